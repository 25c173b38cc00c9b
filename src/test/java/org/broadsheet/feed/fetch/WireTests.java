package org.broadsheet.feed.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.broadsheet.feed.RawWebServer.answer;
import static org.broadsheet.feed.RawWebServer.has;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.broadsheet.feed.FetchSettings;
import org.broadsheet.feed.RawWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** Odd servers on the way to a feed: what browsers take is taken, what is refused says why. */
class WireTests {
    private static final byte[] BODY = """
            <?xml version="1.0" encoding="UTF-8"?><rss version="2.0">\
            <channel><title>Wire</title><link>https://paper.example/</link><description>d</description>\
            <item><title>A story over HTTP</title><link>https://paper.example/1</link>\
            <guid isPermaLink="false">wire-1</guid><pubDate>Wed, 20 Sep 2023 10:00:00 GMT</pubDate>\
            <description>Words.</description></item></channel></rss>""".getBytes(UTF_8);

    /** {@link #BODY} as br; no encoder is on the class path. */
    private static final byte[] BROTLI = Base64.getDecoder()
            .decode(
                    "G2wBAIzUWi037bI2N05x2nxcBEFTEBQ4G/7gEMh/FYiOnzc+C7XZOy74NUm7EAWdzUZphCZ0us1L/ihEdSkVEYSRQWwzFb5y9RfN"
                            + "DD4W0SMY1ZxFTVESj9LdHhsAg02/OyU4bPEICgiGlTZeasSQI9Is26/bJtiPe7RpRSkTlq66x2n+VrQ4IJ0SVaZMMP3F8T9b/UzF"
                            + "2tsccdk4QEhOU9PYj5tg7R2giuuNvAigBKB0TzxC");

    private RawWebServer server;
    private final Fetcher fetcher = fetcher(true);

    @BeforeEach
    void open() throws IOException {
        server = new RawWebServer();
        server.says("/feed", "200 OK\nContent-Length: {length}", BODY);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        fetcher.close();
    }

    @Test
    void aCookieLivesAsLongAsOneFetch() throws Exception {
        server.on(
                "/cookie",
                head -> has(head, "cookie: seen=1")
                        ? answer("200 OK\nContent-Length: " + BODY.length, BODY)
                        : answer("302 Found\nLocation: /gate\nContent-Length: 0", new byte[0]));
        server.says(
                "/gate", "302 Found\nSet-Cookie: seen=1; Path=/\nLocation: /cookie\nContent-Length: 0", new byte[0]);

        assertThat(fetch("/cookie").body()).isEqualTo(BODY);
        assertThat(fetch("/cookie").body()).isEqualTo(BODY);
        assertThat(server.requests()).hasSize(6);
        assertThat(server.requests().get(3)).doesNotContainIgnoringCase("cookie:");
    }

    @Test
    void aCookieOfOneHostIsNotGivenToAnother() throws Exception {
        server.says(
                "/first",
                "302 Found\nSet-Cookie: secret=1; Path=/\nLocation: http://localhost:" + server.port()
                        + "/feed\nContent-Length: 0",
                new byte[0]);

        fetch("/first");

        assertThat(server.requests().get(1)).contains("Host: localhost").doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "gzip, gzip",
        "x-gzip, gzip",
        "'', gzip",
        "deflate, zlib",
        "deflate, raw",
        "br, br",
        "identity, plain",
        "deflate, plain",
        "gzip, plain",
        "GZIP, gzip",
        "'deflate, gzip', zlib+gzip",
        "'gzip, gzip', gzip+gzip"
    })
    void compressedAnswersAreRead(String header, String how) throws Exception {
        byte[] packed = packed(how);
        server.says(
                "/packed",
                "200 OK\n" + (header.isEmpty() ? "" : "Content-Encoding: " + header + "\n")
                        + "Content-Length: {length}",
                packed);

        assertThat(fetch("/packed").body()).asString().isEqualTo(new String(BODY, UTF_8));
    }

    @Test
    void anUnknownCompressionIsNamed() {
        server.says("/zstd", "200 OK\nContent-Encoding: zstd\nContent-Length: {length}", new byte[] {40, 1, 2, 3});
        server.says("/bad", "200 OK\nContent-Encoding: br\nContent-Length: {length}", new byte[] {1, 2, 3});

        assertThat(failure("/zstd")).hasMessageContaining("compressed as zstd");
        assertThat(failure("/bad")).hasMessageMatching(".*compressed.*(as br.*|cut off)");
    }

    @Test
    void bombsOfEveryCodingMeetTheBound() throws Exception {
        ByteArrayOutputStream zlib = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(zlib)) {
            for (int n = 0; n < 50; n++) out.write(new byte[1_000_000]);
        }
        server.says("/bomb", "200 OK\nContent-Encoding: deflate\nContent-Length: {length}", zlib.toByteArray());

        assertThat(failure("/bomb")).hasMessageStartingWith("is larger than");
    }

    @Test
    void equalLengthsSaidTwiceAreOneAndOthersAreNamed() throws Exception {
        int n = BODY.length;
        server.says("/twice", "200 OK\nContent-Length: {length}\nContent-Length: {length}", BODY);
        server.says("/list", "200 OK\nContent-Length: {length}, {length}", BODY);
        server.says("/differ", "200 OK\nContent-Length: {length}\nContent-Length: " + (n + 5), BODY);
        server.says("/word", "200 OK\nContent-Length: many", BODY);
        server.says("/none", "200 OK", BODY);

        assertThat(fetch("/twice").body()).isEqualTo(BODY);
        assertThat(fetch("/list").body()).isEqualTo(BODY);
        assertThat(fetch("/none").body()).isEqualTo(BODY);
        assertThat(failure("/differ")).hasMessageContaining("Content-Length");
        assertThat(failure("/word")).hasMessageContaining("Content-Length");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/новини",
                "/a b",
                "/x|y",
                "/x\\y",
                "/quote\"x",
                "/{id}",
                "/tab\tx",
                "//double",
                "/%zz",
                "?only=query",
                "./feed2",
                "../up",
                "/q?a=ї|b c",
                "/^caret`"
            })
    void aRedirectMayBeWrittenAsBrowsersTakeIt(String location) throws Exception {
        server.says("/dir/away", "302 Found\nLocation: " + location + "\nContent-Length: 0", new byte[0]);
        WebUrl there = WebUrl.parse(location, WebUrl.parse(server.url("/dir/away")));
        if (there != null && there.host().equals("127.0.0.1"))
            server.says(there.target(), "200 OK\nContent-Length: {length}", BODY);

        if (location.equals("//double")) assertThat(failure("/dir/away")).hasMessage("the host name is not known");
        else assertThat(fetch("/dir/away").body()).isEqualTo(BODY);
    }

    @Test
    void aPathThatBeginsWithTwoSlashesIsNoHost() throws Exception {
        server.says("//evil.example/feed", "200 OK\nContent-Length: {length}", BODY);

        assertThat(fetch("//evil.example/feed").body()).isEqualTo(BODY);
        assertThat(server.requests().get(0))
                .startsWith("GET //evil.example/feed ")
                .contains("Host: 127.0.0.1");
    }

    @Test
    void aHostWithAnUnderscoreIsLookedUp() {
        server.says("/under", "302 Found\nLocation: http://my_feeds.paper.invalid/rss\nContent-Length: 0", new byte[0]);

        assertThat(failure("/under")).hasMessage("the host name is not known");
        assertThat(failureOf("http://my_feeds.paper.invalid/rss")).hasMessage("the host name is not known");
    }

    @Test
    void aRedirectToItselfEndsSoon() {
        server.says("/loop", "307 Temporary Redirect\nLocation: /loop\nContent-Length: 0", new byte[0]);

        assertThat(failure("/loop")).hasMessageContaining("redirects without end");
        assertThat(server.requests()).hasSizeLessThan(15);
    }

    @Test
    void validatorsOfA304TakeThePlaceOfTheOldOnes() throws Exception {
        server.says("/etag", "304 Not Modified\nETag: \"v2\"", new byte[0]);
        server.says("/bare", "304 Not Modified", new byte[0]);
        Validators known = new Validators("\"v1\"", "Wed, 20 Sep 2023 10:00:00 GMT");

        Fetched fetched = fetcher.fetch(URI.create(server.url("/etag")), known, fetcher.budget());

        assertThat(fetched.unchanged()).isTrue();
        assertThat(fetched.validators()).isEqualTo(new Validators("\"v2\"", "Wed, 20 Sep 2023 10:00:00 GMT"));
        assertThat(fetcher.fetch(URI.create(server.url("/bare")), known, fetcher.budget())
                        .validators())
                .isEqualTo(known);
    }

    @Test
    void a304ToARequestWithoutConditionsIsAnError() {
        server.says("/etag", "304 Not Modified\nETag: \"v2\"", new byte[0]);

        assertThat(failure("/etag")).hasMessageStartingWith("the server answered HTTP 304");
    }

    @Test
    void retryAfterIsKeptInSecondsAndAsADate() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(7200).atZone(ZoneOffset.UTC));
        server.says("/seconds", "429 Too Many Requests\nRetry-After: 3600\nContent-Length: 0", new byte[0]);
        server.says("/date", "503 Service Unavailable\nRetry-After: " + date + "\nContent-Length: 0", new byte[0]);
        server.says(
                "/past",
                "503 Service Unavailable\nRetry-After: Wed, 20 Sep 2023 10:00:00 GMT\nContent-Length: 0",
                new byte[0]);
        server.says("/words", "503 Service Unavailable\nRetry-After: soon\nContent-Length: 0", new byte[0]);

        assertThat(failure("/seconds").retryAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(failure("/date").retryAfter()).isBetween(Duration.ofMinutes(110), Duration.ofMinutes(121));
        assertThat(failure("/past").retryAfter()).isNull();
        assertThat(failure("/words").retryAfter()).isNull();
        assertThat(failure("/seconds")).hasMessageContaining("429");
    }

    @Test
    void aHeadWithoutEndIsRefused() {
        server.on("/line", head -> answer("200 OK\nX: " + "x".repeat(1_000_000), BODY));
        server.on("/lines", head -> answer("200 OK\n" + "X: y\n".repeat(5000), BODY));

        assertThat(failure("/line")).hasMessageContaining("Maximum");
        assertThat(failure("/lines")).hasMessageContaining("Maximum");
    }

    @Test
    void userAndPasswordAreSentAndDoNotReachTheItems() throws Exception {
        URI source = URI.create("http://an%40na:se%3Acret@127.0.0.1:" + server.port() + "/feed");

        Fetched fetched = fetcher.fetch(source, Validators.NONE, fetcher.budget());

        String basic = Base64.getEncoder().encodeToString("an@na:se:cret".getBytes(UTF_8));
        assertThat(server.requests().get(0)).contains("Authorization: Basic " + basic);
        assertThat(fetched.place()).hasToString(server.url("/feed"));
    }

    @Test
    void userAndPasswordAreNotSentToAnotherHost() throws Exception {
        server.says(
                "/away",
                "302 Found\nLocation: http://localhost:" + server.port() + "/feed\nContent-Length: 0",
                new byte[0]);

        fetcher.fetch(URI.create("http://a:b@127.0.0.1:" + server.port() + "/away"), Validators.NONE, fetcher.budget());

        assertThat(server.requests().get(1)).doesNotContain("Authorization");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.1/",
                "http://0x7f000001/",
                "http://017700000001/",
                "http://１２７.０.０.１/",
                "http://%31%32%37.0.0.1/",
                "http:\\\\127.0.0.1\\",
                "http://LOCALHOST/",
                "http://ⓛocalhost/",
                "http://[::ffff:7f00:1]/",
                "http://localhost./",
                "http:127.0.0.1/",
                "http://127.0.0.1./",
                "http://example.org@127.0.0.1/"
            })
    void noFormOfAPrivateAddressIsAsked(String location) throws Exception {
        String there = location.replaceFirst("/$", ":" + server.port() + "/");
        try (Fetcher strict = fetcher(false)) {
            WebUrl url = WebUrl.parse(there);
            if (url == null) return;
            assertThat(catchThrowableOfType(
                            FetchFailure.class, () -> strict.fetch(url.uri(), Validators.NONE, strict.budget())))
                    .hasMessageMatching("refused: .*|is at an address without a valid host|the host name is not known");
        }
        assertThat(server.requests()).isEmpty();
    }

    // What servers and boxes before them write, and browsers read.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "200 OK\nTransfer-Encoding: identity\nContent-Length: {length}",
                "200 OK\nTransfer-Encoding: identity",
                "200 OK\nContent-Type : text/xml\nContent-Length: {length}",
                "200 OK\nthis line is no header\nContent-Length: {length}",
                "200\nContent-Length: {length}",
                "203 Non-Authoritative Information\nContent-Length: {length}",
                "200 OK\nContent-Length: {length}\nContent-Type: ;;;",
                "200 OK\nContent-Length: {length}\nContent-Type: text/xml; charset",
                "200 OK\nContent-Length: {length}\nContent-Encoding: ",
                "200 OK\nContent-Length: {length}\nContent-Encoding: aws-chunked, identity",
                "200 OK\nContent-Length: {length}\nSet-Cookie: =; ;; expires=never; domain=..; path",
                "103 Early Hints\nLink: </a.css>\n\nHTTP/1.1 200 OK\nContent-Length: {length}",
                "100 Continue\n\nHTTP/1.1 200 OK\nContent-Length: {length}"
            })
    void aHeadIsReadAsBrowsersReadIt(String head) throws Exception {
        server.says("/odd", head, BODY);

        assertThat(fetch("/odd").body()).isEqualTo(BODY);
    }

    @ParameterizedTest
    @CsvSource({"nul\0l, 1", "x, 100000"})
    void aValidatorThatCannotBeKeptIsNotKept(String etag, int times) throws Exception {
        String said = etag.replace("\\0", "\0").repeat(times);
        server.says("/v", "200 OK\nContent-Length: {length}\nETag: \"" + said + "\"\nLast-Modified: a\0b", BODY);

        FetchFailure failure = failure("/v");
        if (failure == null) assertThat(fetch("/v").validators()).isEqualTo(Validators.NONE);
    }

    @Test
    void aWaitOfAnyLengthAndFormIsKept() {
        server.says("/eon", "503 Busy\nRetry-After: 99999999999999999999\nContent-Length: 0", new byte[0]);
        server.says("/list", "503 Busy\nRetry-After: 120, 120\nContent-Length: 0", new byte[0]);
        server.says("/half", "503 Busy\nRetry-After: 1.5\nContent-Length: 0", new byte[0]);
        server.says("/old", "503 Busy\nRetry-After: Friday, 30-Dec-50 10:00:00 GMT\nContent-Length: 0", new byte[0]);
        server.says("/minus", "503 Busy\nRetry-After: -5\nContent-Length: 0", new byte[0]);

        assertThat(failure("/eon").retryAfter()).isGreaterThan(Duration.ofDays(1));
        assertThat(failure("/list").retryAfter()).isEqualTo(Duration.ofSeconds(120));
        assertThat(failure("/half").retryAfter()).isEqualTo(Duration.ofSeconds(1));
        assertThat(failure("/old").retryAfter()).isGreaterThan(Duration.ofDays(1));
        assertThat(failure("/minus").retryAfter()).isNull();
    }

    // A packed body that has lost its trailer is whole all the same; one that is cut before is not.
    @ParameterizedTest
    @CsvSource({"gzip, 8, true", "gzip, 3, true", "gzip, 40, false", "zlib, 40, false", "raw, 30, false"})
    void aTrailerOfGzipThatIsLostCostsNothing(String how, int lost, boolean whole) throws Exception {
        byte[] packed = packed(how);
        byte[] cut = java.util.Arrays.copyOf(packed, packed.length - lost);
        String coding = how.equals("gzip") ? "gzip" : "deflate";
        server.says("/cut", "200 OK\nContent-Encoding: " + coding + "\nContent-Length: {length}", cut);

        if (whole) assertThat(fetch("/cut").body()).isEqualTo(BODY);
        else assertThat(failure("/cut")).hasMessageContaining("cut off");
    }

    @Test
    void bytesBehindAPackedBodyAreNoPartOfIt() throws Exception {
        for (String how : new String[] {"gzip", "zlib", "raw"}) {
            byte[] packed = packed(how);
            byte[] padded = java.util.Arrays.copyOf(packed, packed.length + 100);
            String coding = how.equals("gzip") ? "gzip" : "deflate";
            server.says("/padded", "200 OK\nContent-Encoding: " + coding + "\nContent-Length: {length}", padded);

            assertThat(fetch("/padded").body()).as(how).isEqualTo(BODY);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest",
                "//[::1]:{port}/feed",
                "http://0:{port}/feed",
                "http://[::ffff:127.0.0.1]:{port}/feed",
                "http://user@127.0.0.1:{port}/feed",
                "http://0177.1:{port}/feed",
                "//%6cocalhost:{port}/feed"
            })
    void aRedirectIsGuardedLikeTheFirstAddress(String location) throws Exception {
        try (Fetcher strict = new Fetcher(
                new FetchSettings(Duration.ofMinutes(5), Duration.ofSeconds(5), DataSize.ofMegabytes(1), false))) {
            WebUrl first = WebUrl.parse("http://127.0.0.1:" + server.port() + "/feed");
            WebUrl second = WebUrl.parse(location.replace("{port}", "" + server.port()), first);
            FetchFailure failure = catchThrowableOfType(
                    FetchFailure.class,
                    () -> strict.fetch(URI.create(String.valueOf(second)), Validators.NONE, strict.budget()));
            assertThat(failure).hasMessageStartingWith("refused: ");
        }
        assertThat(server.requests()).isEmpty();
    }

    private byte[] packed(String how) throws IOException {
        byte[] body = BODY;
        for (String step : how.split("\\+")) body = step(body, step);
        return body;
    }

    private static byte[] step(byte[] body, String how) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (how) {
            case "gzip" -> {
                try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                    gzip.write(body);
                }
            }
            case "zlib", "raw" -> {
                try (DeflaterOutputStream deflate = new DeflaterOutputStream(out, new Deflater(9, how.equals("raw")))) {
                    deflate.write(body);
                }
            }
            case "br" -> out.writeBytes(BROTLI);
            default -> out.writeBytes(body);
        }
        return out.toByteArray();
    }

    private Fetched fetch(String path) throws FetchFailure {
        return fetcher.fetch(URI.create(server.url(path)), Validators.NONE, fetcher.budget());
    }

    private FetchFailure failure(String path) {
        return failureOf(server.url(path));
    }

    private FetchFailure failureOf(String address) {
        return catchThrowableOfType(
                FetchFailure.class, () -> fetcher.fetch(URI.create(address), Validators.NONE, fetcher.budget()));
    }

    private static Fetcher fetcher(boolean allowPrivate) {
        return new Fetcher(new FetchSettings(
                Duration.ofMinutes(5), Duration.ofSeconds(20), DataSize.ofMegabytes(1), allowPrivate));
    }
}

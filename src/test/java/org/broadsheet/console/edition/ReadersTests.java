package org.broadsheet.console.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.LetterAssert.assertThat;

import com.deque.html.axecore.selenium.AxeBuilder;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.broadsheet.Broadsheet;
import org.broadsheet.LetterAssert;
import org.broadsheet.TestDatabase;
import org.broadsheet.job.DigestRuns;
import org.broadsheet.member.MemberData;
import org.broadsheet.member.MemberId;
import org.broadsheet.member.SampleMembers;
import org.broadsheet.member.file.MemberFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An edition that went out: its page in the archive, and what becomes of the links in its letter. */
class ReadersTests {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final GreenMail RELAY = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final String DATABASE = TestDatabase.create();
    private static final JdbcClient JDBC = JdbcClient.create(TestDatabase.dataSource(DATABASE));
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private static ConfigurableApplicationContext broadsheet;
    private static String site;
    private static String today;

    @BeforeAll
    static void send() throws Exception {
        RELAY.start();
        int port = freePort();
        site = "http://localhost:" + port;
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC));
        Path feed = feed(item("Fog &amp; mist on the river", date) + item("The second story", date));
        broadsheet = new SpringApplicationBuilder(Broadsheet.class)
                .web(WebApplicationType.SERVLET)
                .run(
                        "--server.port=" + port,
                        "--spring.datasource.url=" + DATABASE,
                        "--spring.quartz.auto-startup=false",
                        "--spring.mail.host=127.0.0.1",
                        "--spring.mail.port=" + RELAY.getSmtp().getPort(),
                        "--broadsheet.site.url=" + site,
                        "--broadsheet.newsroom.name=The Example",
                        "--broadsheet.newsroom.url=https://example.org",
                        "--broadsheet.newsroom.postal-address=1 Example Street",
                        "--broadsheet.mail.from=The Example <daily@example.org>",
                        "--broadsheet.mail.rate-per-second=12",
                        "--broadsheet.api.token=kX9vT2mQ7wLp4RzB8nYc3DfG6hJsAe1U",
                        "--broadsheet.feeds[0].url=" + feed.toUri(),
                        "--broadsheet.digests.daily.title=The Daily",
                        "--broadsheet.digests.secret.title=The Secret",
                        "--broadsheet.digests.secret.archive=false");
        Path members =
                Files.writeString(folder.resolve("m.csv"), "email,name,digests\nann@example.org,Ann,daily;secret\n");
        broadsheet.getBean(MemberFile.class).importFile(members, false, false, System.out, System.err);
        for (String digest : List.of("daily", "secret"))
            ask("POST", "/api/digests/" + digest + "/send", "Authorization", "Bearer kX9vT2mQ7wLp4RzB8nYc3DfG6hJsAe1U");
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> JDBC.sql("select count(*) from edition where state = 'done'")
                                .query(Long.class)
                                .single()
                        == 2);
        today = JDBC.sql("select cast(max(day) as text) from edition")
                .query(String.class)
                .single();
    }

    private static Path feed(String items) throws IOException {
        return Files.writeString(
                folder.resolve("feed.xml"),
                "<rss version='2.0'><channel><title>News</title><link>https://example.org/</link>" + items
                        + "</channel></rss>");
    }

    private static String item(String title, String date) {
        return "<item><title>" + title
                + "</title><description>A few words of it.</description><link>https://example.org/" + title.hashCode()
                + "</link><pubDate>" + date + "</pubDate></item>";
    }

    @AfterAll
    static void stop() {
        broadsheet.close();
        RELAY.stop();
    }

    @Test
    void editionIsAPageOfTheSiteForEverybody() throws Exception {
        var answer = ask("GET", "/archive/daily/" + today);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("<link rel=\"canonical\" href=\"" + site + "/archive/daily/" + today + "\">")
                .contains("property=\"og:title\" content=\"Fog &amp; mist on the river")
                .contains("property=\"og:url\"", "property=\"article:published_time\"", "name=\"description\"")
                .contains("type=\"application/rss+xml\"", "href=\"/archive/daily/rss\"")
                .doesNotContain("/unsubscribe/", "/preferences/", "ann@example.org", "noindex");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void whoHasThePageAlreadyGetsItNotAgain() throws Exception {
        for (String path : List.of("/archive/daily/" + today, "/archive/daily/rss", "/archive", "/archive/daily")) {
            var first = ask("GET", path);
            String tag = first.headers().firstValue("ETag").orElseThrow();

            assertThat(first.headers().firstValue("Cache-Control").orElseThrow())
                    .contains("public", "max-age=300");
            var again = ask("GET", path, "If-None-Match", tag);
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(ask("GET", path, "If-None-Match", "\"other\"").statusCode())
                    .isEqualTo(200);
        }
    }

    /** A strong tag would keep the server from it. */
    @Test
    void pageWithATagIsCompressedAllTheSame() throws Exception {
        var answer = ask("GET", "/archive/daily/" + today, "Accept-Encoding", "gzip");

        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(answer.headers().firstValue("ETag")).get().asString().startsWith("W/");
    }

    @Test
    void listSaysTheDayInWordsAndGoesBackInTime() throws Exception {
        String english = ask("GET", "/archive?lang=en").body();
        String ukrainian = ask("GET", "/archive/daily?lang=uk").body();
        LocalDate day = LocalDate.parse(today);

        assertThat(english)
                .contains(">" + day.format(DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.ENGLISH)));
        assertThat(ukrainian)
                .contains(day.format(DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.forLanguageTag("uk"))))
                .contains("/archive/daily/" + today);
        assertThat(ask("GET", "/archive/daily?before=" + today).body()).doesNotContain("/archive/daily/" + today);
        assertThat(ask("GET", "/archive/daily?before=" + day.plusDays(1)).body())
                .contains("/archive/daily/" + today);
        assertThat(ask("GET", "/archive/secret").statusCode()).isEqualTo(404);
        assertThat(ask("GET", "/archive/none").statusCode()).isEqualTo(404);
    }

    /** Their letters link to it. In the lists it is no more, nor is it there where nobody has it. */
    @Test
    void cancelledEditionThatMembersHaveStaysReadable() throws Exception {
        JDBC.sql(CANCEL.formatted("'cancelled'")).update();
        JDBC.sql(CANCELLED_UNSENT).update();
        try {
            assertThat(ask("GET", "/archive/daily/" + today).statusCode()).isEqualTo(200);
            assertThat(ask("GET", "/archive/daily").body()).doesNotContain("/archive/daily/" + today);
            assertThat(ask("GET", "/archive/daily/" + today + ".9").statusCode())
                    .isEqualTo(404);
        } finally {
            JDBC.sql("delete from edition where number = 9").update();
            JDBC.sql(CANCEL.formatted("'done'")).update();
        }
    }

    private static final String CANCEL = "update edition set state = %s where digest = 'daily'";
    private static final String CANCELLED_UNSENT = """
            insert into edition (digest, day, number, from_at, to_at, by_hand, state, content, created_at)
            select digest, day, 9, from_at, to_at, by_hand, state, content, created_at from edition where digest = 'daily'
            """;

    @Test
    void editionsAreAFeed() throws Exception {
        var answer = ask("GET", "/archive/daily/rss");

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/rss+xml");
        assertThat(answer.body())
                .contains("<rss version=\"2.0\"", "Fog &amp; mist on the river")
                .contains("<link>" + site + "/archive/daily/" + today + "</link>");
    }

    @Test
    void digestWhoseArchiveIsOffIsNotThereAndItsLetterDoesNotSayIt() throws Exception {
        assertThat(ask("GET", "/archive").body()).contains("The Daily").doesNotContain("The Secret");
        assertThat(ask("GET", "/archive/secret/" + today).statusCode()).isEqualTo(404);
        assertThat(ask("GET", "/archive/secret/rss").statusCode()).isEqualTo(404);
        assertThat(ask("GET", "/").body()).contains("/archive/daily/" + today).doesNotContain("/archive/secret");
        assertThat(letter("Secret")).header("List-Archive").isNull();
        assertThat(letter("Secret")).inHtml().doesNotSay("/archive/");
    }

    @Test
    void memberHasAllWeHoldAndNothingThatNamesThemStaysBehind() throws Exception {
        long member = JDBC.sql("insert into member (address, address_key, status, joined, consented) values"
                        + " ('bo@example.org', 'bo@example.org', 'active', now(), now()) returning id")
                .query(Long.class)
                .single();
        String token = "aaaaaaaaaaaaaaaaaaaaaaaaaa";
        JDBC.sql(
                        "insert into confirmation (token_hash, kind, member_id, address_key, address, asked, network)"
                                + " values (encode(sha256(:token::bytea), 'hex'), 'data', :member, 'bo@example.org', 'bo@example.org', now(), '')")
                .param("token", token)
                .param("member", member)
                .update();
        JDBC.sql(
                        "insert into delivery (edition_id, member_id, at, state, attempts, reply) select r.edition_id, m.id, now(),"
                                + " 'rejected', 1, '<bo@example.org>: unknown' from delivery_run r, member m"
                                + " where r.digest = 'daily' and m.address = 'bo@example.org'")
                .update();

        assertThat(ask("GET", "/confirm/" + token + "/data").body())
                .contains("\"deliveries\"", "\"rejected\"", "unknown", "\"bounces\"");
        broadsheet.getBean(MemberData.class).forget(new MemberId(member));

        assertThat(JDBC.sql("select count(*) from delivery where reply like '%bo@%'")
                        .query(Long.class)
                        .single())
                .isZero();
        JDBC.sql("delete from delivery where reply = 'erased'").update();
    }

    @Test
    void whoLeavesByOneClickWhileTheEditionGoesOutGetsNoLetterOfIt() throws Exception {
        StringBuilder csv = new StringBuilder("email,digests\n");
        for (int n = 10; n < 60; n++) csv.append("runner" + n + "@example.org,secret\n");
        Path members = Files.writeString(folder.resolve("runners.csv"), csv);
        broadsheet.getBean(MemberFile.class).importFile(members, false, false, System.out, System.err);
        Instant now = Instant.now();
        feed(item("News of the hour", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC))));

        var run = CompletableFuture.supplyAsync(
                () -> broadsheet.getBean(DigestRuns.class).special("secret", Instant.now()));
        Awaitility.await().until(() -> runnersMailed().size() >= 5);
        Map<String, String> leaving = new TreeMap<>();
        JDBC.sql("select address, link from mailable_member where address >= 'runner45' and digest = 'secret'")
                .query(row -> {
                    leaving.put(
                            row.getString("address"),
                            SampleMembers.token(TestDatabase.dataSource(DATABASE), row.getLong("link")));
                });
        leaving.keySet().removeAll(runnersMailed());
        for (String token : leaving.values()) assertThat(oneClick(token)).isEqualTo(200);

        assertThat(run.get().suppressed()).isEqualTo(leaving.size()).isGreaterThanOrEqualTo(10);
        assertThat(runnersMailed()).hasSize(50 - leaving.size()).doesNotContainAnyElementsOf(leaving.keySet());
        JDBC.sql("delete from member where address like 'runner%'").update();
    }

    private static Set<String> runnersMailed() throws Exception {
        Set<String> mailed = new TreeSet<>();
        for (MimeMessage letter : RELAY.getReceivedMessages()) {
            String to = letter.getAllRecipients()[0].toString();
            if (to.startsWith("runner")) mailed.add(to);
        }
        return mailed;
    }

    private static int oneClick(String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(site + "/unsubscribe/" + token))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click"));
        return CLIENT.send(request.build(), BodyHandlers.ofString()).statusCode();
    }

    @Test
    void homePageShowsTheLastEdition() throws Exception {
        assertThat(ask("GET", "/?lang=en").body())
                .contains("href=\"/archive/daily/" + today + "\"", "Fog &amp; mist on the river", "The second story");
    }

    @Test
    void browserWithScriptThatOpensEveryLinkOfTheLetterChangesNothing() throws Exception {
        Assumptions.assumeTrue(
                Files.exists(CHROMIUM) && Files.exists(DRIVER), "skipped: no chromium and chromedriver here");
        Set<String> links = links(letter("Daily"));
        assertThat(links).anyMatch(l -> l.contains("/unsubscribe/")).anyMatch(l -> l.contains("/preferences/"));
        assertThat(links).anyMatch(l -> l.contains("/archive/"));
        Map<String, String> before = database();

        for (String link : links)
            for (String method : List.of("HEAD", "GET", "OPTIONS")) {
                String path = URI.create(link).getRawPath();
                ask(method, path);
                ask(method, path, "Sec-Purpose", "prefetch;prerender", "Purpose", "prefetch");
            }
        ChromeDriver browser = browser();
        try {
            Set<String> further = new TreeSet<>();
            for (String link : links) {
                browser.get(link);
                assertThat(new AxeBuilder()
                                .setLegacyMode(true)
                                .setTimeout(60)
                                .disableRules(List.of("region", "landmark-one-main", "page-has-heading-one"))
                                .analyze(browser)
                                .getViolations())
                        .as(link)
                        .isEmpty();
                browser.findElements(By.tagName("a")).stream()
                        .map(a -> a.getDomProperty("href"))
                        .filter(href -> href != null && href.startsWith(site))
                        .forEach(further::add);
                // As a mailbox program does that fetches ahead what might be opened next.
                browser.executeScript(
                        "for (const a of document.links) if (a.href.startsWith(location.origin)) fetch(a.href)");
            }
            further.removeAll(links);
            for (String link : further) browser.get(link);
        } finally {
            browser.quit();
        }

        assertThat(database()).isEqualTo(before);
    }

    private static ChromeDriver browser() {
        ChromeOptions options = new ChromeOptions().addArguments("--headless=new", "--no-sandbox", "--disable-gpu");
        options.setBinary(CHROMIUM.toFile());
        return new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .build(),
                options);
    }

    /** What every table holds, but those of the clocks: sessions, schedules, workers at their post. */
    private static Map<String, String> database() {
        Map<String, String> content = new TreeMap<>();
        for (String table : JDBC.sql("select table_name from information_schema.tables where table_schema = 'public'"
                        + " and table_type = 'BASE TABLE' and table_name !~ '^(qrtz|batch|spring|int_)'")
                .query(String.class)
                .list())
            content.put(
                    table,
                    JDBC.sql("select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from " + table + " t")
                            .query(String.class)
                            .single());
        return content;
    }

    private static Set<String> links(MimeMessage letter) throws Exception {
        Set<String> links = new TreeSet<>();
        var found = Pattern.compile(Pattern.quote(site) + "[^\\s\"'<>)]*")
                .matcher(LetterAssert.html(letter) + " " + LetterAssert.text(letter) + " "
                        + letter.getHeader("List-Unsubscribe")[0]);
        while (found.find()) links.add(found.group().replace("&amp;", "&"));
        return links;
    }

    private static MimeMessage letter(String digest) throws Exception {
        for (MimeMessage letter : RELAY.getReceivedMessages())
            if (letter.getHeader("List-Id")[0].contains(digest)) return letter;
        throw new AssertionError("no letter of " + digest);
    }

    private static HttpResponse<String> ask(String method, String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(site + path)).method(method, BodyPublishers.noBody());
        if (headers.length > 0) request.headers(headers);
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

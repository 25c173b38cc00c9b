package org.broadsheet.console.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.broadsheet.console.ConsoleRoom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Requests that no browser makes: each ends soon, is the client's fault, and leaves no stack trace in the log. */
@ExtendWith(OutputCaptureExtension.class)
class HostileBodiesTests {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    private static final String JSON = "Content-Type: application/json";
    private static final String CHUNKED = "Transfer-Encoding: chunked";
    private static final String EXPECT = "Expect: 100-continue";
    private static ConsoleRoom room;
    private static int port;

    @BeforeAll
    static void start() {
        room = ServerRoom.shared();
        port = ServerRoom.port();
    }

    @BeforeEach
    void logAll() {
        room.forgetCookies();
        room.jdbc.sql("delete from throttle").update();
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.INFO);
    }

    @Test
    void clientThatAsksFirstIsToldToGoOn() throws Exception {
        try (RawHttp client = new RawHttp(port).head("POST", "/subscribe", FORM, EXPECT, "Content-Length: 6")) {
            assertThat(client.status(ServerRoom.BODY_TIMEOUT.dividedBy(2))).isEqualTo(100);
            client.send("email=");

            assertThat(client.status(SOON)).isBetween(200, 499).isNotEqualTo(408);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/subscribe, 70000, application/x-www-form-urlencoded, 413",
        "/subscribe, 700, multipart/form-data; boundary=x, 415",
        "/console/members/import, 700, multipart/form-data; boundary=x, 303",
        "/hooks/nobody, 700, application/json, 404",
        "/api/digests/daily/send, 700, application/json, 401",
    })
    void clientThatAsksFirstIsNotToldToSendWhatIsRefused(String path, int length, String type, int status)
            throws Exception {
        try (RawHttp client =
                new RawHttp(port).head("POST", path, EXPECT, "Content-Type: " + type, "Content-Length: " + length)) {
            int answered = client.status(SOON);

            assertThat(answered).isIn(status, 302);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "OPTIONS", "TRACE", "DELETE", "PATCH", "PUT", "GET", "FOO"})
    void everyMethodHasTheBoundOfItsPath(String method, CapturedOutput log) throws Exception {
        for (String path : new String[] {"/", "/subscribe", "/console", "/hooks/mailgun", "/nowhere"}) {
            try (RawHttp client = new RawHttp(port).head(method, path, FORM, "Content-Length: 2000000")) {
                client.pour(100_000, new byte[8192]);
                assertThat(client.status(SOON)).as(method + path).isIn(413, 405, 501);
            }
            try (RawHttp client = new RawHttp(port).head(method, path, FORM, CHUNKED)) {
                client.send("5\r\na=b&c\r\n0\r\n\r\n");
                assertThat(client.status(SOON))
                        .as(method + path)
                        .isBetween(200, 501)
                        .isNotEqualTo(500);
            }
        }
        assertThat(log.getAll()).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ffffffffffffffff | x",
                "7fffffff | x",
                "-1 | x",
                "0x5 | a=b&c",
                "' 5' | a=b&c",
                "5;EXTENSION | a=b&c",
                "5 | a=b&c\\r\\n0\\r\\nTRAILER\\r\\n",
                "5 | a=b&c\\r\\n0\\r\\nFIELDS\\r\\n",
                "5 | a=b&c\\r\\n0\\r\\nContent-Length: 9\\r\\nHost: evil.example\\r\\n\\r\\n",
                "5 | a=b&cNOEND",
                "1\\r\\na\\r\\n1 | ONES",
            })
    void malformedChunksEnd(String size, String rest, CapturedOutput log) throws Exception {
        String chunk = (size + "\r\n" + rest)
                .replace("\\r", "\r")
                .replace("\\n", "\n")
                .replace("EXTENSION", "x=" + "y".repeat(60_000))
                .replace("TRAILER", "X: " + "y".repeat(60_000))
                .replace("FIELDS", "X: y\r\n".repeat(5_000).strip())
                .replace("ONES", "a\r\n1\r\n".repeat(40_000));
        for (String path : new String[] {"/subscribe", "/hooks/mailgun"}) {
            try (RawHttp client = new RawHttp(port).head("POST", path, FORM, CHUNKED)) {
                client.pour(chunk.length(), chunk.getBytes(StandardCharsets.ISO_8859_1));

                assertThat(client.status(SOON)).as(path).isNotIn(0, 500);
            }
        }
        assertThat(log.getAll()).doesNotContain("\tat ");
        assertThat(room.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void restOfARefusedBodyIsNoRequest() throws Exception {
        String smuggled = "GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n";
        for (int length : new int[] {70_000, smuggled.length()}) {
            String type = length > 65_536 ? FORM : "Content-Type: multipart/form-data; boundary=x";
            try (RawHttp client = new RawHttp(port).head("POST", "/subscribe", type, "Content-Length: " + length)) {
                client.pour(length, (smuggled + "a".repeat(70_000)).getBytes(StandardCharsets.US_ASCII));
                client.pour(smuggled.length(), smuggled.getBytes(StandardCharsets.US_ASCII));

                assertThat(client.all(SOON)).startsWith("HTTP/1.1 41").containsOnlyOnce("HTTP/1.1");
            }
        }
    }

    @Test
    void requestsInOneGoAreAnsweredInTheirOrder() throws Exception {
        String small = "POST /subscribe HTTP/1.1\r\nHost: localhost\r\n" + FORM + "\r\nContent-Length: 6\r\n\r\nemail=";
        String large = "POST /subscribe HTTP/1.1\r\nHost: localhost\r\n" + FORM + "\r\nContent-Length: 70000\r\n\r\n";
        try (RawHttp client = new RawHttp(port).send(small + small + large + "a".repeat(70_000))) {
            String answers = client.all(SOON);

            assertThat(answers.split("HTTP/1.1 ", -1)).hasSize(4);
            assertThat(answers).contains("HTTP/1.1 413");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Cookie, a=1; , 300",
        "Cookie, SESSION=AAAA; , 180",
        "Cookie, csrf=a; , 199",
        "Cookie, =; , 2000",
        "Accept, 'text/html;q=0.1,', 400",
        "Accept, 'a/b;', 1500",
        "Accept-Language, 'uk-UA-x-a;q=0.1,', 400",
        "Accept-Language, '-,', 3000",
        "Range, 'bytes=0-,0-,0-,', 500",
        "If-None-Match, '\"a\",', 1500",
        "If-Modified-Since, 1, 5000",
        "X-Forwarded-For, '1.1.1.1,', 900",
        "Authorization, Bearer , 1000",
        "Authorization, Basic , 1000",
        "Content-Type, a/b;c=, 1500",
        "Origin, https://, 900",
        "Sec-Fetch-Site, x, 7000",
        "HX-Request, x, 7000",
        "Referer, http://[, 700",
        "Connection, 'x,', 3000",
        "Expect, x, 100",
        "Upgrade, h2c, 1",
        "traceparent, 00-, 2000",
    })
    void headersInPlentyAreNotOurFault(String name, String piece, int times, CapturedOutput log) throws Exception {
        for (String path : new String[] {
            "/", "/passkey.js", "/console", "/console/login", "/login/webauthn", "/api/editions/a/b", "/actuator/health"
        }) {
            for (String method : new String[] {"GET", "POST"}) {
                try (RawHttp client =
                        new RawHttp(port).head(method, path, name + ": " + piece.repeat(times), "Content-Length: 0")) {
                    assertThat(client.status(SOON)).as(method + path).isBetween(200, 499);
                }
            }
        }
        assertThat(log.getAll()).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({"a&, 32000", "=&, 20000", "a=1&, 12000", "&, 65000", "a[0][0]=&, 6000", "%00=&, 900", ";, 65000"})
    void fieldsInPlentyAreNotOurFault(String piece, int times, CapturedOutput log) throws Exception {
        for (String path : new String[] {"/subscribe", "/console/login", "/unsubscribe/x", "/hooks/mailgun", "/api/x"})
            assertThat(room.submit(path, piece.repeat(path.startsWith("/unsub") ? times / 8 : times))
                            .statusCode())
                    .as(path)
                    .isBetween(200, 499);

        assertThat(log.getAll()).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "\"", "1", "{\"id\":\"", "\\u0000", "[{},"})
    void nestingIsNotOurFault(String piece, CapturedOutput log) throws Exception {
        String body = piece.repeat(64_000 / piece.length());
        for (String path : new String[] {"/login/webauthn", "/hooks/mailgun", "/api/digests/daily/send"}) {
            try (RawHttp client = new RawHttp(port)
                    .head(
                            "POST",
                            path,
                            JSON,
                            "Authorization: Bearer " + ServerRoom.API_TOKEN,
                            "Content-Length: " + body.length())
                    .send(body)) {
                assertThat(client.status(SOON)).as(path).isBetween(400, 499);
            }
        }
        assertThat(log.getAll()).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate, gzip", "x"})
    void compressedBodyIsNotInflated(String encoding, CapturedOutput log) throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write(("email=" + "a".repeat(10_000_000)).getBytes(StandardCharsets.US_ASCII));
        }
        for (String path : new String[] {"/subscribe", "/console/login", "/hooks/mailgun", "/login/webauthn"}) {
            try (RawHttp client = new RawHttp(port)
                    .head("POST", path, FORM, "Content-Encoding: " + encoding, "Content-Length: " + bomb.size())) {
                client.pour(bomb.size(), bomb.toByteArray());
                assertThat(client.status(SOON)).as(path).isBetween(200, 499);
            }
        }
        assertThat(log.getAll()).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "application/x-www-form-urlencoded; charset=UTF-16",
                "APPLICATION/X-WWW-FORM-URLENCODED",
                "application/json",
                "text/plain"
            })
    void apiReadsTheOctetsWhateverTheirType(String type) throws Exception {
        for (String body : new String[] {"{\"approved\":true}", "{\"approved\": false, \"a\":\"b=c&d=%zz\"}", " "}) {
            int status = api(type, body);

            assertThat(status).as(body).isEqualTo(404);
        }
        assertThat(api(type, "approved=true")).isEqualTo(400);
    }

    private static int api(String type, String body) throws IOException {
        try (RawHttp client = new RawHttp(port)
                .head(
                        "POST",
                        "/api/digests/nosuch/send",
                        "Content-Type: " + type,
                        "Authorization: Bearer " + ServerRoom.API_TOKEN,
                        "Content-Length: " + body.length())
                .send(body)) {
            return client.status(SOON);
        }
    }

    @Test
    void unfinishedHeadersLeaveThePagesOpen() throws Exception {
        List<RawHttp> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 210; i++) slow.add(new RawHttp(port).send("POST /subscribe HTTP/1.1\r\nHost: loc"));
            for (RawHttp client : slow) client.pour(1, new byte[] {'a'});

            long start = System.nanoTime();
            assertThat(room.get("/").statusCode()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        } finally {
            for (RawHttp client : slow) client.close();
        }
    }
}

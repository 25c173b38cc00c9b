package org.broadsheet.console.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.broadsheet.console.ConsoleRoom;
import org.broadsheet.member.SampleMembers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are too long, too slow, too many, or in parts where none are expected. */
class BodyLimitTests {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    private static final String PARTS = "Content-Type: multipart/form-data; boundary=xyz";
    private static final byte[] PIECE = "a".repeat(8192).getBytes(StandardCharsets.US_ASCII);

    private static ConsoleRoom room;
    private static int port;

    @BeforeAll
    static void start() {
        room = ServerRoom.shared();
        port = ServerRoom.port();
    }

    @BeforeEach
    void newBrowser() {
        room.forgetCookies();
        room.jdbc.sql("delete from throttle").update();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /login/webauthn, 65537",
        "POST, /subscribe, 65537",
        "POST, /console/login, 65537",
        "POST, /console/../login/webauthn, 65537",
        "POST, /api/digests/daily/send, 65537",
        "POST, /nowhere, 65537",
        "POST, /hooks/../subscribe, 65537",
        "PUT, /subscribe, 65537",
        "GET, /, 65537",
        "POST, /hooks/mailgun, 1048577",
        "POST, /hooks/nobody, 1048577",
        "POST, /hooks/ghost, 1048577",
        "POST, /unsubscribe/x, 8193",
        "POST, /console/members/import, 27262977",
    })
    void lengthAboveTheBoundIsRefusedAtOnce(String method, String path, long length) throws Exception {
        try (RawHttp client = new RawHttp(port).head(method, path, FORM, "Content-Length: " + length)) {
            assertThat(client.status(Duration.ofSeconds(5))).isEqualTo(413);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /subscribe, application/x-www-form-urlencoded",
        "POST, /nowhere, application/x-www-form-urlencoded",
        "POST, /console/login, application/x-www-form-urlencoded",
        "POST, /hooks/mailgun, application/json",
        "POST, /unsubscribe/x, application/x-www-form-urlencoded",
    })
    void bodyWithoutALengthEndsAtTheBound(String method, String path, String type) throws Exception {
        try (RawHttp client =
                new RawHttp(port).head(method, path, "Content-Type: " + type, "Transfer-Encoding: chunked")) {
            String chunk = "2000\r\n" + "a".repeat(8192) + "\r\n";
            client.pour(1_200_000, chunk.repeat(4).getBytes(StandardCharsets.US_ASCII));

            assertThat(client.status(SOON)).isEqualTo(413);
        }
    }

    @Test
    void clientThatIsStillSendingSeesItsAnswer() throws Exception {
        try (RawHttp client = new RawHttp(port).head("POST", "/login/webauthn", FORM, "Content-Length: 18000000")) {
            client.pour(18_000_000, PIECE);

            assertThat(client.answer(SOON)).startsWith("HTTP/1.1 413").contains("Connection: close");
        }
    }

    @Test
    void refusalSpeaksTheClientsLanguage() throws Exception {
        try (RawHttp client = new RawHttp(port)
                .head("POST", "/subscribe", FORM, "Content-Length: 70000", "Accept-Language: uk-UA,uk;q=0.9")) {
            assertThat(new String(client.answer(SOON).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                    .contains("завеликі");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/subscribe",
                "/unsubscribe/x",
                "/nowhere",
                "/archive",
                "/console/members/import",
                "/console/members/import/",
                "/console/login",
                "/api/digests/daily/send",
                "/hooks/mailgun",
                "/login/webauthn",
                "/preferences/x",
                "/error",
                "/"
            })
    void strangersPartsAreNeverWrittenToDisk(String path) throws Exception {
        for (String length : new String[] {"Content-Length: 24000000", "Transfer-Encoding: chunked"}) {
            try (RawHttp client = new RawHttp(port).head("POST", path, PARTS, length)) {
                String head = "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n";
                client.send(
                        length.startsWith("T") ? Integer.toHexString(head.length()) + "\r\n" + head + "\r\n" : head);
                byte[] chunk = ("2000\r\n" + "a".repeat(8192) + "\r\n").getBytes(StandardCharsets.US_ASCII);
                client.pour(23_000_000, length.startsWith("T") ? chunk : PIECE);
                assertThat(onDisk()).isZero();

                assertThat(client.status(SOON)).isIn(-1, 302, 303, 401, 403, 404, 413, 415);
                assertThat(onDisk()).isZero();
            }
        }
    }

    @Test
    void editorsFileIsNotReadEither() throws Exception {
        room.jdbc
                .sql(
                        "insert into account (username, password, role, accepted) values ('ed', '{noop}a long password of ed', 'editor', now())"
                                + " on conflict do nothing")
                .update();
        room.login("ed", "a long password of ed");

        try (RawHttp client = new RawHttp(port)
                .head(
                        "POST",
                        "/console/members/import",
                        PARTS,
                        "Cookie: " + room.cookies(),
                        "Content-Length: 24000000")) {
            client.send("--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n");
            client.pour(20_000_000, PIECE);
            assertThat(onDisk()).isZero();

            assertThat(client.status(SOON)).isEqualTo(403);
        }
    }

    @Test
    void administratorsFileIsTaken() throws Exception {
        room.login();
        String page = room.get("/console/members/import").body();
        String token = page.replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
        String csv = "email\n" + "x".repeat(40) + "@example.org\n";
        String body =
                part("_csrf", "", token) + part("file", "; filename=\"m.csv\"", csv.repeat(50_000)) + "--xyz--\r\n";

        var answer = room.upload("/console/members/import", "multipart/form-data; boundary=xyz", body);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).startsWith("/console/members/import/");
    }

    @Test
    void brokenPartsOfAnAdministratorAreTheirFault() throws Exception {
        room.login();
        for (String body : List.of("", "--xyz", "--xyz\r\n\r\nno name\r\n--xyz--\r\n", "--abc--\r\n"))
            assertThat(room.upload("/console/members/import", "multipart/form-data; boundary=xyz", body)
                            .statusCode())
                    .isIn(400, 403, 303);
        assertThat(room.upload("/console/members/import", "multipart/form-data", "x")
                        .statusCode())
                .isIn(400, 403, 303);
    }

    @Test
    void oneClickComesInParts() throws Exception {
        room.members(List.of("ann@example.org,Ann,daily"));
        String token = SampleMembers.token(room.database, "ann@example.org", "daily");
        String body = part("List-Unsubscribe", "", "One-Click") + "--xyz--\r\n";

        assertThat(room.upload("/unsubscribe/" + token, "multipart/form-data; boundary=xyz", body)
                        .statusCode())
                .isEqualTo(200);
        assertThat(room.value("select status from member where address = 'ann@example.org'"))
                .isEqualTo("unsubscribed");
    }

    private static String part(String name, String more, String value) {
        return "--xyz\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n" + value + "\r\n";
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void twoHundredAndTenSlowBodiesLeaveThePagesOpen(boolean fromAsManyNetworks) throws Exception {
        room.get("/");
        List<RawHttp> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 210; i++) {
                String from = "X-Forwarded-For: 198.18." + (fromAsManyNetworks ? i : 0) + ".1";
                slow.add(new RawHttp(port).head("POST", "/subscribe", FORM, "Content-Length: 2000", from));
            }
            for (RawHttp client : slow) client.pour(1, new byte[] {'a'});
            for (int i = 0; i < 6; i++) {
                long start = System.nanoTime();
                assertThat(room.get("/").statusCode()).isEqualTo(200);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
                assertThat(room.submit("/subscribe", "email=").statusCode()).isLessThan(500);
                if (i == 3) for (RawHttp client : slow) client.pour(1, new byte[] {'a'});
                Thread.sleep(ServerRoom.BODY_TIMEOUT.dividedBy(6).toMillis());
            }
            long refused = 0;
            for (RawHttp client : slow) if (client.status(SOON) != 200) refused++;
            assertThat(refused).isEqualTo(210);
        } finally {
            for (RawHttp client : slow) client.close();
        }
    }

    @Test
    void bodyThatTricklesIsEnded() throws Exception {
        try (RawHttp client = new RawHttp(port).head("POST", "/subscribe", FORM, "Content-Length: 2000")) {
            long start = System.nanoTime();
            for (int i = 0; i < 50 && client.pour(1, new byte[] {'a'}) == 1; i++) Thread.sleep(300);

            assertThat(client.status(SOON)).isIn(408, -1);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(ServerRoom.BODY_TIMEOUT, ServerRoom.BODY_TIMEOUT.plusSeconds(13));
        }
    }

    @Test
    void largeBodiesAtOnceLeaveTheProcessAlive() throws Exception {
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) calls.add(() -> post("/login/webauthn", 18_000_000));
        for (int i = 0; i < 6; i++) calls.add(() -> post("/hooks/mailgun", 5_242_873));
        ExecutorService clients = Executors.newFixedThreadPool(calls.size());
        try {
            for (Future<Integer> status : clients.invokeAll(calls))
                assertThat(status.get()).isEqualTo(413);
        } finally {
            clients.shutdown();
        }
        assertThat(room.get("/").statusCode()).isEqualTo(200);
    }

    private static int post(String path, long length) throws IOException {
        try (RawHttp client =
                new RawHttp(port).head("POST", path, "Content-Type: application/json", "Content-Length: " + length)) {
            client.pour(length, "[{},{},{},{},{},{}".getBytes(StandardCharsets.US_ASCII));
            return client.status(SOON);
        }
    }

    private static long onDisk() throws IOException {
        try (Stream<Path> files = Files.walk(ServerRoom.TOMCAT, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}

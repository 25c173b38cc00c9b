package org.broadsheet.member.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.broadsheet.member.SampleMembers;
import org.broadsheet.member.Suppressions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A stranger, or the holder of a forwarded letter, against the members' pages. */
@ExtendWith(OutputCaptureExtension.class)
class OutsiderTests {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static Site site;
    private String token;

    @BeforeAll
    static void open() {
        site = Site.shared();
    }

    @BeforeEach
    void oneMember() throws Exception {
        site.reset();
        SampleMembers.add(site.database, "daily", 1);
        token = site.token();
    }

    static Stream<String> garbled() {
        return Stream.of(
                "%s.",
                "%s%%3E",
                "%s%%20",
                "%s=",
                "%s%%0a",
                "%s%%0d%%0aX:%%20y",
                "%%20%s",
                "%s%%EF%%BB%%BF",
                "%s,",
                "%s)",
                "%%E2%%80%%8B%s",
                "%s%%2e",
                "x%s",
                "%s%s",
                "%s%%ff",
                "%%ed%%a0%%80%s",
                "%s%%00",
                "%s;a=b/..",
                "%s%%5c");
    }

    @ParameterizedTest
    @MethodSource("garbled")
    void garbledLinkDoesNothing(String shape) {
        String before = site.state();
        String bad = shape.formatted(token, token);

        for (String path : List.of("/unsubscribe/", "/preferences/", "/confirm/")) {
            for (String method : List.of("GET", "POST")) {
                int status = site.send(
                                method,
                                path + bad,
                                method.equals("GET") ? "" : "List-Unsubscribe=One-Click&format=text",
                                FORM)
                        .statusCode();
                assertThat(status).as(method + " " + path + bad).isBetween(400, 499);
            }
        }
        assertThat(site.state()).isEqualTo(before);
    }

    @Test
    void everyLetterOfATokenCounts() {
        String before = site.state();

        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'a' ? 'b' : 'a';
            String forged = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(site.send("POST", "/unsubscribe/" + forged, "List-Unsubscribe=One-Click", FORM)
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(site.state()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /unsubscribe/%s?List-Unsubscribe=One-Click",
        "GET, /unsubscribe/%s?leave=all",
        "HEAD, /unsubscribe/%s",
        "OPTIONS, /unsubscribe/%s",
        "HEAD, /preferences/%s?format=text",
        "GET, /preferences/%s?format=text&digest=weekly",
        "GET, /preferences/%s/forget",
        "GET, /preferences/%s/data",
        "GET, /unsubscribe/%s/undo",
        "PUT, /unsubscribe/%s?leave=all",
        "DELETE, /preferences/%s",
        "PATCH, /preferences/%s?format=text"
    })
    void nothingButAPostChangesAnything(String method, String path) {
        String before = site.state();

        site.send(method, path.formatted(token), "", FORM);
        site.get(
                path.formatted(token),
                "X-HTTP-Method-Override",
                "POST",
                "X-HTTP-Method",
                "DELETE",
                "Purpose",
                "prefetch");

        assertThat(site.state()).isEqualTo(before);
        assertThat(site.value("select count(*) from waiting_letter")).isEqualTo("0");
    }

    static Stream<List<String>> senseless() {
        return Stream.of(
                List.of("/preferences/T", "format=br%C4%B1ef&digest=daily"),
                List.of("/preferences/T", "format=%EF%BC%A6ULL&digest=daily"),
                List.of("/preferences/T", "format=full&digest=daily&paused=999999999-01-01"),
                List.of("/preferences/T", "format=full&digest=daily&paused=9999-12-31&zone=Pacific/Kiritimati"),
                List.of("/preferences/T", "format=full&digest=daily&zone=Europe/Kyiv%00"),
                List.of("/preferences/T", "format=full&digest=daily&zone=%2B18:00&language=uk%0a"),
                List.of("/preferences/T", "format=full&digest=daily%00&digest=daily"),
                List.of("/preferences/T", "format=full&digest=daily&paused=%E2%88%921-01-01"),
                List.of("/preferences/T/name", "name=%00%01%02"),
                List.of("/preferences/T/name", "name=" + "%F0%9F%91%A8%E2%80%8D".repeat(2000)),
                List.of("/preferences/T/name", "name=a" + "%CC%81%CC%96".repeat(5000)),
                List.of("/preferences/T/address", "email=%00@example.org"),
                List.of("/preferences/T/address", "email=a@b.example&email=c@d.example"),
                List.of("/preferences/T/address", "email=new@example.org&sure=maybe"),
                List.of("/preferences/T/address", "email=" + "%C3%BC".repeat(9000) + "@example.org"),
                List.of("/unsubscribe/T/why", "why=" + "%F0%9F%98%80".repeat(600)),
                List.of("/unsubscribe/T/why", "why=%00&words=%00"),
                List.of("/unsubscribe/T/why", "why=" + "x".repeat(999) + "%F0%9F%98%80"),
                List.of("/unsubscribe/T/undo", "%00=%00"),
                List.of("/subscribe", "email=%C2%85a@example.org&digest=daily"),
                List.of("/subscribe", "email=a@example.org%0d%0aBcc:b@example.org&digest=daily"),
                List.of("/subscribe", "email=a@example.org&digest=%00&digest=daily&shown=99999999999999999999"),
                List.of("/subscribe", "email=a@example.org&digest=daily&page=/%00%0d%0a"),
                List.of("/subscribe", "email=a@example.org&digest=daily&page=/&page=/&sure=%00"),
                List.of("/subscribe", "email=" + "%F0%90%8D%88".repeat(4000) + "@example.org&digest=daily"),
                List.of("/subscribe", "email=a@" + "%E3%84%B1.".repeat(4000) + "org&digest=daily"),
                List.of("/subscribe?lang=%00", "email=a@example.org&digest=daily"),
                List.of("/subscribe?lang=%F0%9F%98%80", "email=a@example.org&digest=daily"));
    }

    @ParameterizedTest
    @MethodSource("senseless")
    void senselessFormIsNoFaultOfOurs(List<String> form, CapturedOutput log) {
        long start = System.nanoTime();

        var answer = site.send("POST", form.get(0).replace("T", token), form.get(1), FORM);

        assertThat(answer.statusCode()).isLessThan(500);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        assertThat(log).doesNotContain("Exception", "ERROR", "example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded; charset=UTF-16",
                "application/x-www-form-urlencoded; charset=nonsense",
                "application/x-www-form-urlencoded; charset=\"",
                "application/x-www-form-urlencoded;charset=utf-7;charset=ibm037",
                "text/plain",
                "application/json",
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "a/b/c",
                "*/*",
                ";"
            })
    void charsetAndTypeOfAFormAreNoFaultOfOurs(String type, CapturedOutput log) {
        for (String path : List.of("/subscribe", "/unsubscribe/" + token, "/preferences/" + token + "/name")) {
            int status = site.send("POST", path, "email=jane.doe@private.example&name=x&digest=daily", type)
                    .statusCode();
            assertThat(status).as(path).isLessThan(500);
        }
        assertThat(log).doesNotContain("jane.doe", "Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /subscribe?email=jane.doe@private.example{|} HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /\u001b[31mjane.doe@private.example HTTP/1.1\r\nHost: x\r\n\r\n",
                "G\u0001T /jane.doe@private.example HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/jane.doe@private.example\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: jane.doe@private.example:x\u001b[31m\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nX jane.doe@private.example: y\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nCookie: a=\"jane.doe@private.example\u0001; b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nAccept-Language: \u001b[31mjane.doe@private.example\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nAccept: jane.doe@private.example\u001b\r\n\r\n",
                "POST /subscribe HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: jane.doe@private.example\r\n\r\n",
                "POST /subscribe HTTP/1.1\r\nHost: x\r\nContent-Type: jane.doe@private.example\u001b\r\nContent-Length: 0\r\n\r\n",
                "POST /subscribe HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: jane.doe@private.example\r\n\r\n",
                "GET /unsubscribe/jane.doe@private.example%0a2026-11-30T12:00%20INFO%20FORGED HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /unsubscribe/..%2f..%2fjane.doe@private.example HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\n\r\n"
            })
    void malformedRequestReachesNoLog(String request, CapturedOutput log) throws IOException {
        URI address = URI.create(site.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(3000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            assertThat(new String(in.readNBytes(12), StandardCharsets.ISO_8859_1))
                    .doesNotContain(" 5");
        }

        assertThat(log).doesNotContain("jane.doe", "\u001b[31m", "FORGED");
    }

    @ParameterizedTest
    @CsvSource({
        "victim+a@gmail.com, v.ictim@googlemail.com, VICTIM+b@GMAIL.com",
        "victim@proton.me, v.i-c_tim@protonmail.com, Victim+x@pm.me",
        "victim@yandex.com, victim@ya.ru, vic.tim+x@yandex.ru",
        "victim@icloud.com, victim@me.com, victim+1@mac.com",
        "victim-a@yahoo.com, victim-b@yahoo.com, victim@yahoo.com",
        "a@victim.fastmail.com, b@victim.fastmail.com, victim+x@fastmail.com",
        "victim@Example.ORG, VICTIM+1@example.org, victim+2@example.org",
        "victim@приклад.укр, victim+1@ПРИКЛАД.укр, victim@xn--80aikifvh.xn--j1amh"
    })
    void oneMailboxIsCountedOnce(String one, String two, String three) {
        for (String address : List.of(one, two, three, one, two, three))
            assertThat(site.post("/subscribe", "email", address, "digest", "daily", "sure", "true")
                            .statusCode())
                    .isEqualTo(302);

        assertThat(site.value("select count(*) from confirmation")).isEqualTo("3");
    }

    @Test
    void floodOfManyNetworksAndManyHoursEndsAfterAFewMailsADay() {
        for (int hour = 0; hour < 24; hour++) {
            for (int n = 0; n < 4; n++) site.post("/subscribe", "email", "victim@example.org", "digest", "daily");
            site.jdbc
                    .sql("update throttle set empty_at = empty_at - interval '1 hour'")
                    .update();
        }

        assertThat(Integer.parseInt(site.value("select count(*) from confirmation")))
                .isBetween(3, 12);
    }

    @Test
    void holderOfAForwardedLetterPutsNoWordsOfTheirOwnIntoAMail() throws Exception {
        String words = "Your account is blocked: go to https://evil.example or call +1 555";
        site.post("/preferences/" + token + "/name", "name", words);

        String raw = com.icegreen.greenmail.util.GreenMailUtil.getWholeMessage(site.letterTo("reader1@example.com"));

        assertThat(raw).doesNotContain("evil.example", "blocked");
    }

    @Test
    void doubleClicksCountOnce() throws Exception {
        site.post("/subscribe", "email", "twice@example.org", "digest", "daily");
        String link = Site.link(site.letterTo("twice@example.org"));

        assertThat(together(8, () -> site.post(link).statusCode())).containsOnly(200);
        assertThat(site.value("select count(*) from consent c join member m on m.id = c.member_id where m.address ="
                        + " 'twice@example.org' and act = 'given'"))
                .isEqualTo("1");
        assertThat(together(8, () -> site.send("POST", "/unsubscribe/" + token, "List-Unsubscribe=One-Click", FORM)
                        .statusCode()))
                .containsOnly(200);
        assertThat(together(
                        8, () -> site.post("/unsubscribe/" + token + "/undo").statusCode()))
                .containsOnly(200);
        assertThat(site.value(
                        "select string_agg(act, ' ' order by c.id) from consent c join member m on m.id = c.member_id"
                                + " where m.address = 'reader1@example.com'"))
                .endsWith("withdrawn given")
                .doesNotContain("withdrawn withdrawn", "given given given");
    }

    /** All wait at the member's row, so that each has begun before any has ended. */
    @Test
    void clicksThatWaitForOneAnotherCountOnce() throws Exception {
        assertThat(site.post("/unsubscribe/" + token, "leave", "this").statusCode())
                .isEqualTo(200);
        CompletableFuture<List<Integer>> clicks;
        try (Connection holder = site.database.getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("select from member where address = 'reader1@example.com' for update");
            clicks = CompletableFuture.supplyAsync(() -> {
                try {
                    return together(3, () -> site.post("/unsubscribe/" + token + "/undo")
                            .statusCode());
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            await().atMost(Duration.ofSeconds(20))
                    .until(
                            () -> site.value("select count(distinct pid) from pg_locks where not granted"),
                            waiting -> Integer.parseInt(waiting) >= 3);
            holder.rollback();
        }

        assertThat(clicks.get(20, TimeUnit.SECONDS)).containsOnly(200);
        assertThat(site.value("select string_agg(act, ' ' order by id) from consent"
                        + " where member_id = (select id from member where address = 'reader1@example.com')"))
                .endsWith("withdrawn given")
                .doesNotContain("given given given");
    }

    @Test
    void erasingTwiceByADoubleClickSaysTheSameTwice() throws Exception {
        site.post("/preferences/" + token + "/forget");
        String link = Site.link(site.letterTo("reader1@example.com"));

        List<Integer> statuses = together(4, () -> site.post(link).statusCode());

        assertThat(statuses).allMatch(status -> status < 500).contains(200);
        assertThat(site.value("select count(*) from member")).isEqualTo("0");
    }

    static <T> List<T> together(int times, Callable<T> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(times);
        try {
            List<Future<T>> all =
                    pool.invokeAll(IntStream.range(0, times).mapToObj(n -> work).toList());
            List<T> results = new java.util.ArrayList<>();
            for (Future<T> one : all) results.add(one.get());
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void languageHeaderOfAnyLengthIsReadAtOnce() {
        long start = System.nanoTime();

        int status = site.get("/", "Accept-Language", "zz-yy-xx;q=0.5,".repeat(500) + "uk")
                .statusCode();

        assertThat(status).isLessThan(500);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void linksOfALetterOpenNoOtherMember() {
        SampleMembers.add(site.database, "weekly", 3);
        String before = site.value(
                "select string_agg(m::text, ' ' order by id) from member m where id <> (select min(id) from member)");

        site.send("POST", "/unsubscribe/" + token, "leave=all&token=x&member=2&id=2", FORM);
        site.send(
                "POST",
                "/preferences/" + token,
                "format=text&member.id=2&id=2&address=x@example.org&status=bounced",
                FORM);

        assertThat(
                        site.value(
                                "select string_agg(m::text, ' ' order by id) from member m where id <> (select min(id) from member)"))
                .isEqualTo(before);
        assertThat(site.bean(Suppressions.class)).isNotNull();
    }
}

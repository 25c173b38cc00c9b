package org.broadsheet.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
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
import org.broadsheet.Broadsheet;
import org.broadsheet.TestDatabase;
import org.broadsheet.member.SampleMembers;
import org.broadsheet.member.file.MemberFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The application as it serves, asked over HTTP by a client that knows nothing of it. */
class ServingTests {
    private static final String TODAY = LocalDate.now(ZoneOffset.UTC).toString();
    private static final GreenMail RELAY = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String DATABASE = TestDatabase.create();

    @TempDir
    static Path folder;

    private static ConfigurableApplicationContext broadsheet;
    private static String site;

    @BeforeAll
    static void start() throws IOException {
        RELAY.start();
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC));
        Path feed = Files.writeString(
                folder.resolve("feed.xml"),
                "<rss version='2.0'><channel><title>News</title><link>https://example.org/</link><item><title>One</title>"
                        + "<link>https://example.org/one</link><pubDate>" + date + "</pubDate></item></channel></rss>");
        broadsheet = new SpringApplicationBuilder(Broadsheet.class)
                .web(WebApplicationType.SERVLET)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + DATABASE,
                        "--spring.quartz.auto-startup=false",
                        "--spring.mail.host=127.0.0.1",
                        "--spring.mail.port=" + RELAY.getSmtp().getPort(),
                        "--broadsheet.site.url=https://letters.example.org",
                        "--broadsheet.newsroom.name=The Example",
                        "--broadsheet.newsroom.postal-address=1 Example Street",
                        "--broadsheet.mail.from=The Example <daily@example.org>",
                        "--broadsheet.api.token=kX9vT2mQ7wLp4RzB8nYc3DfG6hJsAe1U",
                        "--broadsheet.console.admin.password=correct horse battery",
                        "--broadsheet.feeds[0].url=" + feed.toUri(),
                        "--broadsheet.digests.daily.title=The Daily",
                        "--broadsheet.digests.other.title=The Other");
        site = "http://localhost:" + broadsheet.getEnvironment().getProperty("local.server.port");
        Path members = Files.writeString(
                folder.resolve("m.csv"),
                "email,name,digests\nann@example.org,Ann,daily\ncy@example.org,Cy,daily\nbo@example.org,Bo,other\n");
        broadsheet.getBean(MemberFile.class).importFile(members, false, false, System.out, System.err);
    }

    @AfterAll
    static void stop() {
        broadsheet.close();
        RELAY.stop();
    }

    @Test
    void apiIsClosedWithoutTheToken() throws Exception {
        assertThat(post("/api/digests/daily/send", "").statusCode()).isEqualTo(401);
        assertThat(post("/api/digests/daily/send", "", "Authorization", "Bearer a-long-toke")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void apiSendsTodaysEditionAndTellsWhereItsReportStands() throws Exception {
        var answer = post("/api/digests/daily/send", "", "Authorization", "Bearer kX9vT2mQ7wLp4RzB8nYc3DfG6hJsAe1U");
        assertThat(answer.statusCode()).isEqualTo(202);
        String location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(location).endsWith("/api/editions/daily/" + TODAY);

        String report = "";
        for (Instant end = Instant.now().plus(Duration.ofSeconds(30));
                Instant.now().isBefore(end);
                Thread.sleep(100)) {
            report = get(
                            URI.create(site).resolve(location).getPath(),
                            "Authorization",
                            "Bearer kX9vT2mQ7wLp4RzB8nYc3DfG6hJsAe1U")
                    .body();
            if (report.contains("\"sent\"")) break;
        }

        assertThat(report).contains("\"status\":\"sent\"", "\"recipients\":2", "\"accepted\":2", "\"items\":1");
        assertThat(report).doesNotContain("reason");
        assertThat(RELAY.getReceivedMessages()).hasSize(2);
        assertThat(get("/archive").body()).contains("/archive/daily/" + TODAY);
        assertThat(get("/archive/daily/" + TODAY).body())
                .contains("One", "https://example.org/one")
                .doesNotContain("/unsubscribe/");
    }

    @Test
    void scriptThatAsksAgainUnderItsKeyGetsTheSameAnswer() throws Exception {
        String[] headers = {
            "Authorization", "Bearer kX9vT2mQ7wLp4RzB8nYc3DfG6hJsAe1U", "Idempotency-Key", "of-this-morning"
        };
        var first = post("/api/digests/other/send", "{}", headers);
        var again = post("/api/digests/other/send", "{}", headers);

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(post("/api/digests/daily/send", "{}", headers).statusCode()).isEqualTo(422);
    }

    @Test
    void oneClickUnsubscribesWithoutCookieOrToken() throws Exception {
        String token = SampleMembers.token(TestDatabase.dataSource(DATABASE), "bo@example.org", "other");

        assertThat(get("/unsubscribe/" + token).statusCode()).isEqualTo(200);
        var answer = post("/unsubscribe/" + token, "List-Unsubscribe=One-Click");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(post("/unsubscribe/" + token, "List-Unsubscribe=One-Click").statusCode())
                .isEqualTo(200);
    }

    @Test
    void consoleAsksForALogin() throws Exception {
        assertThat(get("/console").statusCode()).isEqualTo(302);
        assertThat(get("/console/login").body()).contains("name=\"password\"", "name=\"_csrf\"");
    }

    @Test
    void unknownDigestAndEditionAreNotFound() throws Exception {
        assertThat(get("/archive/daily/1999-01-01").statusCode()).isEqualTo(404);
        assertThat(get("/api/editions/weekly/2026-01-01", "Authorization", "Bearer kX9vT2mQ7wLp4RzB8nYc3DfG6hJsAe1U")
                        .statusCode())
                .isEqualTo(404);
        assertThat(post("/api/digests/weekly/send", "", "Authorization", "Bearer kX9vT2mQ7wLp4RzB8nYc3DfG6hJsAe1U")
                        .statusCode())
                .isEqualTo(404);
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(site + path)).GET(), headers);
    }

    private static HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(site + path)).POST(BodyPublishers.ofString(body));
        return send(request.header("Content-Type", "application/x-www-form-urlencoded"), headers);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String... headers) throws Exception {
        if (headers.length > 0) request.headers(headers);
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}

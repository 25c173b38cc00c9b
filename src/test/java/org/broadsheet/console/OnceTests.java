package org.broadsheet.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is asked for many times at once happens once, and what needs an approval waits for it. */
class OnceTests {
    private static final int AT_ONCE = 6;
    private static final String TOKEN = "a-token-of-more-than-32-characters-for-scripts";
    private static final HttpClient SCRIPT = HttpClient.newHttpClient();
    private static ConsoleRoom room;

    @BeforeAll
    static void open() {
        room = ConsoleRoom.open(
                "--broadsheet.api.token=" + TOKEN,
                "--broadsheet.digests.checked.title=Checked",
                "--broadsheet.digests.checked.approval=required",
                "--broadsheet.digests.free.title=Free");
        room.members(List.of("ann@example.org,Ann,checked;free"));
        room.login();
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @Test
    void uploadConfirmedSixTimesAtOnceIsImportedOnce() {
        String rows = IntStream.range(0, 3000)
                .mapToObj(i -> "m" + i + "@example.net,M,daily")
                .collect(Collectors.joining("\n"));
        String page = upload("email,name,digests\n" + rows + "\nbroken,X,daily\n");

        List<Integer> answers = atOnce(page, page, "");

        assertThat(answers).containsOnly(302);
        assertThat(room.count("audit where what = 'imported'")).isEqualTo(1);
        assertThat(room.value("select detail from audit where what = 'imported'"))
                .contains("3001 rows", "3000 new", "1 rejected");
        assertThat(room.get(page).body()).contains("Import done", "broken");
    }

    @Test
    void specialEditionAskedForSixTimesAtOnceIsMadeOnce() {
        room.get("/console/today/daily");
        room.bean(org.broadsheet.feed.Feeds.class).poll(java.time.Instant.now());
        String form = room.get("/console/today/daily/special").body();

        atOnce(
                "/console/today/daily/special",
                "/console/today/daily/special",
                "&key=" + value(form, "key") + "&item=" + value(form, "item"));

        assertThat(room.count("edition where digest = 'daily'")).isEqualTo(1);
    }

    @Test
    void sendOfADigestThatNeedsApprovalIsHeldUnlessTheCallApproves() throws Exception {
        room.bean(org.broadsheet.feed.Feeds.class).poll(java.time.Instant.now());
        for (String body : List.of("", "{}", "{\"approved\":false}", "{\"approved\":null,\"x\":1}"))
            assertThat(send("checked", body).statusCode()).as(body).isEqualTo(202);

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> room.count("edition where digest = 'checked'") == 1);
        assertThat(room.value("select state from edition where digest = 'checked'"))
                .isEqualTo("held");
        for (String body : List.of("yes", "[true]", "{\"approved\":\"perhaps\"}", "{\"approved\":true"))
            assertThat(send("checked", body).statusCode()).as(body).isEqualTo(400);
        assertThat(room.count("delivery_run where digest = 'checked'")).isZero();
    }

    @Test
    void sendThatIsApprovedByTheCallOrNeedsNoApprovalGoesOut() throws Exception {
        assertThat(send("free", "").statusCode()).isEqualTo(202);

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> room.count("edition where digest = 'free' and state = 'done'") == 1);
    }

    private static HttpResponse<String> send(String digest, String body) throws Exception {
        return SCRIPT.send(
                HttpRequest.newBuilder(URI.create(room.address() + "/api/digests/" + digest + "/send"))
                        .header("Authorization", "Bearer " + TOKEN)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Posts a form so many times at one moment; returns the answers' status. */
    private static List<Integer> atOnce(String page, String path, String fields) {
        String form = "_csrf=" + value(room.get(page).body(), "_csrf") + fields;
        List<CompletableFuture<Integer>> all = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> room.submit(path, form).statusCode()))
                .limit(AT_ONCE)
                .toList();
        return all.stream().map(CompletableFuture::join).toList();
    }

    private static String upload(String csv) {
        String boundary = "b0undary";
        String token = value(room.get("/console/members/import").body(), "_csrf");
        String body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token + "\r\n--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"m.csv\"\r\nContent-Type: text/csv\r\n\r\n"
                + csv + "\r\n--" + boundary + "--\r\n";
        HttpResponse<String> answer =
                room.submit("/console/members/import", body, "multipart/form-data; boundary=" + boundary);
        return URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
    }

    private static String value(String page, String name) {
        Matcher found =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page);
        if (!found.find()) throw new IllegalStateException("no field " + name);
        return found.group(1);
    }
}

package org.broadsheet.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Streams that one editor leaves open, or keeps open when they must not see any more. */
@ExtendWith(OutputCaptureExtension.class)
class SseHubTests {
    private static final List<CompletableFuture<HttpResponse<String>>> opened = new ArrayList<>();
    private static ConsoleRoom room;

    @BeforeAll
    static void open() {
        room = ConsoleRoom.open();
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @BeforeEach
    void login() {
        room.jdbc.sql("delete from spring_session").update();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> opened.stream()
                .allMatch(Future::isDone));
        room.forgetCookies();
        room.login();
    }

    @Test
    void streamEndsWithTheSessionThatOpenedIt() {
        var stream = stream(arrivals());
        Awaitility.await()
                .during(Duration.ofSeconds(6))
                .atMost(Duration.ofSeconds(20))
                .until(() -> !stream.isDone());

        room.jdbc.sql("delete from spring_session").update();

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(stream::isDone);
        assertThat(stream.join().body()).contains("event:over");
    }

    @Test
    void eleventhOfASessionTakesThePlaceOfTheOldest() {
        List<CompletableFuture<HttpResponse<String>>> streams = new ArrayList<>();
        for (int i = 0; i < 10; i++) streams.add(stream(arrivals(1000 - i)));
        Awaitility.await()
                .during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(20))
                .until(() -> none(streams));

        streams.add(stream(arrivals(0)));

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(streams.get(0)::isDone);
        assertThat(streams.stream().filter(Future::isDone)).hasSize(1);
    }

    @Test
    void oneAccountDoesNotTakeAllPlacesAndItsRefusalIsNoError(CapturedOutput output) {
        List<CompletableFuture<HttpResponse<String>>> streams = new ArrayList<>();
        for (int session = 0; session < 5; session++) {
            room.forgetCookies();
            room.login();
            for (int i = 0; i < 10; i++) streams.add(stream(arrivals()));
            Awaitility.await().pollDelay(Duration.ofMillis(500)).until(() -> true);
        }

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> refused(streams) == 10);
        assertThat(output.getOut()).doesNotContain("ERROR", "Exception");
    }

    private static boolean none(List<CompletableFuture<HttpResponse<String>>> streams) {
        return streams.stream().noneMatch(Future::isDone);
    }

    private static long refused(List<CompletableFuture<HttpResponse<String>>> streams) {
        return streams.stream()
                .filter(Future::isDone)
                .filter(stream -> stream.join().statusCode() == 429)
                .count();
    }

    private static CompletableFuture<HttpResponse<String>> stream(String path) {
        CompletableFuture<HttpResponse<String>> stream = room.stream(path);
        opened.add(stream);
        return stream;
    }

    private static String arrivals() {
        return arrivals(0);
    }

    private static String arrivals(long age) {
        return "/console/today/daily/arrivals?edition=coming&known=0&from="
                + Instant.now().minusSeconds(age).getEpochSecond();
    }
}

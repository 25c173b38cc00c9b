package org.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.job.RunRoom.story;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.broadsheet.TraceCollector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** The main job in processes of their own: two at once, and such as differ in what they are told. */
class DigestProcessesTests {
    private static final Instant MONDAY = Instant.parse("2026-11-16T05:00:00Z");

    @TempDir
    Path folder;

    private RunRoom room;

    @BeforeEach
    void open() {
        room = RunRoom.open(folder);
        room.feed(story("One", MONDAY.minusSeconds(600)));
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void runIsTracedWhereTracesAreWanted() throws Exception {
        try (TraceCollector collector = new TraceCollector()) {
            run(first(collector.settings()));

            // Spans come when they have ended, and in several batches.
            Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(collector.heard())
                    .contains("broadsheet", "digest", "collect", "compose", "enrol")
                    .contains("deliver", "slice:", "report"));
        }
    }

    @Test
    void twoProcessesStartingAtOnceMakeOneEdition() {
        ConfigurableApplicationContext one = first();
        ConfigurableApplicationContext other = room.process();

        var here = CompletableFuture.supplyAsync(() -> run(one));
        var there = CompletableFuture.supplyAsync(() -> run(other));

        assertThat(here.join()).isEqualTo(there.join());
        assertThat(room.relay.getReceivedMessages()).hasSize(3);
    }

    @Test
    void relayThatIsNotThereStopsTheRunAndTheNextStartFinishesIt() {
        RunReport stopped;
        try (var dark = first("--spring.mail.port=1", "--broadsheet.mail.patience=PT2S")) {
            stopped = run(dark);
        }
        RunReport finished = run(room.process());

        assertThat(stopped.ending()).isEqualTo(RunReport.Ending.STOPPED);
        assertThat(stopped.deferred()).isEqualTo(3);
        assertThat(finished.accepted()).isEqualTo(3);
    }

    private ConfigurableApplicationContext first(String... more) {
        ConfigurableApplicationContext process = room.process(more);
        room.members(process, "daily");
        return process;
    }

    private static RunReport run(ConfigurableApplicationContext process) {
        return process.getBean(DigestRuns.class).run("daily", MONDAY, false);
    }
}

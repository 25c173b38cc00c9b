package org.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.job.RunRoom.story;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.broadsheet.TraceCollector;
import org.broadsheet.smtp.Answer;
import org.broadsheet.smtp.ScriptedRelay;
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
                    .contains("deliver", "report"));
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

    private static final String WAITS = """
            select exists (select from batch_step_execution where step_name = 'deliver' and status = 'STARTED')
               and exists (select from delivery where state = 'deferred')
               and not exists (select from delivery where state in ('claimed', 'sending'))
            """;

    @Test
    void runThatWaitsEndsAtOnceWhenTheProgramIsToldTo() {
        try (ScriptedRelay busy = ScriptedRelay.start().at("RCPT", Answer.reply("451 4.2.1 not now"))) {
            ConfigurableApplicationContext waiting =
                    first("--spring.mail.port=" + busy.port(), "--broadsheet.mail.patience=PT1H");
            CompletableFuture<RunReport> run = CompletableFuture.supplyAsync(() -> run(waiting));
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> ask(WAITS, Boolean.class));
            long told = System.nanoTime();

            waiting.close();

            assertThat(Duration.ofNanos(System.nanoTime() - told)).isLessThan(Duration.ofSeconds(5));
            assertThat(run.join().ending()).isEqualTo(RunReport.Ending.STOPPED);
        }
        assertThat(ask("select status from batch_job_execution", String.class)).isEqualTo("STOPPED");
        assertThat(ask("select max(version) from batch_step_execution", Integer.class))
                .as("what is told to stop does not go round and round")
                .isLessThan(10);
    }

    private <T> T ask(String sql, Class<T> type) {
        return room.jdbc.sql(sql).query(type).single();
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

package org.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.broadsheet.MortalDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Three real processes with clocks a minute apart, one relay, one database. Quartz starts the edition by the first clock; the
 * database crashes, the manager dies, a worker freezes, and the promise is kept.
 */
class ClusterTests {
    private static final int MEMBERS = 1600;

    @TempDir
    Path folder;

    @Test
    void scheduleStartsDatabaseCrashesManagerDiesWorkerFreezesAndNobodyIsMissing() throws Exception {
        try (MortalDatabase database = new MortalDatabase(folder.resolve("data"));
                Cluster cluster = new Cluster(folder, database.url(), Duration.ofMillis(40), MEMBERS)) {
            Replica early = cluster.serve("early", WrongClock.by(Duration.ofMinutes(1)), Cluster.scheduled());
            Replica late = cluster.serve("late", WrongClock.by(Duration.ofMinutes(-1)), Cluster.scheduled());
            Replica third = cluster.serve("third", Cluster.scheduled("--logging.structured.format.console=ecs"));
            cluster.awaitWorkers(early, late, third);
            cluster.awaitQuiet(60);
            Instant meant = cluster.plan(Duration.ofSeconds(62));
            cluster.awaitContents(300);
            if (WrongClock.isPossible()) assertThat(cluster.manager()).isEqualTo(early);

            database.die(MortalDatabase.Death.IMMEDIATE);
            database.startAgain();
            cluster.awaitContents(cluster.relay.contentsBegun() + 200);
            cluster.promise.assertNobodyTwice();
            // Who has just missed beats together with all others takes nobody for dead.
            cluster.holdAnswers();
            cluster.awaitSteady(3);
            cluster.answer();

            Replica manager = cluster.manager();
            manager.kill();
            // Meanwhile: the others go on sending, and would be done before the next misfortune.
            FutureTask<Duration> freed = new FutureTask<>(() -> cluster.untilFreed(manager));
            new Thread(freed).start();
            cluster.awaitContents(cluster.relay.contentsBegun() + 100);
            Replica successor = cluster.manager();
            Replica frozen = Stream.of(early, late, third)
                    .filter(replica -> replica != manager && replica != successor)
                    .findFirst()
                    .orElseThrow();
            frozen.freeze();
            System.out.println("what the dead process had in hand was free after " + freed.get());
            // A lease and a half second.
            assertThat(freed.get()).isLessThan(Duration.ofSeconds(12));
            cluster.awaitFinished(25);

            int before = cluster.relay.contentsBegun();
            frozen.thaw();
            TimeUnit.SECONDS.sleep(2);
            assertThat(cluster.relay.contentsBegun()).isEqualTo(before);
            cluster.promise.assertKept(MEMBERS, 2);
            assertThat(cluster.editions())
                    .containsExactly(LocalDate.ofInstant(meant, ZoneOffset.UTC).toString());
            assertIsEcs(cluster.log(third));
        }
    }

    /** One JSON document a line, by Elastic's names, and nobody's address. */
    private static void assertIsEcs(String log) {
        assertThat(log.lines()).hasSizeGreaterThan(10).allSatisfy(line -> {
            JsonNode event = JsonMapper.shared().readTree(line);
            assertThat(event.path("ecs").path("version").asString()).isNotEmpty();
            assertThat(event.path("log").path("level").asString()).isIn("INFO", "WARN", "ERROR");
            assertThat(event.path("@timestamp").asString()).isNotEmpty();
        });
        assertThat(log).doesNotContainPattern("member\\d+@example.org");
    }
}

package org.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Three real processes, their clocks a minute apart, one database, one relay; one dies, one freezes, and the promise is kept. */
class ClusterTests {
    private static final int MEMBERS = 1600;

    @TempDir
    Path folder;

    @Test
    void managerDiesAndWorkerFreezesAndNobodyIsMissing() throws Exception {
        try (Cluster cluster = new Cluster(folder, Duration.ofMillis(25), MEMBERS)) {
            Replica first = cluster.serve("first", WrongClock.by(Duration.ofMinutes(1)));
            Replica second = cluster.serve(
                    "second", WrongClock.by(Duration.ofMinutes(-1)), "--logging.structured.format.console=ecs");
            cluster.awaitTakers(first, second);
            assertThat(cluster.transactions(Duration.ofSeconds(3)))
                    .as("who has nothing to do leaves the database alone")
                    .isLessThan(90);
            Replica manager = cluster.send("manager");
            cluster.awaitContents(300);

            manager.kill();
            // Meanwhile: the others go on sending, and would be done before the second misfortune.
            FutureTask<Duration> freed = new FutureTask<>(() -> cluster.untilFreed(manager));
            new Thread(freed).start();
            cluster.awaitContents(cluster.relay.contentsBegun() + 100);
            first.freeze();
            System.out.println("what the dead process had in hand was free after " + freed.get());
            assertThat(freed.get()).isLessThan(Duration.ofSeconds(8));
            cluster.awaitFinished(25);

            int before = cluster.relay.contentsBegun();
            first.thaw();
            TimeUnit.SECONDS.sleep(2);
            assertThat(cluster.relay.contentsBegun()).isEqualTo(before);
            cluster.assertPromiseKept(MEMBERS, 2);
            assertIsEcs(cluster.log(second));
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

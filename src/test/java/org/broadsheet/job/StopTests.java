package org.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.broadsheet.MortalDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is told to stop ends in time and without stack traces, also where there is nothing left to finish with. */
class StopTests {
    /** Ten, on a machine that has nothing else to do ({@code -Dbudget.slack=1}). */
    private static final int SECONDS = 10 * Integer.getInteger("budget.slack", 2);

    @TempDir
    Path folder;

    @Test
    void serverEndsByTheSignalInTheMidstOfARunAndWithTheDatabaseAway() throws Exception {
        try (MortalDatabase database = new MortalDatabase(folder.resolve("data"));
                Cluster cluster = new Cluster(folder, database.url(), Duration.ofMillis(50), 3000)) {
            Replica first = cluster.serve("first", Cluster.scheduled());
            Replica second = cluster.serve("second", Cluster.scheduled());
            cluster.awaitWorkers(first, second);
            cluster.plan(Duration.ofSeconds(2));
            cluster.awaitAtWork(first);
            cluster.awaitAtWork(second);
            cluster.awaitContents(100);

            assertEnds(cluster, first);
            cluster.promise.assertNobodyTwice();
            cluster.awaitContents(cluster.relay.contentsBegun() + 50);
            database.die(MortalDatabase.Death.KILLED);
            assertEnds(cluster, second);
        }
    }

    private static void assertEnds(Cluster cluster, Replica replica) throws InterruptedException {
        long since = System.nanoTime();
        replica.terminate();
        replica.exit(SECONDS);

        System.out.printf("%s ended %d ms after the signal%n", replica.name(), (System.nanoTime() - since) / 1_000_000);
        assertThat(cluster.log(replica))
                .doesNotContainPattern("\\n\\s+at [\\w.$/]+\\(")
                .doesNotContain("Exception in thread");
    }
}

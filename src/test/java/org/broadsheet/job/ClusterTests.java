package org.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three real processes, one database, one relay; one dies, one freezes, and the promise is kept. */
class ClusterTests {
    private static final int MEMBERS = 1600;

    @TempDir
    Path folder;

    @Test
    void managerDiesAndWorkerFreezesAndNobodyIsMissing() throws Exception {
        try (Cluster cluster = new Cluster(folder, Duration.ofMillis(25), MEMBERS)) {
            Replica first = cluster.serve("first");
            Replica second = cluster.serve("second");
            cluster.awaitTakers(first, second);
            Replica manager = cluster.send("manager");
            cluster.awaitContents(300);

            manager.kill();
            // What the two others had in hand goes on meanwhile; what the dead one had is back when its lease is over.
            cluster.awaitContents(cluster.relay.contentsBegun() + 300);
            first.freeze();
            cluster.awaitFinished(25);

            int before = cluster.relay.contentsBegun();
            first.thaw();
            TimeUnit.SECONDS.sleep(2);
            assertThat(cluster.relay.contentsBegun()).isEqualTo(before);
            cluster.assertPromiseKept(MEMBERS, 2);
        }
    }
}

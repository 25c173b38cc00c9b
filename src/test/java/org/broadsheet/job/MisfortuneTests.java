package org.broadsheet.job;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The long form of {@link ClusterTests}: {@code -Dcluster.kills=30} misfortunes, one after the other, befall three
 * replicas in the middle of one edition. Workers and managers die, freeze and are told to stop, all at once or one by
 * one, the database is restarted, every second one is of another version with {@code -Dcluster.older=FILE.jar}, and a third of the clocks goes a minute before, a third a minute behind. One freeze lasts
 * {@code -Dcluster.freeze=120} seconds, the others some.
 */
class MisfortuneTests {
    private static final int KILLS = Integer.getInteger("cluster.kills", 0);
    private static final int FREEZE = Integer.getInteger("cluster.freeze", 6);
    private static final int REPLICAS = 3;
    private static final int SERVED_A_SECOND = 300;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<Replica> alive = new ArrayList<>();
    private int befallen;
    private int deaths;
    private int freezes;
    private int started;

    @TempDir
    Path folder;

    private enum Misfortune {
        ONE_DIES,
        ALL_DIE,
        ONE_FREEZES,
        ONE_IS_TOLD_TO_STOP,
        DATABASE_RESTARTS
    }

    @Test
    void promiseIsKeptWhateverHappens() throws Exception {
        assumeThat(KILLS).isPositive();
        // More than are served meanwhile, so that there is always somebody to be served.
        int members = KILLS * Integer.getInteger("cluster.members", 2500) + FREEZE * SERVED_A_SECOND;
        try (Cluster cluster = new Cluster(folder, Duration.ofMillis(40), members)) {
            managerDies(cluster, "before partitioning", cluster::isStarted);
            managerDies(cluster, "while slices are sent", cluster::isPartitioned);
            managerDies(cluster, "when others could be at work", () -> cluster.relay.contentsBegun() > 0);
            for (int i = 0; i < KILLS && !cluster.isFinished(); i++) {
                replenish(cluster);
                befall(cluster, Misfortune.values()[random.nextInt(Misfortune.values().length)]);
            }
            replenish(cluster);
            cluster.awaitFinished(60 + members / 50);
            cluster.assertPromiseKept(members, deaths);
            System.out.printf(
                    "misfortunes=%d deaths=%d members=%d received=%d twice=%d listed=%d seed=%d%n",
                    befallen,
                    deaths,
                    members,
                    cluster.relay.recipients().size(),
                    cluster.receivedTwice().size(),
                    cluster.listed().size(),
                    seed);
        }
    }

    private void managerDies(Cluster cluster, String when, BooleanSupplier moment) throws Exception {
        Replica manager = cluster.send("send" + deaths);
        Cluster.await(120, moment);
        System.out.println("manager dies " + when);
        die(manager);
    }

    private void replenish(Cluster cluster) {
        alive.removeIf(replica -> !replica.isAlive());
        while (alive.size() < REPLICAS) {
            Duration error = Duration.ofMinutes(started % 3 - 1);
            alive.add(cluster.serve("replica" + started++, WrongClock.by(error)));
        }
    }

    private void befall(Cluster cluster, Misfortune misfortune) throws Exception {
        int contents = cluster.relay.contentsBegun() + 200 + random.nextInt(400);
        Cluster.await(180, () -> cluster.relay.contentsBegun() >= contents || cluster.isFinished());
        if (cluster.isFinished()) return;
        befallen++;
        Replica one = alive.get(random.nextInt(alive.size()));
        System.out.println(cluster.relay.contentsBegun() + " " + misfortune + " " + one.name());
        switch (misfortune) {
            case ONE_DIES -> {
                die(one);
                System.out.println("what it had in hand was free after "
                        + cluster.untilFreed(one).toMillis() + " ms");
            }
            case ALL_DIE -> {
                for (Replica each : List.copyOf(alive)) die(each);
            }
            case ONE_FREEZES -> freeze(one);
            case ONE_IS_TOLD_TO_STOP -> {
                cluster.awaitAtWork(one);
                one.terminate();
                one.exit(20);
            }
            case DATABASE_RESTARTS -> cluster.restartDatabase(Duration.ofMillis(random.nextInt(3000)));
        }
    }

    private void die(Replica one) {
        one.kill();
        deaths++;
    }

    /** Past its lease; what it had begun is in doubt as if it had died. */
    private void freeze(Replica one) throws Exception {
        one.freeze();
        deaths++;
        TimeUnit.SECONDS.sleep(freezes++ == 0 ? FREEZE : 6 + random.nextInt(4));
        one.thaw();
    }
}

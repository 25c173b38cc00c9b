package org.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.broadsheet.MortalDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The long form of {@link ClusterTests}: {@code -Dcluster.kills=30} misfortunes, one after the other, befall three
 * replicas in the middle of one edition. Workers and managers die, freeze and are told to stop, all at once or one by
 * one, the database is restarted or crashes, every second one is of another version with {@code -Dcluster.older=FILE.jar},
 * and a third of the clocks goes a minute before, a third a minute behind. One freeze lasts
 * {@code -Dcluster.freeze=120} seconds, the others some. With {@code -Dcluster.only=DATABASE_DIES} nothing else befalls.
 */
class MisfortuneTests {
    private static final int KILLS = Integer.getInteger("cluster.kills", 0);
    private static final int FREEZE = Integer.getInteger("cluster.freeze", 6);
    private static final int REPLICAS = 3;
    private static final int SERVED_A_SECOND = 300;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<Replica> alive = new ArrayList<>();
    private final List<Misfortune> toCome = new ArrayList<>();
    private MortalDatabase database;
    private int befallen;
    private int crashes;
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
        DATABASE_DIES
    }

    @Test
    void promiseIsKeptWhateverHappens() throws Exception {
        assumeThat(KILLS).isPositive();
        // More than are served meanwhile, so that there is always somebody to be served.
        int members = KILLS * Integer.getInteger("cluster.members", 2500) + FREEZE * SERVED_A_SECOND;
        try (MortalDatabase server = new MortalDatabase(folder.resolve("data"));
                Cluster cluster = new Cluster(folder, server.url(), Duration.ofMillis(40), members)) {
            database = server;
            managerDies(cluster, "before enrolment", cluster::isStarted);
            managerDies(cluster, "when the audience is enrolled", cluster::isEnrolled);
            managerDies(cluster, "when others could be at work", () -> cluster.relay.contentsBegun() > 0);
            for (int i = 0; i < KILLS && !cluster.isFinished(); i++) {
                replenish(cluster);
                befall(cluster, next());
            }
            replenish(cluster);
            cluster.awaitFinished(60 + members / 50);
            cluster.promise.assertKept(members, deaths);
            System.out.printf(
                    "misfortunes=%d deaths=%d databaseDeaths=%d members=%d received=%d twice=%d listed=%d seed=%d%n",
                    befallen,
                    deaths,
                    crashes,
                    members,
                    cluster.relay.recipients().size(),
                    cluster.promise.receivedTwice().size(),
                    cluster.promise.listed().size(),
                    seed);
        }
    }

    /** The first clock fires, its node dies at once, and the time comes for two more clocks. */
    @Test
    void scheduledStartIsTakenOverAndHappensOnceWhereClocksAreApart() throws Exception {
        assumeThat(KILLS).isPositive();
        startsOnceThough(Cluster::isStarted, Duration.ofSeconds(15));
    }

    /** The node dies that has taken the start in hand and has not begun it: Quartz itself must find out, by clocks that differ. */
    @Test
    void startThatDiedInTheHandIsMadeByAnother() throws Exception {
        assumeThat(KILLS).isPositive();
        startsOnceThough(Cluster::isAcquired, Duration.ofSeconds(120));
    }

    private void startsOnceThough(Predicate<Cluster> death, Duration within) throws Exception {
        try (Cluster cluster = new Cluster(folder, Duration.ofMillis(10), 600)) {
            Replica early = cluster.serve("early", WrongClock.by(Duration.ofMinutes(1)), Cluster.scheduled());
            Replica right = cluster.serve("right", Cluster.scheduled());
            Replica late = cluster.serve("late", WrongClock.by(Duration.ofMinutes(-1)), Cluster.scheduled());
            cluster.awaitWorkers(early, right, late);
            Instant meant = cluster.plan(Duration.ofSeconds(62));
            Cluster.await(20, () -> death.test(cluster));
            early.kill();
            long dead = System.nanoTime();
            cluster.awaitFinished((int) within.toSeconds());
            System.out.printf(
                    "finished %d s after the death of the node that had the start%n",
                    Duration.ofNanos(System.nanoTime() - dead).toSeconds());

            // Until the last clock has passed the time, and Quartz has looked after the dead by every clock.
            TimeUnit.SECONDS.sleep(
                    Math.max(0, 160 - Duration.ofNanos(System.nanoTime() - dead).toSeconds()));
            cluster.promise.assertKept(600, 1);
            assertThat(cluster.editions())
                    .containsExactly(LocalDate.ofInstant(meant, ZoneOffset.UTC).toString());
            assertThat(cluster.isAcquired()).isFalse();
            assertThat(cluster.log(right) + cluster.log(late)).doesNotContain("run failed");
        }
    }

    // Each befalls once before any does again.
    private Misfortune next() {
        String only = System.getProperty("cluster.only");
        if (only != null) return Misfortune.valueOf(only);
        if (toCome.isEmpty()) {
            toCome.addAll(List.of(Misfortune.values()));
            Collections.shuffle(toCome, random);
        }
        return toCome.remove(0);
    }

    private void managerDies(Cluster cluster, String when, Callable<Boolean> moment) throws Exception {
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
            case DATABASE_DIES -> databaseDies();
        }
    }

    /** For less or for more than a lease. It adds nobody to those in doubt: whoever delivers lives, and asks again. */
    private void databaseDies() throws Exception {
        MortalDatabase.Death death = MortalDatabase.Death.values()[crashes++ % 3];
        System.out.println("database dies: " + death);
        database.die(death);
        TimeUnit.MILLISECONDS.sleep(random.nextInt(8000));
        database.startAgain();
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

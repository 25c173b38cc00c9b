package org.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.broadsheet.delivery.Deliveries;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.feed.Feeds;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** What handing out the work may cost: silences, waits, connections and transactions. On a busy machine times are doubled. */
class BudgetTests {
    /** Of a machine that has others to serve: {@code -Dbudget.slack=1} on a quiet one. */
    private static final int SLACK = Integer.getInteger("budget.slack", 3);

    private static final String CONNECTIONS = """
            select count(*) from pg_stat_activity
             where datname = current_database() and application_name = :name and backend_type = 'client backend'
            """;

    private static final String TRANSACTIONS = """
            select xact_commit + xact_rollback from pg_stat_database where datname = current_database()
            """;

    private static final String SPREAD = """
            select extract(epoch from r.closed_at - r.finished_at) * 1000 from delivery_run r where r.closed_at is not null
            """;

    /** So that the pool closes sooner what it has not used for a while. */
    private static final String HOUSEKEEPING = "-Dcom.zaxxer.hikari.housekeeping.periodMs=5000";

    /** What an idle replica costs is measured while the other tests run, in a database of its own. */
    private static FutureTask<Idle> idle = new FutureTask<>(() -> new Idle(0, 0));

    private record Idle(double transactions, int connections) {}

    @TempDir
    Path folder;

    @BeforeAll
    static void startIdleReplica(@TempDir Path own) throws Exception {
        Cluster cluster = new Cluster(own, Duration.ZERO, 10);
        // Not Cluster.scheduled(), which lets Quartz look more often.
        cluster.awaitWorkers(cluster.serve(
                "replica",
                Map.of("JAVA_TOOL_OPTIONS", HOUSEKEEPING),
                "--broadsheet.digests.daily.schedule=0 0 0 1 1 ? 2099"));
        idle = new FutureTask<>(() -> idle(cluster));
        new Thread(idle).start();
    }

    private static Idle idle(Cluster cluster) throws Exception {
        try (cluster) {
            // The pool closes the connections of the start-up.
            TimeUnit.SECONDS.sleep(Integer.getInteger("budget.settle", 25));
            // What this side asked while it waited would be counted later else.
            cluster.jdbc.sql("select pg_stat_force_next_flush()").query().singleValue();
            int before = cluster.jdbc.sql(TRANSACTIONS).query(Integer.class).single();
            TimeUnit.SECONDS.sleep(30);
            int made = cluster.jdbc.sql(TRANSACTIONS).query(Integer.class).single() - before - 1;
            var connections = cluster.jdbc.sql(CONNECTIONS).param("name", "replica");
            return new Idle(made / 30.0, connections.query(Integer.class).single());
        }
    }

    @Test
    void idleReplicaCostsLittle() throws Exception {
        Idle measured = idle.get();

        System.out.println("a second, at idle: " + measured);
        assertThat(measured.transactions()).isPositive().isLessThanOrEqualTo(2);
        assertThat(measured.connections()).isPositive().isLessThanOrEqualTo(3);
    }

    @Test
    void deathOfTheReplicaThatRunsTheJobIsNotNoticedByTheDelivery() throws Exception {
        try (Cluster cluster = new Cluster(folder, Duration.ofMillis(20), 1500)) {
            // However slowly the replicas start and however fast the relay is, the edition lasts until all are at work.
            cluster.holdAnswers();
            Replica one = cluster.serve("one", "--broadsheet.roles=deliver");
            Replica other = cluster.serve("other", "--broadsheet.roles=deliver");
            Replica manager = cluster.send("manager");
            cluster.awaitWorkers(one, other, manager);
            cluster.awaitSteady(3);
            cluster.answer();
            cluster.awaitContents(300);

            long died = System.nanoTime();
            manager.kill();
            Duration free = cluster.untilFreed(manager);
            cluster.awaitFinished(60);

            System.out.printf(
                    "longest silence after the death: %d ms; rows free after %d ms; finished to closed %d ms%n",
                    silence(cluster, died).toMillis(),
                    free.toMillis(),
                    closed(cluster).toMillis());
            assertThat(silence(cluster, died)).isLessThan(Duration.ofMillis(100L * SLACK));
            assertThat(free).isLessThan(Duration.ofMillis(4500));
            assertThat(closed(cluster)).isLessThan(Duration.ofSeconds(1));
            cluster.promise.assertKept(1500, 1);
        }
    }

    /** While there was something to send. */
    private static Duration silence(Cluster cluster, long since) {
        List<Long> ends =
                cluster.ends.stream().sorted().filter(end -> end > since).toList();
        long longest = 0;
        // The rows of the dead come last, some seconds after all others.
        for (int i = 1; i < ends.size() - 2 * Cluster.CONNECTIONS && ends.get(i) - since < 2_000_000_000L; i++)
            longest = Math.max(longest, ends.get(i) - ends.get(i - 1));
        return Duration.ofNanos(longest);
    }

    private static Duration closed(Cluster cluster) throws InterruptedException {
        Cluster.await(
                10, () -> !cluster.jdbc.sql(SPREAD).query(Double.class).list().isEmpty());
        return Duration.ofMillis(
                Math.round(cluster.jdbc.sql(SPREAD).query(Double.class).single()));
    }

    @Test
    void firstContentBeginsSoonAfterEnrolment() throws Exception {
        try (Cluster cluster = new Cluster(folder, Duration.ZERO, 500);
                ConfigurableApplicationContext worker = cluster.context("worker", "--broadsheet.roles=deliver")) {
            // The first edition makes the program warm, as it is when the hour comes.
            worker.getBean(DigestRuns.class).run("daily", Cluster.MONDAY.minus(Duration.ofDays(1)), true);
            worker.getBean(Feeds.class).poll(Cluster.MONDAY);
            Edition edition = worker.getBean(Editions.class)
                    .compose("daily", Cluster.MONDAY, true)
                    .orElseThrow();
            TimeUnit.SECONDS.sleep(3);
            int before = cluster.relay.contentsBegun();

            worker.getBean(Deliveries.class).enrol(edition);
            long enrolled = System.nanoTime();
            Cluster.await(20, () -> cluster.relay.contentsBegun() > before);

            Duration waited = Duration.ofNanos(System.nanoTime() - enrolled);
            System.out.printf("first content %d ms after enrolment%n", waited.toMillis());
            assertThat(waited).isLessThan(Duration.ofMillis(600L * SLACK));
        }
    }
}

package org.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.broadsheet.Broadsheet;
import org.broadsheet.delivery.Deliveries;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.feed.Feeds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.Scheduler;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** What a replica does not do that does not play a role, and what those do that play it. */
class RolesTests {
    private static final String DEAD = """
            insert into delivery_worker (id, edition_id, name, beat_at, steady_since)
            select 1, edition_id, 'dead', now() - interval '1 hour', now() - interval '2 hours' from delivery_run
            """;

    @TempDir
    Path folder;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Cluster cluster;

    @BeforeEach
    void start() {
        cluster = new Cluster(folder, Duration.ofMillis(10), 300);
    }

    @AfterEach
    void stop() {
        ((Logger) LoggerFactory.getLogger(EditionDelivery.class)).detachAppender(log);
        cluster.close();
    }

    @Test
    void runWaitsForAWorkerAndOneThatJoinsGetsWork() throws Exception {
        try (var manager = cluster.context("manager", "--broadsheet.roles=web")) {
            DigestRuns runs = manager.getBean(DigestRuns.class);
            var report = CompletableFuture.supplyAsync(() -> runs.run("daily", Cluster.MONDAY, true));
            Cluster.await(20, cluster::isEnrolled);
            TimeUnit.MILLISECONDS.sleep(500);
            assertThat(cluster.relay.contentsBegun()).isZero();

            // A later version of the program is there already: it has migrated the database.
            for (String table : List.of("delivery_worker", "batch_step_execution", "delivery", "delivery_run"))
                cluster.jdbc
                        .sql("alter table " + table + " add column later text")
                        .update();
            try (var worker = cluster.context("worker", "--broadsheet.roles=deliver")) {
                assertThat(worker.getBean(Scheduler.class).isStarted()).isFalse();
                assertThat(report.get(30, TimeUnit.SECONDS).accepted()).isEqualTo(300);
            }
        }
    }

    @Test
    void connectionThatListensBeginsAsTheOperatorSays() throws Exception {
        String init = "--spring.datasource.hikari.connection-init-sql=set application_name = 'as the operator says'";
        try (var replica = cluster.context("replica", init)) {
            Cluster.await(20, () -> cluster.jdbc
                    .sql("select exists (select from pg_locks l join pg_stat_activity a on a.pid = l.pid"
                            + " where l.locktype = 'advisory' and l.mode = 'ShareLock'"
                            + " and a.application_name = 'as the operator says')")
                    .query(Boolean.class)
                    .single());
            assertThat(replica.isRunning()).isTrue();
        }
    }

    /** Of a version to come, or of the command line's own settings. */
    @Test
    void workerThatDoesNotKnowTheDigestLeavesItToThoseThatDo() throws Exception {
        try (var stranger = stranger("stranger", "--broadsheet.roles=deliver");
                var sender = cluster.context("sender", "--broadsheet.mail.connections=2")) {
            log.start();
            ((Logger) LoggerFactory.getLogger(EditionDelivery.class)).addAppender(log);
            DigestRuns runs = sender.getBean(DigestRuns.class);

            assertThat(runs.run("daily", Cluster.MONDAY, true).accepted()).isEqualTo(300);
            assertThat(failed()).isZero();
        }
    }

    /** A setting that only it lacks, a library, a key: the others need not care. */
    @Test
    void faultOfOneWorkerStopsNeitherTheOthersNorTheRun() throws Exception {
        try (var faulty = cluster.context("faulty", "--broadsheet.roles=deliver", "--broadsheet.mail.from=");
                var sound = cluster.context("sound", "--broadsheet.roles=deliver", "--broadsheet.mail.connections=1");
                var manager = cluster.context("manager", "--broadsheet.roles=web")) {
            // Each context that starts takes all appenders away.
            log.start();
            ((Logger) LoggerFactory.getLogger(EditionDelivery.class)).addAppender(log);
            RunReport report = manager.getBean(DigestRuns.class).run("daily", Cluster.MONDAY, true);

            assertThat(report.accepted()).isEqualTo(300);
            assertThat(report.status()).isEqualTo(RunReport.Status.SENT);
            assertThat(failed())
                    .as("it has tried, and then left the work to others")
                    .isBetween(1, 3);
        }
    }

    @Test
    void editionOfADigestThatIsInNoSettingsAnyMoreIsLeftAlone() throws Exception {
        try (var before = cluster.context("before", "--broadsheet.roles=web")) {
            enrolled(before);
        }
        try (var scheduler = stranger("after", "--broadsheet.roles=schedule")) {
            Resumer resumer = scheduler.getBean(Resumer.class);
            for (int round = 0; round < 3; round++) resumer.round();
            TimeUnit.MILLISECONDS.sleep(500);
            assertThat(cluster.isStarted()).isFalse();
        }
    }

    /** As when the first of a new version has named a digest, and Quartz gives its start to one of the old. */
    @Test
    void startOfADigestThatTheNodeDoesNotKnowIsKeptForOneThatDoes() throws Exception {
        Instant meant = Instant.now().minusSeconds(10).truncatedTo(ChronoUnit.SECONDS);
        try (var old = stranger("old", "--broadsheet.roles=schedule")) {
            startAt(old.getBean(Scheduler.class), meant);
            Cluster.await(20, () -> offers() > 0);

            try (var knowing = cluster.context("new", Cluster.scheduled())) {
                assertThat(knowing.getBean(Scheduler.class).isStarted()).isTrue();
                Cluster.await(60, cluster::isFinished);
            }
        }
        cluster.promise.assertKept(300, 0);
        assertThat(cluster.editions())
                .containsExactly(meant.atZone(ZoneOffset.UTC).toLocalDate().toString());
        assertThat(offers()).isZero();
    }

    private int offers() {
        return cluster.jdbc
                .sql("select count(*) from qrtz_triggers where trigger_group = 'offers' and job_name = 'daily'")
                .query(Integer.class)
                .single();
    }

    private static void startAt(Scheduler scheduler, Instant meant) throws Exception {
        ZonedDateTime time = meant.atZone(ZoneOffset.UTC);
        String cron = "%d %d %d * * ?".formatted(time.getSecond(), time.getMinute(), time.getHour());
        StoredSchedule.store(scheduler, cron, meant.minusSeconds(1));
    }

    private ConfigurableApplicationContext stranger(String name, String role) {
        List<String> settings = cluster.settings(name, role, "--broadsheet.digests.evening.title=Evening");
        settings.removeIf(setting -> setting.startsWith("--broadsheet.digests.daily."));
        return new SpringApplicationBuilder(Broadsheet.class)
                .web(WebApplicationType.NONE)
                .run(settings.toArray(String[]::new));
    }

    private int failed() {
        return (int) log.list.stream()
                .filter(event -> event.getFormattedMessage().startsWith("delivery failed"))
                .count();
    }

    /** Else it would have to be steady for a lease before it frees the rows of a dead worker. */
    @Test
    void processThatHadNothingToDoIsSteadyAndReclaimsAtOnce() throws Exception {
        try (var replica = cluster.context("replica", "--broadsheet.mail.lease=PT1S")) {
            DigestRuns runs = replica.getBean(DigestRuns.class);
            runs.run("daily", Cluster.MONDAY, true);
            TimeUnit.SECONDS.sleep(2);
            cluster.jdbc.sql(DEAD).update();

            // Shorter than a lease.
            assertThat(runs.run("daily", Instant.now(), true).accepted()).isEqualTo(300);

            assertThat(cluster.jdbc
                            .sql("select count(*) from delivery_worker where name = 'dead'")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void replicaWithoutPagesAnswersOnlyForItsHealth() throws Exception {
        try (var replica = new SpringApplicationBuilder(Broadsheet.class)
                .web(WebApplicationType.SERVLET)
                .run(cluster.settings("silent", "--server.port=0", "--broadsheet.roles=schedule,deliver")
                        .toArray(String[]::new))) {
            String site = "http://localhost:" + replica.getEnvironment().getProperty("local.server.port");

            assertThat(status(site + "/")).isEqualTo(404);
            assertThat(status(site + "/console")).isEqualTo(404);
            assertThat(status(site + "/actuator/health")).isEqualTo(200);
        }
    }

    @Test
    void unknownRoleIsNamed() {
        assertThatThrownBy(() -> cluster.context("wrong", "--broadsheet.roles=deliver,cook"))
                .rootCause()
                .hasMessageContaining("cook");
    }

    private static Edition enrolled(ApplicationContext replica) {
        replica.getBean(Feeds.class).poll(Cluster.MONDAY);
        Edition edition = replica.getBean(Editions.class)
                .compose("daily", Cluster.MONDAY, true)
                .orElseThrow();
        replica.getBean(Deliveries.class).enrol(edition);
        return edition;
    }

    private static int status(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
                .statusCode();
    }
}

package org.broadsheet.job.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.broadsheet.LetterAssert.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.broadsheet.Broadsheet;
import org.broadsheet.TestDatabase;
import org.broadsheet.delivery.DeliveryRuns;
import org.broadsheet.delivery.Receipts;
import org.broadsheet.edition.EditionId;
import org.broadsheet.job.DigestRuns;
import org.broadsheet.job.RoleSettings;
import org.broadsheet.job.RoleSettings.Role;
import org.broadsheet.job.StoredSchedule;
import org.broadsheet.job.alert.AlertRules.Alarm;
import org.broadsheet.letter.AlarmLetter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartz.Scheduler;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A person is called: by a mail through a real relay and by a real web hook, once an event. */
class AlarmsTests {
    private static final ZonedDateTime MEANT =
            Instant.now().minus(Duration.ofMinutes(6)).atZone(ZoneOffset.UTC);
    private static final String CRON =
            "%d %d %d * * ?".formatted(MEANT.getSecond(), MEANT.getMinute(), MEANT.getHour());
    private static final GreenMail RELAY =
            new GreenMail(new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final List<String> POSTED = new CopyOnWriteArrayList<>();

    private static volatile int answer = 200;
    private static HttpServer chat;
    private static ConfigurableApplicationContext broadsheet;
    private static JdbcClient jdbc;

    @BeforeAll
    static void start() throws IOException {
        RELAY.start();
        chat = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        chat.createContext("/", exchange -> {
            POSTED.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        chat.start();
        broadsheet = new SpringApplicationBuilder(Broadsheet.class)
                .web(WebApplicationType.SERVLET)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + TestDatabase.create(),
                        "--spring.datasource.hikari.connection-timeout=500",
                        "--spring.quartz.auto-startup=false",
                        "--spring.mail.host=127.0.0.1",
                        "--spring.mail.port=" + RELAY.getSmtp().getPort(),
                        "--broadsheet.site.url=https://letters.example.org",
                        "--broadsheet.mail.from=daily@example.org",
                        "--broadsheet.newsroom.name=The Example",
                        "--broadsheet.newsroom.postal-address=1 Example Street",
                        "--broadsheet.alarms.to=editor@example.org",
                        "--broadsheet.alarms.webhook=http://127.0.0.1:"
                                + chat.getAddress().getPort() + "/hook",
                        "--broadsheet.digests.daily.title=Daily",
                        "--broadsheet.digests.daily.schedule=" + CRON);
        jdbc = broadsheet.getBean(JdbcClient.class);
    }

    // One that it has again when it is started again.
    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void stop() {
        broadsheet.close();
        chat.stop(0);
        RELAY.stop();
    }

    @BeforeEach
    void clean() throws Exception {
        answer = 200;
        POSTED.clear();
        RELAY.purgeEmailFromAllMailboxes();
        jdbc.sql("truncate job_alarm, delivery_run cascade").update();
        broadsheet.getBean(Scheduler.class).clear();
    }

    @Test
    void editionThatHasNotStartedInTimeCallsAPersonOnce() throws Exception {
        planned(MEANT.minusDays(2));

        var processes = IntStream.range(0, 3)
                .mapToObj(i -> CompletableFuture.runAsync(AlarmsTests::round))
                .toList();
        processes.forEach(CompletableFuture::join);
        round();

        assertThat(RELAY.getReceivedMessages()).singleElement().satisfies(mail -> {
            assertThat(mail).subject().isEqualTo("daily " + MEANT.toLocalDate() + " has not started · The Example");
            assertThat(mail).inText().says("and has not, 6 minutes later", "/console");
        });
        assertThat(POSTED)
                .singleElement()
                .asString()
                .contains("\"text\":\"Broadsheet not-started: daily", "\"kind\":\"not-started\"");
    }

    @Test
    void startThatWasPlannedOnlyAfterwardsIsNotMissing() throws Exception {
        planned(MEANT.plusMinutes(1));

        round();

        assertThat(RELAY.getReceivedMessages()).isEmpty();
    }

    @Test
    void runThatIsRecordedHasStarted() throws Exception {
        planned(MEANT.minusDays(2));
        broadsheet.getBean(DigestRuns.class).run("daily", MEANT.toInstant(), false);
        RELAY.purgeEmailFromAllMailboxes();

        round();

        assertThat(RELAY.getReceivedMessages()).isEmpty();
        jdbc.sql("delete from batch_step_execution_context").update();
        jdbc.sql("delete from batch_job_execution_context").update();
        jdbc.sql("delete from batch_step_execution").update();
        jdbc.sql("delete from batch_job_execution_params").update();
        jdbc.sql("delete from batch_job_execution").update();
        jdbc.sql("delete from batch_job_instance").update();
    }

    @Test
    void editionThatTheRelayRefusesIsTold() {
        jdbc.sql("""
                        insert into delivery_run (edition_id, digest, edition, enrolled, enrolled_at, expires_at,
                                                  control, reason, held_at)
                        values (7, 'daily', '2026-11-22', 3, now(), now(), 'stopped', '554 5.7.1 not this letter', now())
                        """).update();

        round();

        assertThat(POSTED).singleElement().asString().contains("stopped", "2026-11-22", "554 5.7.1 not this letter");
    }

    @Test
    void lettersThatNobodyDeliversAreTold() throws Exception {
        var worker = broadsheet.getBean("deliveryWorker", SmartLifecycle.class);
        DeliveryRuns runs = broadsheet.getBean(DeliveryRuns.class);
        waitingFor(Duration.ofMinutes(2));
        round();
        assertThat(POSTED).as("one delivers").isEmpty();

        worker.stop();
        Awaitility.await().until(() -> !runs.isAttended());
        round();
        round();

        assertThat(POSTED).singleElement().asString().contains("unattended", "2026-11-22", "no replica delivers");
        assertThat(broadsheet
                        .getBean(Receipts.class)
                        .receipt(new EditionId(8))
                        .run()
                        .reasonOrEmpty())
                .startsWith("no replica delivers");
        worker.start();
        Awaitility.await().until(runs::isAttended);
    }

    // Its edition does not exist, so that no worker touches it.
    private static void waitingFor(Duration time) {
        jdbc.sql("""
                        insert into delivery_run (edition_id, digest, edition, enrolled, enrolled_at, expires_at, control)
                        values (8, 'evening', '2026-11-22', 1, now() - :seconds * interval '1 second', now() + interval '1 day',
                                'running')
                        """).param("seconds", time.toSeconds()).update();
        jdbc.sql("create table if not exists delivery_8 partition of delivery for values in (8)")
                .update();
        jdbc.sql("""
                        insert into delivery (edition_id, member_id, at)
                        values (8, 1, now() - :seconds * interval '1 second')
                        """).param("seconds", time.toSeconds()).update();
    }

    @Test
    void whereNobodyIsReachedItIsTriedAgain() throws Exception {
        planned(MEANT.minusDays(2));
        RELAY.stop();
        answer = 500;
        round();
        answer = 204;
        RELAY.start();

        round();
        round();

        assertThat(POSTED).hasSize(2);
        assertThat(RELAY.getReceivedMessages()).hasSize(1);
    }

    /** What is told else is noted in the database; of its absence each scheduling process tells by itself, once. */
    @Test
    void databaseThatIsAwayIsTold() {
        Alarms alarms = alarms(Duration.ZERO, Role.SCHEDULE);
        Alarms patient = alarms(Duration.ofMinutes(5), Role.SCHEDULE);
        Alarms worker = alarms(Duration.ZERO, Role.DELIVER);
        alarms.round();
        assertThat(POSTED).isEmpty();

        try (var away = TestDatabase.cutOff(jdbc)) {
            for (Alarms silent : List.of(patient, worker))
                assertThatThrownBy(silent::round).isInstanceOf(DataAccessException.class);
            assertThat(POSTED).isEmpty();
            for (int i = 0; i < 2; i++) assertThatThrownBy(alarms::round).isInstanceOf(DataAccessException.class);
        }

        assertThat(RELAY.getReceivedMessages()).hasSize(1);
        assertThat(POSTED).singleElement().asString().contains("no-database", "has not reached it for 0 minutes");
        Awaitility.await()
                .ignoreExceptions()
                .until(() -> jdbc.sql("select true").query(Boolean.class).single());
        alarms.round();
        assertThat(POSTED).hasSize(1);
    }

    private static Alarms alarms(Duration startWithin, Role role) {
        AlertNotifier call = broadsheet.getBean(AlertNotifier.class);
        AlarmSettings settings = new AlarmSettings(List.of(), null, startWithin, Duration.ofMinutes(10));
        RoleSettings roles = new RoleSettings(Set.of(role));
        return new Alarms(broadsheet.getBean(AlertRules.class), call, settings, roles, jdbc, Clock.systemUTC());
    }

    @Test
    void everyKindHasItsWordsInBothLanguages() throws IOException {
        AlarmLetter letter = broadsheet.getBean(AlarmLetter.class);
        String words = "";
        for (String language : List.of("en", "uk"))
            words += Files.readString(Path.of("src/main/resources/messages_" + language + ".properties"));

        for (Alarm.Kind kind : Alarm.Kind.values()) {
            assertThat(letter.octets("editor@example.org", kind.word(), "daily", "", "why", Instant.now()))
                    .isNotEmpty();
            // Subject, lead and what to do.
            assertThat(words.split("\nalarmMail\\.\\w+\\." + kind.word() + "=", -1))
                    .as(kind.word())
                    .hasSize(1 + 2 * 3);
        }
    }

    private static void planned(ZonedDateTime since) throws Exception {
        StoredSchedule.store(broadsheet.getBean(Scheduler.class), CRON, since.toInstant());
    }

    private static void round() {
        broadsheet.getBean(Alarms.class).round();
    }
}

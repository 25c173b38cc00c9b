package org.broadsheet.job.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.broadsheet.bounce.RelayWatch;
import org.broadsheet.job.Cluster;
import org.broadsheet.job.DigestRuns;
import org.broadsheet.job.RunReport;
import org.broadsheet.job.alert.AlertRules.Alarm;
import org.broadsheet.smtp.Answer;
import org.broadsheet.smtp.Exchange;
import org.broadsheet.smtp.ScriptedRelay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** A relay whose filter refuses the message: for some members, or for everybody. */
class RefusalTests {
    private static final Answer REFUSED = Answer.reply("554 5.7.1 message contains a blocked link");

    private final ScriptedRelay relay = ScriptedRelay.start();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        relay.close();
    }

    @Test
    void refusalsOfSomeCostOnlyThemAndSuppressNobody() throws Exception {
        Set<String> knows = ConcurrentHashMap.newKeySet();
        relay.at("DOT", exchange -> number(exchange) % 75 == 0, REFUSED)
                .at(
                        "RCPT",
                        exchange -> isLate(exchange) && knows.add(exchange.line()),
                        Answer.reply("450 4.2.1 not now"))
                .at("RCPT", exchange -> number(exchange) == 7, Answer.reply("550 5.1.1 no such user"));
        try (Cluster cluster = new Cluster(folder, Duration.ZERO, 1500).through(relay.port());
                ConfigurableApplicationContext context = cluster.context("one")) {
            RunReport report = run(cluster, context);

            assertThat(report.accepted()).isEqualTo(1479);
            assertThat(report.rejected()).isEqualTo(21);
            assertThat(report.status()).isEqualTo(RunReport.Status.SENT);
            assertThat(report.ending()).isEqualTo(RunReport.Ending.PARTLY);
            context.getBean(RelayWatch.class).round();
            assertThat(cluster.jdbc
                            .sql("select count(*) from mailable_member where digest = 'daily'")
                            .query(Long.class)
                            .single())
                    .as("the dead address only")
                    .isEqualTo(1499);
            assertThat(context.getBean(AlertRules.class).at(Instant.now(), context.getBean(AlarmSettings.class)))
                    .filteredOn(alarm -> alarm.kind() == Alarm.Kind.REFUSED)
                    .singleElement()
                    .satisfies(alarm -> assertThat(alarm.reason()).contains("20 members", "5.7.1", "a blocked link"));
        }
    }

    @Test
    void relayThatRefusesEverybodyStopsTheEdition() throws Exception {
        relay.at("DOT", REFUSED);
        try (Cluster cluster = new Cluster(folder, Duration.ZERO, 300).through(relay.port());
                ConfigurableApplicationContext context = cluster.context("one")) {
            RunReport report = run(cluster, context);

            assertThat(report.status()).isEqualTo(RunReport.Status.STOPPED);
            assertThat(report.line()).contains("5.7.1", "a blocked link");
            assertThat(relay.contentsBegun()).isLessThanOrEqualTo(50);
            assertThat(report.rejected()).isZero();
        }
    }

    // Forty of them.
    private static boolean isLate(Exchange exchange) {
        return number(exchange) % 75 != 0 && number(exchange) % 37 == 1 && number(exchange) < 1500;
    }

    private static int number(Exchange exchange) {
        String address = exchange.verb().equals("RCPT") ? exchange.line() : exchange.recipient();
        return Integer.parseInt(address.replaceAll(".*member(\\d+)@.*", "$1"));
    }

    /** The time until another try is made short. */
    private static RunReport run(Cluster cluster, ConfigurableApplicationContext context) throws Exception {
        CompletableFuture<RunReport> report = CompletableFuture.supplyAsync(
                () -> context.getBean(DigestRuns.class).run("daily", Cluster.MONDAY, true));
        while (!report.isDone()) {
            TimeUnit.MILLISECONDS.sleep(200);
            int due = cluster.jdbc
                    .sql("update delivery set next_attempt = now() where state = 'deferred' and next_attempt > now()")
                    .update();
            // Else the worker would sleep until it looks by itself.
            if (due > 0)
                cluster.jdbc
                        .sql("select pg_notify('delivery', edition_id::text) from delivery_run")
                        .query()
                        .listOfRows();
        }
        return report.get();
    }
}

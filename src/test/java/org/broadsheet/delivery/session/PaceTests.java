package org.broadsheet.delivery.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.delivery.Desk.edition;
import static org.broadsheet.delivery.PaperSender.OK;
import static org.broadsheet.delivery.ReceiptAssert.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.broadsheet.TestDatabase;
import org.broadsheet.delivery.Deliveries.DeliveryResult;
import org.broadsheet.delivery.Deliveries.DeliveryResult.End;
import org.broadsheet.delivery.DeliverySettings;
import org.broadsheet.delivery.DeliverySettings.DomainLimit;
import org.broadsheet.delivery.DeliverySettings.Uncertain;
import org.broadsheet.delivery.DeliverySettings.WarmUp;
import org.broadsheet.delivery.Desk;
import org.broadsheet.delivery.MessageSender;
import org.broadsheet.delivery.PaperSender;
import org.broadsheet.delivery.Standstills;
import org.broadsheet.delivery.session.RateLimits.RelayLimiter;
import org.broadsheet.smtp.Answer;
import org.broadsheet.smtp.Exchange;
import org.broadsheet.smtp.Message;
import org.broadsheet.smtp.Outcome;
import org.broadsheet.smtp.ScriptedRelay;
import org.broadsheet.smtp.SmtpEngine;
import org.broadsheet.smtp.SmtpSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The limits that all processes keep together. */
class PaceTests {
    private final Queue<Long> times = new ConcurrentLinkedQueue<>();
    private final Queue<Long> limited = new ConcurrentLinkedQueue<>();
    private final PaperSender wire = new PaperSender(4, this::timed);
    private final Standstills machine = new Standstills();

    @AfterEach
    void close() {
        machine.close();
    }

    @Test
    void rateIsKeptByTwoProcessesTogether() {
        var database = TestDatabase.dataSource();
        try (ScriptedRelay relay = ScriptedRelay.start().rule(this::timed);
                MessageSender first = process(database, relay);
                MessageSender second = process(database, relay)) {
            DeliverySettings settings = Desk.settings(4, 250, Uncertain.RESEND);
            Desk one = new Desk(database, first, settings).members(1250);
            Desk two = new Desk(database, second, settings);
            one.enrol(edition(1));

            CompletableFuture<DeliveryResult> other = CompletableFuture.supplyAsync(() -> two.send(edition(1)));
            one.send(edition(1));
            other.join();

            assertThat(relay.recipients()).hasSize(1250).doesNotHaveDuplicates();
        }
        // Over ten seconds that is within 5 %.
        assertThat(most(times, Duration.ofSeconds(3))).isLessThanOrEqualTo(due(3 + 0.4, 250));
        // A busy machine may be slower, but never faster.
        assertThat(seconds()).isBetween(4.7, 10.0);
    }

    @Test
    void domainHasItsOwnPaceAndKeepsNobodyElseWaiting() {
        Desk desk = new Desk(
                        TestDatabase.dataSource(), wire, settings(null, List.of(new DomainLimit("example.net", 20))))
                .members(600);
        desk.jdbc
                .sql("update member set address = replace(address, '.org', '.net') where id <= 60")
                .update();

        assertThat(desk.send(edition(1)).end()).isEqualTo(End.FINISHED);

        assertThat(wire.contents).hasSize(600).doesNotHaveDuplicates();
        assertThat(most(limited, Duration.ofSeconds(1))).isLessThanOrEqualTo(due(1 + 0.2, 20));
        assertThat(Collections.max(limited)).isEqualTo(Collections.max(times));
        assertThat(seconds()).isGreaterThan(2.4);
    }

    @Test
    void warmUpSendsTheDaysMessagesAndLeavesTheRestForTomorrow() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Desk desk = new Desk(TestDatabase.dataSource(), wire, settings(new WarmUp(today, 100, 1.5, 30), List.of()))
                .members(300);

        DeliveryResult progress = desk.send(edition(1));

        assertThat(progress.end()).isEqualTo(End.WAITING);
        assertThat(progress.due())
                .isEqualTo(today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        assertThat(wire.contents).hasSize(100);
        assertThat(desk.receipts.receipt(edition(1))).accepted(100).open(200);
        assertThat(desk.runs.get(edition(1)).expires()).isAfter(Instant.now().plus(Duration.ofHours(18)));
    }

    @Test
    void warmUpGrowsEveryDayAndEnds() {
        WarmUp warmUp = new WarmUp(LocalDate.parse("2024-05-01"), 500, 1.5, 30);

        assertThat(warmUp.cap(LocalDate.parse("2024-05-01"))).isEqualTo(500);
        assertThat(warmUp.cap(LocalDate.parse("2024-05-03"))).isEqualTo(1125);
        assertThat(warmUp.cap(LocalDate.parse("2024-05-31"))).isEqualTo(Long.MAX_VALUE);
    }

    private static DeliverySettings settings(@Nullable WarmUp warmUp, List<DomainLimit> limits) {
        return new DeliverySettings(
                4,
                0,
                Uncertain.RESEND,
                Duration.ofHours(18),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                warmUp,
                limits);
    }

    private static MessageSender process(DataSource database, ScriptedRelay relay) {
        var settings = SmtpSettings.to(relay.relay()).withConnections(4);
        var pace = new Desk(database, PaperSender.accepting(1), Desk.settings(1)).engine.limits.new RelayLimiter(250);
        return Desk.sender(() -> new SmtpEngine(settings, pace));
    }

    private @Nullable Answer timed(Exchange exchange) {
        if (exchange.verb().equals("DOT")) times.add(System.nanoTime());
        return null;
    }

    private Outcome timed(Message message) {
        long now = System.nanoTime();
        times.add(now);
        if (message.recipient().endsWith("@example.net")) limited.add(now);
        return OK;
    }

    /** What a machine held up goes out late, together with what is due then. */
    private long due(double seconds, int rate) {
        return (long) ((seconds + machine.longest().toMillis() / 1e3) * rate);
    }

    private double seconds() {
        List<Long> sorted = times.stream().sorted().toList();
        return (sorted.get(sorted.size() - 1) - sorted.get(0)) / 1e9;
    }

    /** The most messages in any window of that length. */
    private static long most(Queue<Long> times, Duration window) {
        List<Long> sorted = times.stream().sorted().toList();
        int most = 0;
        for (int from = 0, to = 0; to < sorted.size(); to++) {
            while (sorted.get(to) - sorted.get(from) > window.toNanos()) from++;
            most = Math.max(most, to - from + 1);
        }
        return most;
    }
}

package org.broadsheet.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.delivery.Desk.edition;
import static org.broadsheet.delivery.PaperSender.OK;
import static org.broadsheet.delivery.ReceiptAssert.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.broadsheet.TestDatabase;
import org.broadsheet.delivery.Deliveries.DeliveryResult;
import org.broadsheet.delivery.Deliveries.DeliveryResult.End;
import org.broadsheet.delivery.DeliveryRun.Status;
import org.broadsheet.delivery.Recipients.Delivery;
import org.broadsheet.smtp.Outcome;
import org.broadsheet.smtp.Outcome.Scope;
import org.broadsheet.smtp.Outcome.Verdict;
import org.junit.jupiter.api.Test;

/** What the ledger says when all goes well, and when the relay says no. */
class LedgerTests {
    private static final Outcome FULL = new Outcome(Verdict.DEFERRED, Scope.RECIPIENT, 452, "4.2.2", "mailbox full");
    private static final Outcome UNKNOWN = new Outcome(Verdict.REJECTED, Scope.RECIPIENT, 550, "5.1.1", "no such user");

    @Test
    void everyMemberIsServedOnce() {
        PaperSender wire = PaperSender.accepting(8);
        Desk desk = new Desk(TestDatabase.dataSource(), wire, Desk.settings(8)).members(3000);

        assertThat(desk.send(edition(1)).end()).isEqualTo(End.FINISHED);

        assertThat(wire.contents).hasSize(3000).doesNotHaveDuplicates();
        assertThat(desk.states(edition(1))).isEqualTo(Map.of(DeliveryState.ACCEPTED, 3000L));
        assertThat(desk.receipts.receipt(edition(1)))
                .is(Status.FINISHED)
                .recipients(3000)
                .accepted(3000);
    }

    @Test
    void secondSendOfTheSameEditionSendsNothing() {
        PaperSender wire = PaperSender.accepting(4);
        Desk desk = new Desk(TestDatabase.dataSource(), wire, Desk.settings(4)).members(50);
        desk.send(edition(1));

        assertThat(desk.send(edition(1)).end()).isEqualTo(End.FINISHED);

        assertThat(wire.contents).hasSize(50);
    }

    @Test
    void audienceIsFrozenOnceWhenManyEnrolAtOnce() {
        Desk desk = new Desk(TestDatabase.dataSource(), PaperSender.accepting(1), Desk.settings(1)).members(5000);

        List<CompletableFuture<Long>> counts = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> desk.enrol(edition(1))))
                .limit(6)
                .toList();

        assertThat(counts).allSatisfy(count -> assertThat(count.join()).isEqualTo(5000L));
        desk.unsubscribe(7);
        assertThat(desk.enrol(edition(1))).isEqualTo(5000L);
    }

    @Test
    void workersShareAnEditionWithoutSendingTwice() {
        PaperSender wire = PaperSender.accepting(4);
        Desk desk = new Desk(TestDatabase.dataSource(), wire, Desk.settings(4)).members(2000);
        desk.enrol(edition(1));

        List<CompletableFuture<DeliveryResult>> workers = new ArrayList<>();
        for (int i = 0; i < 3; i++) workers.add(CompletableFuture.supplyAsync(() -> desk.send(edition(1))));

        assertThat(workers).allSatisfy(w -> assertThat(w.join().end()).isEqualTo(End.FINISHED));
        assertThat(wire.contents).hasSize(2000).doesNotHaveDuplicates();
    }

    @Test
    void refusalForNowIsTriedAgainAndOneForGoodIsKeptWithItsWords() {
        AtomicInteger tries = new AtomicInteger();
        PaperSender wire = new PaperSender(2, m -> switch ((int) m.key()) {
            case 3 -> tries.incrementAndGet() < 3 ? FULL : OK;
            case 4 -> UNKNOWN;
            default -> OK;
        });
        Desk desk = new Desk(TestDatabase.dataSource(), wire, Desk.settings(2)).members(10);

        assertThat(desk.send(edition(1)).end()).isEqualTo(End.FINISHED);

        assertThat(desk.delivery(edition(1), 3))
                .returns(DeliveryState.ACCEPTED, Delivery::state)
                .returns(3, Delivery::attempts);
        List<Delivery> rejected = new ArrayList<>();
        desk.recipients.list(edition(1), EnumSet.of(DeliveryState.REJECTED), rejected::add);
        assertThat(rejected).singleElement().satisfies(d -> {
            assertThat(d.member().value()).isEqualTo(4);
            assertThat(d.code()).isEqualTo(550);
            assertThat(d.status()).isEqualTo("5.1.1");
            assertThat(d.reply()).isEqualTo("no such user");
        });
    }

    @Test
    void refusalOfTheMessageStopsTheRunAndSuppressesNobody() {
        Outcome spam = new Outcome(Verdict.REJECTED, Scope.MESSAGE, 550, "5.7.1", "looks like spam");
        AtomicInteger spams = new AtomicInteger(1);
        PaperSender wire = new PaperSender(4, m -> m.key() > 50 && spams.getAndDecrement() > 0 ? spam : OK);
        Desk desk = new Desk(TestDatabase.dataSource(), wire, Desk.settings(4)).members(500);

        DeliveryResult stopped = desk.send(edition(1));

        assertThat(stopped.end()).isEqualTo(End.STOPPED);
        assertThat(stopped.reason()).contains("looks like spam");
        assertThat(wire.contents).hasSizeLessThan(100);
        assertThat(desk.states(edition(1))).containsOnlyKeys(DeliveryState.ACCEPTED, DeliveryState.PENDING);
        assertThat(desk.receipts.receipt(edition(1))).is(Status.STOPPED).rejected(0);
        assertThat(desk.send(edition(1)).end()).isEqualTo(End.STOPPED);

        desk.runs.resume(edition(1));
        assertThat(desk.send(edition(1)).end()).isEqualTo(End.FINISHED);
        assertThat(desk.states(edition(1))).isEqualTo(Map.of(DeliveryState.ACCEPTED, 500L));
    }

    @Test
    void memberWhoLeavesBetweenEnrolmentAndTheirTurnIsNotSentTo() {
        PaperSender wire = PaperSender.accepting(2);
        Desk desk = new Desk(TestDatabase.dataSource(), wire, Desk.settings(2)).members(20);
        desk.enrol(edition(1));
        desk.unsubscribe(5);

        desk.send(edition(1));

        assertThat(wire.contents).hasSize(19).doesNotContain(5L);
        assertThat(desk.receipts.receipt(edition(1))).suppressed(1);
    }

    @Test
    void memberWhoLeavesWhileTheirDeliveryIsInHandIsNotSentTo() {
        Desk[] desk = new Desk[1];
        PaperSender wire = new PaperSender(1, m -> {
            if (m.key() == 1) desk[0].unsubscribe(2);
            return OK;
        });
        desk[0] = new Desk(TestDatabase.dataSource(), wire, Desk.settings(1)).members(10);

        desk[0].send(edition(1));

        assertThat(wire.contents).doesNotContain(2L).hasSize(9);
        assertThat(desk[0].receipts.receipt(edition(1))).suppressed(1).accepted(9);
    }

    @Test
    void refusedForNowUntilTheEditionIsOldEndsAsExpired() {
        PaperSender wire = new PaperSender(2, m -> m.key() == 2 ? FULL : OK);
        Desk desk = new Desk(TestDatabase.dataSource(), wire, Desk.settings(2)).members(4);
        desk.enrol(edition(1));
        desk.jdbc
                .sql("update delivery_run set expires_at = now() + interval '1 second'")
                .update();

        assertThat(desk.send(edition(1)).end()).isEqualTo(End.FINISHED);

        assertThat(desk.receipts.receipt(edition(1))).expired(1).unserved(1).accepted(3);
    }

    @Test
    void whatEndedBadlyCanBeTriedAgain() {
        AtomicInteger tries = new AtomicInteger();
        PaperSender wire = new PaperSender(2, m -> m.key() == 2 && tries.getAndIncrement() == 0 ? UNKNOWN : OK);
        Desk desk = new Desk(TestDatabase.dataSource(), wire, Desk.settings(2)).members(4);
        desk.send(edition(1));

        assertThat(desk.deliveries.retry(edition(1), EnumSet.of(DeliveryState.REJECTED)))
                .isEqualTo(1);

        assertThat(desk.send(edition(1)).end()).isEqualTo(End.FINISHED);
        assertThat(desk.receipts.receipt(edition(1))).accepted(4);
    }

    @Test
    void nearlyAllUpdatesStayWithinTheirPage() throws Exception {
        Desk desk = new Desk(TestDatabase.dataSource(), PaperSender.accepting(8), Desk.settings(8)).members(5000);
        desk.send(edition(1));
        // The server gathers its statistics once a second.
        TimeUnit.MILLISECONDS.sleep(1200);

        Double hot = desk.jdbc
                .sql("select n_tup_hot_upd::float / n_tup_upd from pg_stat_user_tables where relname = 'delivery_1'")
                .query(Double.class)
                .single();

        assertThat(hot).isGreaterThan(0.9);
    }

    @Test
    void receiptOutlivesTheRowsOfMembers() {
        PaperSender wire = new PaperSender(2, m -> m.key() == 2 ? UNKNOWN : OK);
        Desk desk = new Desk(TestDatabase.dataSource(), wire, Desk.settings(2)).members(4);
        desk.send(edition(1));
        DeliveryStats before = desk.receipts.receipt(edition(1));

        assertThat(desk.retirement.retire(Duration.ZERO)).isEqualTo(1);

        assertThat(desk.receipts.receipt(edition(1)))
                .usingRecursiveComparison()
                .ignoringFields("run.dropped", "asOf", "answered", "rate", "lastAccepted")
                .isEqualTo(before);
        assertThat(desk.states(edition(1))).isEmpty();
    }
}

package org.broadsheet.delivery.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.delivery.Desk.edition;
import static org.broadsheet.delivery.ReceiptAssert.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.broadsheet.TestDatabase;
import org.broadsheet.Waiting;
import org.broadsheet.delivery.Deliveries.DeliveryResult;
import org.broadsheet.delivery.Deliveries.DeliveryResult.End;
import org.broadsheet.delivery.DeliveryRun;
import org.broadsheet.delivery.DeliverySettings.Uncertain;
import org.broadsheet.delivery.DeliveryState;
import org.broadsheet.delivery.DeliveryStats;
import org.broadsheet.delivery.Desk;
import org.broadsheet.delivery.Freezer;
import org.broadsheet.delivery.PaperSender;
import org.broadsheet.delivery.session.Ledger.Row;
import org.broadsheet.member.MemberId;
import org.junit.jupiter.api.Test;

/** What becomes of the rows of a worker that is no more, or that others hold for dead. */
class RecoveryTests {
    private final DataSource database = TestDatabase.dataSource();
    private final PaperSender wire = PaperSender.accepting(4);

    @Test
    void claimedIsSentAndWhatWasBeingSentIsSentAgainAndListed() throws Exception {
        Desk desk = desk(Uncertain.RESEND);
        dieSending(desk, 3);

        assertThat(desk.send(edition(1)).end()).isEqualTo(End.FINISHED);

        assertThat(wire.contents).hasSize(200).doesNotHaveDuplicates();
        DeliveryStats receipt = desk.receipts.receipt(edition(1));
        assertThat(receipt).accepted(200);
        assertThat(receipt.duplicates()).containsExactly(new MemberId(1), new MemberId(2), new MemberId(3));
    }

    @Test
    void whatWasBeingSentIsLeftUncertainWhereTheNewsroomHoldsIt() throws Exception {
        Desk desk = desk(Uncertain.HOLD);
        dieSending(desk, 3);

        assertThat(desk.send(edition(1)).end()).isEqualTo(End.FINISHED);

        assertThat(wire.contents).hasSize(197).doesNotContain(1L, 2L, 3L);
        assertThat(desk.receipts.receipt(edition(1))).accepted(197).uncertain(3).twice(0);
        assertThat(desk.delivery(edition(1), 2).reply()).contains("before the answer was recorded");
    }

    @Test
    void workerThatWasHeldForDeadSendsNothingMore() throws Exception {
        Freezer freezer = new Freezer(database);
        PaperSender slow = new PaperSender(4, message -> pause(20));
        Desk frozen = new Desk(freezer, slow, Desk.settings(4)).members(400);
        CompletableFuture<DeliveryResult> first = CompletableFuture.supplyAsync(() -> frozen.send(edition(1)));
        Waiting.until(() -> slow.contents.size() >= 40);

        freezer.freeze();
        Desk second = new Desk(database, wire, Desk.settings(4));
        assertThat(second.send(edition(1)).end()).isEqualTo(End.FINISHED);
        int sent = slow.contents.size();
        freezer.thaw();

        assertThat(first.get(10, TimeUnit.SECONDS).end()).isEqualTo(End.FINISHED);
        assertThat(slow.contents).hasSize(sent);
        List<Long> all = new ArrayList<>(slow.contents);
        all.addAll(wire.contents);
        DeliveryStats receipt = second.receipts.receipt(edition(1));
        assertThat(receipt).accepted(400);
        assertThat(all).hasSizeBetween(400, 400 + (int) receipt.twice());
        assertThat(receipt).twiceAtMost(4);
    }

    @Test
    void onlyTheSteadyJudgeOthers() throws Exception {
        Desk desk = desk(Uncertain.RESEND);
        desk.enrol(edition(1));
        long silent = desk.workers.enter(edition(1));
        long me = desk.workers.enter(edition(1));
        TimeUnit.MILLISECONDS.sleep(1200);

        // As after an outage of the database: our own last beat is as old as theirs.
        desk.workers.beat(me, false);
        desk.workers.reclaimExpired();

        assertThat(desk.workers.beat(silent, false)).isPresent();
    }

    @Test
    void whoHeardTheDatabaseBetweenTwoWorksJudgesAtOnce() {
        Desk desk = desk(Uncertain.RESEND);
        desk.enrol(edition(1));
        long silent = desk.workers.enter(edition(1));

        // A machine that stands still for a moment has rightly to be steady anew: then once more.
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            worksTwiceAndHearsTheDatabaseMeanwhile(desk);
            return desk.workers.beat(silent, false).isEmpty();
        });
    }

    private static void worksTwiceAndHearsTheDatabaseMeanwhile(Desk desk) throws InterruptedException {
        long before = desk.workers.enter(edition(1));
        desk.workers.beat(before, false);
        desk.workers.giveUp(before, edition(1));
        for (int i = 0; i < 4; i++) {
            TimeUnit.MILLISECONDS.sleep(300);
            desk.workers.answered(desk.jdbc
                    .sql("select clock_timestamp()")
                    .query(OffsetDateTime.class)
                    .single());
        }
        desk.workers.enter(edition(1));
        desk.workers.reclaimExpired();
    }

    @Test
    void deadWorkerClaimsNothing() {
        Desk desk = desk(Uncertain.RESEND);
        desk.enrol(edition(1));
        long worker = desk.workers.enter(edition(1));
        desk.workers.giveUp(worker, edition(1));

        assertThat(desk.engine.ledger(desk.runs.get(edition(1))).claim(worker, 0, 10))
                .isEmpty();

        assertThat(desk.states(edition(1))).isEqualTo(Map.of(DeliveryState.PENDING, 200L));
    }

    private Desk desk(Uncertain policy) {
        return new Desk(database, wire, Desk.settings(4, 0, policy)).members(200);
    }

    /** Leaves the ledger as a process leaves it that is killed with 20 rows in hand and so many of them on the wire. */
    private static void dieSending(Desk desk, int sending) throws SQLException {
        desk.enrol(edition(1));
        DeliveryRun run = desk.runs.get(edition(1));
        long worker = desk.workers.enter(edition(1));
        List<Row> rows = desk.engine.ledger(run).claim(worker, 0, 20);
        try (var writer = new OutcomeStatements(desk.database, run, worker)) {
            writer.write(rows.stream()
                    .limit(sending)
                    .map(row -> RowChange.sending(new Claimed(row.recipient(), 0, 0, null)))
                    .toList());
        }
    }

    private static org.broadsheet.smtp.Outcome pause(int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return PaperSender.OK;
    }
}

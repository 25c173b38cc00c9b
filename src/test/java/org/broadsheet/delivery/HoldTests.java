package org.broadsheet.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.delivery.Desk.edition;
import static org.broadsheet.delivery.PaperSender.OK;
import static org.broadsheet.delivery.ReceiptAssert.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.broadsheet.TestDatabase;
import org.broadsheet.Waiting;
import org.broadsheet.delivery.Deliveries.DeliveryResult;
import org.broadsheet.delivery.Deliveries.DeliveryResult.End;
import org.broadsheet.delivery.DeliveryRun.Status;
import org.broadsheet.smtp.Message;
import org.broadsheet.smtp.Outcome;
import org.junit.jupiter.api.Test;

/** Pause, resume, cancel and stop, while the wire is busy. */
class HoldTests {
    private final PaperSender wire = new PaperSender(4, HoldTests::slowly);
    private final Desk desk = new Desk(TestDatabase.dataSource(), wire, Desk.settings(4)).members(4000);

    @Test
    void noContentBeginsAfterAPauseAndAllGoOnAfterIt() throws Exception {
        CompletableFuture<DeliveryResult> run = CompletableFuture.supplyAsync(() -> desk.send(edition(1)));
        until(500);

        assertThat(desk.runs.pause(edition(1), "stop the press")).isTrue();
        int begun = wire.contents.size();
        TimeUnit.MILLISECONDS.sleep(700);

        // What was made durable before the pause may still have been on its way to the wire.
        assertThat(wire.contents.size() - begun).isLessThanOrEqualTo(4);
        assertThat(desk.receipts.receipt(edition(1)))
                .is(Status.PAUSED)
                .returns("stop the press", receipt -> receipt.run().reason());
        assertThat(desk.states(edition(1))).containsOnlyKeys(DeliveryState.ACCEPTED, DeliveryState.PENDING);

        assertThat(desk.runs.resume(edition(1))).isTrue();
        assertThat(run.get(20, TimeUnit.SECONDS).end()).isEqualTo(End.FINISHED);
        assertThat(wire.contents).hasSize(4000).doesNotHaveDuplicates();
    }

    @Test
    void cancelLeavesATrueReceipt() throws Exception {
        CompletableFuture<DeliveryResult> run = CompletableFuture.supplyAsync(() -> desk.send(edition(1)));
        until(300);

        assertThat(desk.runs.cancel(edition(1), "wrong edition")).isTrue();

        assertThat(run.get(5, TimeUnit.SECONDS).end()).isEqualTo(End.CANCELLED);
        DeliveryStats receipt = desk.receipts.receipt(edition(1));
        assertThat(receipt).is(Status.CANCELLED);
        assertThat(receipt).accepted(wire.contents.size());
        assertThat(receipt.unserved()).isEqualTo(4000 - wire.contents.size()).isEqualTo(receipt.open());
        assertThat(desk.send(edition(1)).end()).isEqualTo(End.CANCELLED);
        assertThat(desk.runs.resume(edition(1))).isFalse();
    }

    @Test
    void callerThatStopsLeavesTheRestInLine() throws Exception {
        AtomicBoolean stopped = new AtomicBoolean();
        desk.enrol(edition(1));
        CompletableFuture<DeliveryResult> run =
                CompletableFuture.supplyAsync(() -> desk.deliveries.deliver(edition(1), Desk.POST, stopped::get));
        until(300);

        stopped.set(true);

        assertThat(run.get(5, TimeUnit.SECONDS).end()).isEqualTo(End.INTERRUPTED);
        assertThat(desk.states(edition(1))).containsOnlyKeys(DeliveryState.ACCEPTED, DeliveryState.PENDING);
        assertThat(desk.receipts.receipt(edition(1)).run().status()).isEqualTo(Status.WAITING);
        assertThat(desk.deliveries.isFinished(edition(1))).isFalse();
    }

    @Test
    void endOfTheProgramFinishesWhatIsOnTheWire() throws Exception {
        CompletableFuture<DeliveryResult> run = CompletableFuture.supplyAsync(() -> desk.send(edition(1)));
        until(300);

        desk.engine.stop();

        assertThat(run.get(1, TimeUnit.SECONDS).end()).isEqualTo(End.INTERRUPTED);
        assertThat(desk.states(edition(1)).get(DeliveryState.ACCEPTED)).isEqualTo(wire.contents.size());
    }

    private void until(int contents) {
        Waiting.until(() -> wire.contents.size() >= contents);
    }

    private static Outcome slowly(Message message) {
        try {
            TimeUnit.MILLISECONDS.sleep(2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return OK;
    }
}

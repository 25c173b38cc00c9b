package org.broadsheet.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.delivery.Desk.edition;
import static org.broadsheet.delivery.PaperSender.OK;
import static org.broadsheet.delivery.ReceiptAssert.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.broadsheet.TestDatabase;
import org.broadsheet.Waiting;
import org.broadsheet.delivery.Deliveries.DeliveryResult;
import org.broadsheet.delivery.Deliveries.DeliveryResult.End;
import org.broadsheet.smtp.Message;
import org.broadsheet.smtp.Outcome;
import org.junit.jupiter.api.Test;

/** The database goes away, or is full, in the middle of a send. */
class OutageTests {
    private static final int SECONDS = Integer.getInteger("outage", 3);

    private final String url = TestDatabase.create();
    private final PaperSender wire = new PaperSender(8, OutageTests::slowly);
    private final Desk desk = new Desk(TestDatabase.dataSource(url), wire, Desk.settings(8)).members(3000);

    @Test
    void deliveryWaitsForALostDatabaseAndGoesOn() throws Exception {
        CompletableFuture<DeliveryResult> run = CompletableFuture.supplyAsync(() -> desk.send(edition(1)));
        until(400);

        int during;
        try (var away = TestDatabase.cutOff(desk.jdbc)) {
            TimeUnit.SECONDS.sleep(SECONDS);
            during = wire.contents.size();
        }

        assertThat(run.get(30, TimeUnit.SECONDS).end()).isEqualTo(End.FINISHED);
        assertThat(during).isLessThan(3000);
        assertServedOnce();
    }

    @Test
    void deliveryWaitsWhileTheDiskIsFullAndGoesOn() throws Exception {
        desk.jdbc.sql("""
                        create function disk_full() returns trigger language plpgsql as $$
                        begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$
                        """).update();
        CompletableFuture<DeliveryResult> run = CompletableFuture.supplyAsync(() -> desk.send(edition(1)));
        until(400);

        desk.jdbc
                .sql(
                        "create trigger disk_full before update on delivery_1 for each statement execute function disk_full()")
                .update();
        TimeUnit.SECONDS.sleep(2);
        int during = wire.contents.size();
        desk.jdbc.sql("drop trigger disk_full on delivery_1").update();

        assertThat(run.get(30, TimeUnit.SECONDS).end()).isEqualTo(End.FINISHED);
        assertThat(during).isLessThan(3000);
        assertServedOnce();
    }

    private void assertServedOnce() {
        assertThat(wire.contents).hasSize(3000).doesNotHaveDuplicates();
        assertThat(desk.receipts.receipt(edition(1))).accepted(3000).twice(0);
    }

    private void until(int contents) {
        Waiting.until(() -> wire.contents.size() >= contents);
    }

    private static Outcome slowly(Message message) {
        try {
            TimeUnit.MILLISECONDS.sleep(3);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return OK;
    }
}

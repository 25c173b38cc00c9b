package org.broadsheet.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.delivery.Desk.edition;
import static org.broadsheet.delivery.ReceiptAssert.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.broadsheet.TestDatabase;
import org.broadsheet.delivery.DeliveryRun.Status;
import org.broadsheet.smtp.Answer;
import org.broadsheet.smtp.ScriptedRelay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A real process is killed in the middle of a send, frozen, or told to stop; the relay counts. {@code -Dkills=200} is the
 * long form.
 */
class KillTests {
    private static final int KILLS = Integer.getInteger("kills", 3);
    private static final int MEMBERS = Integer.getInteger("members", Math.max(2000, KILLS * 150));
    private static final int CONNECTIONS = 8;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final String database = TestDatabase.create();
    private final Desk desk = new Desk(TestDatabase.dataSource(database), PaperSender.accepting(1), Desk.settings(1));
    private final ScriptedRelay relay =
            ScriptedRelay.start().at("DOT", Answer.reply("250 2.0.0 Ok: queued").after(Duration.ofMillis(3)));

    @AfterEach
    void close() {
        relay.close();
    }

    @Test
    void nobodyIsMissingAndDuplicatesAreListedHoweverOftenTheProcessIsKilled() throws Exception {
        desk.members(MEMBERS);
        desk.enrol(edition(1));

        for (int kill = 0; kill < KILLS; kill++) {
            SendingProcess process = start();
            await(process, relay.contentsBegun() + random.nextInt(MEMBERS / KILLS));
            process.kill();
        }
        assertThat(start().succeeds(120)).isTrue();

        DeliveryStats receipt = desk.receipts.receipt(edition(1));
        assertThat(receipt).as("seed %d", seed).accepted(MEMBERS);
        assertThat(Set.copyOf(relay.recipients())).as("seed %d", seed).hasSize(MEMBERS);
        assertThat(listed(receipt)).as("seed %d", seed).containsAll(receivedTwice());
        assertThat(receipt).twiceAtMost((long) KILLS * CONNECTIONS);
        System.out.printf(
                "kills=%d members=%d received=%d twice=%d listed=%d seed=%d%n",
                KILLS, MEMBERS, relay.recipients().size(), receivedTwice().size(), receipt.twice(), seed);
    }

    @Test
    void processThatIsToldToStopFinishesWhatIsOnTheWire() throws Exception {
        desk.members(2000);
        desk.enrol(edition(1));
        SendingProcess process = start();
        await(process, 300);

        process.terminate();
        process.succeeds(20);

        assertThat(process.isAlive()).isFalse();
        assertThat(desk.states(edition(1))).containsOnlyKeys(DeliveryState.ACCEPTED, DeliveryState.PENDING);
        assertThat(desk.receipts.receipt(edition(1)))
                .accepted(relay.recipients().size())
                .is(Status.WAITING);
    }

    @Test
    void processThatWasFrozenSendsNothingMoreWhenItWakes() throws Exception {
        desk.members(2000);
        desk.enrol(edition(1));
        SendingProcess frozen = start();
        await(frozen, 300);

        frozen.freeze();
        assertThat(start().succeeds(60)).isTrue();
        int before = relay.contentsBegun();
        frozen.thaw();
        assertThat(frozen.succeeds(60)).isTrue();

        assertThat(relay.contentsBegun()).isEqualTo(before);
        assertThat(Set.copyOf(relay.recipients())).hasSize(2000);
        DeliveryStats receipt = desk.receipts.receipt(edition(1));
        assertThat(listed(receipt)).containsAll(receivedTwice());
        assertThat(receipt).twiceAtMost(CONNECTIONS);
    }

    private SendingProcess start() throws Exception {
        return SendingProcess.start(database, relay.port(), CONNECTIONS);
    }

    private void await(SendingProcess process, int contents) throws InterruptedException {
        while (relay.contentsBegun() < contents && process.isAlive()) TimeUnit.MILLISECONDS.sleep(1);
    }

    private Set<String> receivedTwice() {
        Set<String> once = new TreeSet<>();
        return relay.recipients().stream()
                .filter(recipient -> !once.add(recipient))
                .collect(Collectors.toSet());
    }

    private static List<String> listed(DeliveryStats receipt) {
        return receipt.duplicates().stream()
                .map(member -> "member" + member.value() + "@example.org")
                .toList();
    }
}

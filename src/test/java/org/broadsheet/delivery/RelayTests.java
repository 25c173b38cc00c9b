package org.broadsheet.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.delivery.Desk.edition;
import static org.broadsheet.delivery.ReceiptAssert.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.broadsheet.TestDatabase;
import org.broadsheet.Waiting;
import org.broadsheet.delivery.Deliveries.DeliveryResult;
import org.broadsheet.delivery.Deliveries.DeliveryResult.End;
import org.broadsheet.smtp.Answer;
import org.broadsheet.smtp.Backoff;
import org.broadsheet.smtp.ScriptedRelay;
import org.broadsheet.smtp.SmtpEngine;
import org.broadsheet.smtp.SmtpEngine.Pace;
import org.broadsheet.smtp.SmtpSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The ledger and the engine together, and a relay that is not always well. */
class RelayTests {
    private ScriptedRelay relay = ScriptedRelay.start();
    private final SmtpEngine engine = new SmtpEngine(
            SmtpSettings.to(relay.relay())
                    .withConnections(8)
                    .withBackoff(new Backoff(Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(3))),
            Pace.UNLIMITED);
    private final Desk desk = new Desk(TestDatabase.dataSource(), Desk.sender(() -> engine), Desk.settings(8));

    @AfterEach
    void close() {
        engine.close();
        relay.close();
    }

    @Test
    void everyMemberGetsTheirOwnLetterOnce() {
        desk.members(2000);

        assertThat(desk.send(edition(1)).end()).isEqualTo(End.FINISHED);

        assertThat(relay.recipients()).hasSize(2000).doesNotHaveDuplicates();
        assertThat(relay.received())
                .allSatisfy(received -> assertThat(received.text()).contains("To: " + received.recipient() + "\r\n"));
        assertThat(relay.received().get(0).sender()).matches("bounces\\+\\d+@example.org");
    }

    @Test
    void relayThatIsAwayTouchesNobody() {
        desk.members(300);
        relay.close();

        DeliveryResult progress = desk.send(edition(1));

        assertThat(progress.end()).isEqualTo(End.RELAY_DOWN);
        assertThat(progress.reason()).contains("127.0.0.1:" + relay.port());
        assertThat(desk.states(edition(1))).isEqualTo(Map.of(DeliveryState.PENDING, 300L));
    }

    @Test
    void relayThatIsRestartedInTheMiddleLosesNobody() throws Exception {
        desk.members(1500);
        ScriptedRelay first =
                relay.at("DOT", Answer.reply("250 2.0.0 Ok: queued").after(Duration.ofMillis(3)));
        CompletableFuture<DeliveryResult> run = CompletableFuture.supplyAsync(() -> desk.send(edition(1)));
        Waiting.until(() -> first.contentsBegun() >= 400);

        first.close();
        relay = ScriptedRelay.startAt(first.port());

        assertThat(run.get(60, TimeUnit.SECONDS).end()).isEqualTo(End.FINISHED);
        DeliveryStats receipt = desk.receipts.receipt(edition(1));
        assertThat(receipt).accepted(1500);
        assertThat(receipt).twiceAtMost(8);
        Set<String> all = Set.copyOf(first.recipients());
        assertThat(relay.recipients().stream().filter(all::contains)).hasSizeLessThanOrEqualTo((int) receipt.twice());
        assertThat(all.size() + relay.recipients().size()).isGreaterThanOrEqualTo(1500);
    }

    @Test
    void senderThatIsRefusedStopsTheRunAndSuppressesNobody() {
        desk.members(300);
        relay.at("MAIL", Answer.reply("550 5.7.1 sender not allowed"));

        DeliveryResult progress = desk.send(edition(1));

        assertThat(progress.end()).isEqualTo(End.STOPPED);
        assertThat(progress.reason()).contains("5.7.1 sender not allowed");
        assertThat(desk.states(edition(1))).isEqualTo(Map.of(DeliveryState.PENDING, 300L));
    }

    @Test
    void relayThatKnowsNobodyOfThatNameRejectsThatMemberOnly() {
        desk.members(50);
        relay.at("RCPT", exchange -> exchange.line().contains("<member7@"), Answer.reply("550 5.1.1 no such user"));

        assertThat(desk.send(edition(1)).end()).isEqualTo(End.FINISHED);

        assertThat(desk.receipts.receipt(edition(1))).rejected(1).accepted(49);
    }

    @Test
    void relayThatLimitsConnectionsCostsNobodyATry() {
        desk.members(400);
        relay.rule(exchange -> exchange.verb().equals("CONNECT") && relay.openConnections() > 2
                ? Answer.reply("421 4.7.0 too many connections").thenCut()
                : null);

        assertThat(desk.send(edition(1)).end()).isEqualTo(End.FINISHED);

        assertThat(relay.recipients()).hasSize(400).doesNotHaveDuplicates();
        assertThat(desk.jdbc
                        .sql("select max(attempts) from delivery where edition_id = 1")
                        .query(Integer.class)
                        .single())
                .isOne();
    }
}

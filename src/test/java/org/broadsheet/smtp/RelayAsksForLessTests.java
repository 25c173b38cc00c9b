package org.broadsheet.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.broadsheet.Waiting;
import org.broadsheet.smtp.Outcome.Scope;
import org.broadsheet.smtp.Outcome.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RelayAsksForLessTests {
    private final ScriptedRelay relay = ScriptedRelay.start();

    @AfterEach
    void close() {
        relay.close();
    }

    @Test
    void connectionsBeyondWhatTheRelayBearsCostNobodyAnything() {
        relay.rule(exchange -> exchange.verb().equals("CONNECT") && relay.openConnections() > 3
                ? Answer.reply("421 4.7.0 too many connections").thenCut()
                : null);

        Outcomes.send(Outcomes.to(relay).withConnections(16), Letter.letters(500))
                .assertAllAccepted(500);
    }

    @Test
    void numberOfConnectionsThatTheRelayAllowsIsLearnedForTheRun() {
        Semaphore places = new Semaphore(3);
        AtomicInteger refused = new AtomicInteger();
        relay.rule(exchange -> {
            if (exchange.verb().equals("QUIT")) places.release();
            if (!exchange.verb().equals("CONNECT") || places.tryAcquire()) return null;
            refused.incrementAndGet();
            return Answer.reply("421 4.7.0 too many connections").thenCut();
        });
        Outcomes outcomes = new Outcomes();

        try (SmtpEngine engine = new SmtpEngine(Outcomes.to(relay).withConnections(16))) {
            engine.send(Letter.letters(1000).iterator(), outcomes);
            assertThat(engine.gauges().allowedConnections()).isEqualTo(3);
        }

        outcomes.assertAllAccepted(1000);
        assertThat(refused)
                .as("each costs that connection only")
                .hasPositiveValue()
                .hasValueLessThanOrEqualTo(13);
        assertThat(relay.connections()).as("none is tried again").isLessThanOrEqualTo(16);
    }

    @Test
    void rateReplyDefersOneThenPausesAndProbesWithOneConnection() {
        AtomicInteger openAtProbe = new AtomicInteger();
        AtomicInteger messages = new AtomicInteger();
        relay.rule(exchange -> {
            if (!exchange.verb().equals("MAIL")) return null;
            int message = messages.incrementAndGet();
            if (message == 101) openAtProbe.set(relay.openConnections());
            return message == 100 ? Answer.reply("451 4.7.1 rate limit exceeded") : null;
        });
        SmtpSettings settings = Outcomes.to(relay)
                .withConnections(4)
                .withBackoff(new Backoff(Duration.ofMillis(300), Duration.ofSeconds(1), Duration.ofSeconds(20)));

        Outcomes outcomes = Outcomes.send(settings, Letter.letters(300));

        assertThat(outcomes.count(Verdict.ACCEPTED)).isEqualTo(299);
        assertThat(outcomes.all())
                .filteredOn(outcome -> outcome.verdict() == Verdict.DEFERRED)
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.scope()).isEqualTo(Scope.RELAY));
    }

    @Test
    void waitingMessagesAreNotTakenWhileItBacksOff() throws InterruptedException {
        relay.at("MAIL", Answer.reply("451 4.7.1 rate limit exceeded"));
        SmtpSettings settings = Outcomes.to(relay)
                .withConnections(4)
                .withBackoff(new Backoff(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofMinutes(1)));
        Outcomes outcomes = new Outcomes();

        try (SmtpEngine engine = new SmtpEngine(settings)) {
            Thread sending = new Thread(() -> engine.send(Letter.letters(100).iterator(), outcomes));
            sending.start();
            Waiting.until(() -> engine.gauges().flow() == SmtpEngine.Flow.BACKING_OFF);
            Thread.sleep(200);

            assertThat(outcomes.all()).hasSizeLessThanOrEqualTo(4);
            assertThat(engine.gauges().allowedConnections()).isZero();
            assertThat(engine.gauges().openConnections()).isZero();
            engine.stop();
            sending.join();
        }
    }

    @Test
    void relayThatComesBackIsUsedAgain() throws InterruptedException {
        int port = relay.port();
        relay.close();
        Outcomes outcomes = new Outcomes();
        SmtpSettings settings = Outcomes.to(relay)
                .withConnections(4)
                .withBackoff(new Backoff(Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofSeconds(30)));

        try (SmtpEngine engine = new SmtpEngine(settings)) {
            Thread sending = new Thread(() -> engine.send(Letter.letters(50).iterator(), outcomes));
            sending.start();
            Waiting.until(() -> engine.gauges().flow() == SmtpEngine.Flow.BACKING_OFF);
            try (ScriptedRelay again = ScriptedRelay.startAt(port)) {
                sending.join();

                assertThat(again.received()).hasSize(50);
            }
        }
        outcomes.assertAllAccepted(50);
    }
}

package org.broadsheet.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.broadsheet.Waiting;
import org.broadsheet.smtp.Outcome.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StopTests {
    private final ScriptedRelay relay = ScriptedRelay.start();
    private final Outcomes outcomes = new Outcomes();
    private final AtomicInteger taken = new AtomicInteger();

    @AfterEach
    void close() {
        relay.close();
    }

    @Test
    void stopFinishesWhatIsOnTheWireAndTakesNothingMore() throws InterruptedException {
        relay.at("DOT", Answer.reply("250 Ok").after(Duration.ofMillis(20)));
        try (SmtpEngine engine = new SmtpEngine(Outcomes.to(relay).withConnections(4))) {
            Thread sending = sending(engine);
            Waiting.until(() -> taken.get() >= 20);

            engine.stop();
            sending.join();

            outcomes.assertAllAccepted(taken.get());
            assertThat(taken.get()).isLessThan(200);
            assertThat(engine.lastStop()).isEmpty();
        }
    }

    @Test
    void pausedEngineTakesNothingUntilItIsResumed() throws InterruptedException {
        try (SmtpEngine engine = new SmtpEngine(Outcomes.to(relay).withConnections(4))) {
            Thread sending = sending(engine);
            Waiting.until(() -> taken.get() >= 20);

            engine.pause();
            Waiting.until(() -> engine.gauges().openConnections() == 0);
            int before = taken.get();
            Thread.sleep(200);

            assertThat(taken.get()).isEqualTo(before);
            assertThat(outcomes.all()).hasSize(before);
            assertThat(engine.gauges().flow()).isEqualTo(SmtpEngine.Flow.PAUSED);
            engine.resume();
            Waiting.until(() -> taken.get() >= before + 20);
            engine.stop();
            sending.join();
        }
    }

    @Test
    void closeCutsWhatIsNotDoneAfterTheGrace() throws InterruptedException {
        relay.at("DOT", Answer.silence());
        SmtpEngine engine = new SmtpEngine(Outcomes.to(relay).withGrace(Duration.ofMillis(200)));
        Thread sending = sending(engine);
        Waiting.until(() -> relay.contentsBegun() > 0);

        engine.close();
        sending.join();

        assertThat(outcomes.verdicts()).containsExactlyInAnyOrder(Verdict.UNCERTAIN, Verdict.DEFERRED);
        assertThatThrownBy(() -> engine.send(List.<Message>of().iterator(), outcomes))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void interruptIsTakenAsTheWishToStop() throws InterruptedException {
        try (SmtpEngine engine = new SmtpEngine(Outcomes.to(relay))) {
            Thread sending = sending(engine);
            Waiting.until(() -> taken.get() >= 20);

            sending.interrupt();
            sending.join();

            outcomes.assertAllAccepted(taken.get());
        }
    }

    @Test
    void nothingToSendOpensNoConnection() {
        Outcomes.send(Outcomes.to(relay).withConnections(8), List.of());

        assertThat(relay.connections()).isZero();
    }

    @Test
    void fewMessagesDoNotOpenManyConnections() {
        Outcomes.send(Outcomes.to(relay).withConnections(32), Letter.letters(3)).assertAllAccepted(3);

        assertThat(relay.connections()).isLessThanOrEqualTo(3);
    }

    private Thread sending(SmtpEngine engine) {
        Iterator<Message> endless = new SmtpEngine.Supply() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Message next() {
                return Letter.to("member" + taken.incrementAndGet() + "@example.org");
            }
        };
        Thread thread = new Thread(() -> engine.send(endless, outcomes));
        thread.start();
        return thread;
    }
}

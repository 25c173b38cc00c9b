package org.broadsheet.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How messages are taken from the caller. */
@Timeout(30)
class MessageFeedTests {
    private final ScriptedRelay relay = ScriptedRelay.start();
    private final Outcomes outcomes = new Outcomes();

    @AfterEach
    void close() {
        relay.close();
    }

    /** A ledger may wait for an outcome before it knows whether there is more. */
    @Test
    void iteratorThatWaitsForTheOutcomeOfTheMessageBeforeHoldsUpNothing() {
        Semaphore settled = new Semaphore(1);
        Iterator<Message> letters = new Iterator<>() {
            private final Iterator<Message> inner = Letter.letters(20).iterator();

            @Override
            public boolean hasNext() {
                settled.acquireUninterruptibly();
                return inner.hasNext();
            }

            @Override
            public Message next() {
                return inner.next();
            }
        };

        try (SmtpEngine engine = new SmtpEngine(Outcomes.to(relay).withConnections(4))) {
            engine.send(letters, (message, outcome) -> {
                outcomes.accept(message, outcome);
                settled.release();
            });
        }

        outcomes.assertAllAccepted(20);
    }

    @Test
    void supplyIsAskedWithoutWaitingWhileItIsReady() {
        SmtpEngine.Supply letters = new SmtpEngine.Supply() {
            private final Iterator<Message> inner = Letter.letters(500).iterator();
            private int calls;

            @Override
            public boolean isReady() {
                return ++calls % 7 != 0;
            }

            @Override
            public boolean hasNext() {
                return inner.hasNext();
            }

            @Override
            public Message next() {
                return inner.next();
            }
        };

        try (SmtpEngine engine = new SmtpEngine(Outcomes.to(relay).withConnections(4))) {
            engine.send(letters, outcomes);
        }

        outcomes.assertAllAccepted(500);
        assertThat(relay.received()).hasSize(500);
    }

    @Test
    void paceIsKept() {
        long started = System.nanoTime();
        AtomicInteger turns = new AtomicInteger();
        SmtpEngine.Pace fiftyASecond = () -> {
            Duration since = Duration.ofNanos(System.nanoTime() - started);
            return Duration.ofMillis(20L * turns.getAndIncrement()).minus(since);
        };
        Outcomes outcomes = new Outcomes();

        try (SmtpEngine engine = new SmtpEngine(Outcomes.to(relay).withConnections(4), fiftyASecond)) {
            engine.send(Letter.letters(25).iterator(), outcomes);
        }

        outcomes.assertAllAccepted(25);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThan(Duration.ofMillis(480));
        assertThat(turns.get()).isEqualTo(25);
    }

    @Test
    void sendsAtTheSameTimeShareTheConnections() throws InterruptedException {
        try (SmtpEngine engine = new SmtpEngine(Outcomes.to(relay).withConnections(3))) {
            List<Thread> sends = List.of(sending(engine, "a"), sending(engine, "b"), sending(engine, "c"));
            for (Thread send : sends) send.join();
        }

        outcomes.assertAllAccepted(600);
        assertThat(relay.mostOpenConnections()).isLessThanOrEqualTo(3);
    }

    private Thread sending(SmtpEngine engine, String name) {
        List<Message> letters = Letter.letters(200).stream()
                .map(letter -> (Message) Letter.to(name + letter.recipient()))
                .toList();
        Thread thread = new Thread(() -> engine.send(letters.iterator(), outcomes));
        thread.start();
        return thread;
    }
}

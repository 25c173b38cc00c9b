package org.broadsheet.smtp;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where connections wait to be let in: as many as the breaker allows, and none while paused. Shared by all sends. */
final class ConnectionGate {
    private static final Logger log = LoggerFactory.getLogger(ConnectionGate.class);
    private static final long ROUND = TimeUnit.SECONDS.toNanos(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ConnectionLimit breaker;
    private boolean paused;
    private int open;

    /** Of the open ones those that are ready for messages. */
    private int established;

    private final LongAdder accepted = new LongAdder();
    private String lastTrouble = "";

    /** Nothing is paused, troubled or too many: what each message asks then needs no lock. */
    private volatile boolean easy;

    ConnectionGate(ConnectionLimit breaker) {
        this.breaker = breaker;
    }

    /** Waits to be let in; false when it is not wanted any more. */
    boolean enter(BooleanSupplier wanted) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (wanted.getAsBoolean()) {
                if (!paused && open < breaker.allowed()) {
                    open++;
                    ease();
                    return true;
                }
                long pause = breaker.pause().toNanos();
                changed.awaitNanos(pause > 0 ? Math.min(pause, ROUND) : ROUND);
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        locked(() -> {
            open--;
            changed.signalAll();
        });
    }

    /** Whether a connection at work may take another message. One that is still being opened takes nobody's place. */
    boolean mayStay() {
        return easy || locked(() -> !paused && established <= breaker.allowed());
    }

    /** The relay has taken a message, or spoken of a recipient only: it works. */
    void served(boolean taken) {
        if (taken) accepted.increment();
        if (easy) return;
        locked(() -> {
            if (breaker.accepted()) changed.signalAll();
        });
    }

    void lost() {
        locked(breaker::lost);
    }

    void trouble(String line) {
        locked(() -> {
            lastTrouble = line;
            if (breaker.trouble())
                log.warn("smtp backs off pause={} connections={} reason={}", breaker.pause(), open, line);
        });
    }

    /** A connection could not be opened; where others are at work, it is one too many and costs only itself. */
    void notOpened(String line) {
        locked(() -> {
            if (established > 0 && !breaker.isTroubled()) full(line);
            else trouble(line);
        });
    }

    private void full(String line) {
        breaker.full(established);
        log.info("smtp relay takes no more connections connections={} reason={}", established, line);
    }

    /** A connection is ready for its first message. */
    void established() {
        locked(() -> breaker.bears(++established));
    }

    void closed() {
        locked(() -> established--);
    }

    /** A run begins that no other is under way with. */
    void forget() {
        locked(breaker::forget);
    }

    void pause(boolean wanted) {
        locked(() -> {
            paused = wanted;
            changed.signalAll();
        });
    }

    void wake() {
        locked(changed::signalAll);
    }

    /** For how long the relay has not served one message. */
    Duration troubledFor() {
        return locked(breaker::troubledFor);
    }

    String lastTrouble() {
        return locked(() -> lastTrouble);
    }

    SmtpEngine.Gauges gauges() {
        return locked(() -> new SmtpEngine.Gauges(flow(), open, breaker.allowed(), accepted.sum()));
    }

    private SmtpEngine.Flow flow() {
        if (paused) return SmtpEngine.Flow.PAUSED;
        if (breaker.allowed() == 0) return SmtpEngine.Flow.BACKING_OFF;
        return breaker.isTroubled() ? SmtpEngine.Flow.PROBING : SmtpEngine.Flow.FLOWING;
    }

    private void ease() {
        easy = !paused && breaker.isAtEase() && open <= breaker.allowed();
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            ease();
        } finally {
            lock.unlock();
        }
    }

    private <T> T locked(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }
}

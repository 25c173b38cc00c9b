package org.broadsheet.smtp;

import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Lets the connections share one plain iterator, each message at its turn. */
final class Intake {
    /** How soon a stop or a pause is noticed. */
    private static final long ROUND = TimeUnit.MILLISECONDS.toNanos(100);

    private final Iterator<Message> messages;
    private final Pace pace;
    private final BooleanSupplier open;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** When the next message may be taken; null: its turn is not reserved yet. */
    private @Nullable Long turn;

    private boolean ended;

    Intake(Iterator<Message> messages, Pace pace, BooleanSupplier open) {
        this.messages = messages;
        this.pace = pace;
        this.open = open;
    }

    /** The next message, waiting for its turn; null: there is none, or none is to be taken now. */
    @Nullable
    Message take() {
        lock.lock();
        try {
            while (hasNext()) {
                long wait = untilTurn();
                if (wait <= 0) return next();
                changed.awaitNanos(Math.min(wait, ROUND));
            }
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            lock.unlock();
        }
    }

    /**
     * The next message if it can be had at once. Whoever asks has a message of its own under way, which must not wait for
     * an iterator that waits on another connection's thread.
     */
    @Nullable
    Message poll() {
        if (!tryLock()) return null;
        try {
            return hasNext() && untilTurn() <= 0 ? next() : null;
        } finally {
            lock.unlock();
        }
    }

    private boolean tryLock() {
        try {
            return lock.tryLock(1, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    boolean isEnded() {
        lock.lock();
        try {
            hasNext();
            return ended;
        } finally {
            lock.unlock();
        }
    }

    private boolean hasNext() {
        if (ended || !open.getAsBoolean()) return false;
        ended = !messages.hasNext();
        // It may have waited long.
        return !ended && open.getAsBoolean();
    }

    private long untilTurn() {
        if (turn == null) turn = System.nanoTime() + pace.untilNext().toNanos();
        return turn - System.nanoTime();
    }

    private Message next() {
        turn = null;
        return Objects.requireNonNull(messages.next(), "the iterator gave null");
    }
}

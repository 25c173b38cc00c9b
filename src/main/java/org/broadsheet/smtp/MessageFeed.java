package org.broadsheet.smtp;

import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets the connections share one plain iterator, each message at its turn. The iterator may wait for its next message as
 * long as it likes: a scout of ours asks it, so that no connection waits for it with a message of its own under way.
 */
final class MessageFeed implements Runnable {
    /** How soon a stop or a pause is noticed. */
    private static final long ROUND = TimeUnit.MILLISECONDS.toNanos(100);

    private final Iterator<Message> messages;
    private final SmtpEngine.Pace pace;
    private final BooleanSupplier open;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition found = lock.newCondition();
    private final Condition sent = lock.newCondition();

    /** When the next message may be taken; null: its turn is not reserved yet. */
    private @Nullable Long turn;

    /** There is a next message, left in the iterator. */
    private boolean available;

    /** Meanwhile the iterator is the scout's alone. */
    private boolean scouting = true;

    private boolean ended;

    MessageFeed(Iterator<Message> messages, SmtpEngine.Pace pace, BooleanSupplier open) {
        this.messages = messages;
        this.pace = pace;
        this.open = open;
    }

    /** The scout: looks for one message ahead, and leaves it where it is. */
    @Override
    public void run() {
        while (isSent()) {
            boolean more = messages.hasNext();
            locked(() -> {
                scouting = false;
                found(more);
            });
        }
    }

    private boolean isSent() {
        lock.lock();
        try {
            while (!scouting && !ended) sent.awaitUninterruptibly();
            return !ended;
        } finally {
            lock.unlock();
        }
    }

    private void found(boolean more) {
        available = more;
        ended |= !more;
        found.signalAll();
    }

    /** Where the iterator would make nobody wait, whoever needs a message looks for it. */
    private void look() {
        if (available || scouting || ended) return;
        if (isAtHand()) found(messages.hasNext());
        else sendScout();
    }

    private boolean isAtHand() {
        return messages instanceof SmtpEngine.Supply supply && supply.isReady();
    }

    private void sendScout() {
        scouting = true;
        sent.signal();
    }

    /** The next message, waiting for it and for its turn; null: there is none, or none is to be taken now. */
    @Nullable
    Message take() {
        lock.lock();
        try {
            while (!ended && open.getAsBoolean()) {
                look();
                long wait = available ? untilTurn() : ROUND;
                if (wait <= 0) return next();
                await(Math.min(wait, ROUND));
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** The next message if it can be had at once. */
    @Nullable
    Message poll() {
        lock.lock();
        try {
            look();
            boolean now = available && !ended && open.getAsBoolean() && untilTurn() <= 0;
            return now ? next() : null;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it is known whether there is a message. */
    boolean isEnded() {
        lock.lock();
        try {
            look();
            while (!available && !ended && open.getAsBoolean()) await(ROUND);
            return ended;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more is looked for. */
    void end() {
        locked(() -> {
            found(false);
            sent.signal();
        });
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    // Whoever waits looks again and again.
    @SuppressWarnings("WaitNotInLoop")
    private void await(long nanos) {
        try {
            found.awaitNanos(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ended = true;
        }
    }

    private long untilTurn() {
        if (turn == null) turn = System.nanoTime() + pace.untilNext().toNanos();
        return turn - System.nanoTime();
    }

    private Message next() {
        turn = null;
        Message message = Objects.requireNonNull(messages.next(), "the iterator gave null");
        available = false;
        // Not more: what the iterator might throw now would lose this message.
        if (!isAtHand()) sendScout();
        return message;
    }
}

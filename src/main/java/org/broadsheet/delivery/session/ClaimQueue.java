package org.broadsheet.delivery.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.broadsheet.smtp.Message;
import org.broadsheet.smtp.SmtpEngine.Supply;
import org.jspecify.annotations.Nullable;

/** Claimed deliveries, from the loop that claims them to the sender. */
final class ClaimQueue implements Supply {
    private static final long LONGEST_NAP = Duration.ofMillis(200).toNanos();

    private final BooleanSupplier goesOn;
    private final Deque<Claimed> ready = new ArrayDeque<>();
    private final Queue<Timed> later = new PriorityQueue<>(Comparator.comparingLong(Timed::at));
    private @Nullable Claimed next;
    private int wanted;
    private boolean dry;
    private boolean closed;

    private record Timed(Claimed claimed, long at) {}

    ClaimQueue(BooleanSupplier goesOn) {
        this.goesOn = goesOn;
    }

    /** Waits until fewer than so many are ready; false when nothing more is wanted. */
    synchronized boolean wants(int fewer) throws InterruptedException {
        wanted = fewer;
        while (ready.size() >= fewer && !closed) wait();
        return !closed;
    }

    /** False when nothing more is wanted: then they are still the caller's. */
    synchronized boolean add(DomainLimiter.Split split) {
        if (closed) return false;
        long now = System.nanoTime();
        ready.addAll(split.now());
        split.later()
                .forEach(l -> later.add(new Timed(l.claimed(), now + l.delay().toNanos())));
        notifyAll();
        return true;
    }

    /** There is nothing more to claim now: the sender may end when it has sent what is here. */
    synchronized void dry() {
        dry = true;
        notifyAll();
    }

    /** The sender gets nothing more. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** What the sender did not take. */
    synchronized List<Claimed> left() {
        List<Claimed> left = new ArrayList<>(ready);
        later.forEach(timed -> left.add(timed.claimed()));
        if (next != null) left.add(next);
        ready.clear();
        later.clear();
        next = null;
        return left;
    }

    @Override
    public synchronized boolean hasNext() {
        while (next == null && !isOver()) nap(advance());
        return next != null && !closed;
    }

    @Override
    public synchronized Message next() {
        // Closed since hasNext said yes: whether its content may begin is asked again before its first octet.
        if (next == null && !hasNext()) throw new NoSuchElementException();
        Claimed taken = Objects.requireNonNull(next);
        next = null;
        return taken;
    }

    @Override
    public synchronized boolean isReady() {
        return next != null || !ready.isEmpty() || isOver();
    }

    private boolean isOver() {
        if (!closed && !goesOn.getAsBoolean()) close();
        return closed || dry && ready.isEmpty() && later.isEmpty();
    }

    /** Moves on what is due; returns for how long there is nothing to do. */
    private long advance() {
        long now = System.nanoTime();
        while (!later.isEmpty() && later.element().at() <= now)
            ready.addFirst(later.remove().claimed());
        if (ready.isEmpty())
            return later.isEmpty() ? LONGEST_NAP : later.element().at() - now;
        next = ready.remove();
        // Not at each message: waking the claimer costs more than handing one over.
        if (ready.size() == wanted - 1) notifyAll();
        return 0;
    }

    // The caller looks again in a loop.
    @SuppressWarnings("WaitNotInLoop")
    private void nap(long nanos) {
        if (nanos <= 0) return;
        try {
            wait(Math.max(1, Math.min(nanos, LONGEST_NAP) / 1_000_000));
        } catch (InterruptedException e) {
            closed = true;
            Thread.currentThread().interrupt();
        }
    }
}

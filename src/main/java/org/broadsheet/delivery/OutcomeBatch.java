package org.broadsheet.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Changes of many connections that become durable together, and those who wait for it. */
final class OutcomeBatch {
    private final List<RowChange> changes = new ArrayList<>();
    private final CountDownLatch done = new CountDownLatch(1);
    private int waiting;
    private volatile long begun;
    private volatile @Nullable RuntimeException failure;

    void add(RowChange change) {
        changes.add(change);
        if (change.state() == DeliveryState.SENDING) waiting++;
    }

    List<RowChange> changes() {
        return changes;
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    /** How many connections stand still until this is durable. */
    int waiting() {
        return waiting;
    }

    void begin() {
        begun = System.nanoTime();
    }

    /** How long ago the write began that made it durable. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    void done(@Nullable RuntimeException failure) {
        this.failure = failure;
        done.countDown();
    }

    /** Returns when all of it is durable. Not to be interrupted: an unknown fate is worse than a late end. */
    void await() {
        boolean interrupted = false;
        while (true) {
            try {
                done.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
        RuntimeException cause = failure;
        if (cause != null) throw new IllegalStateException("the ledger cannot be written", cause);
    }
}

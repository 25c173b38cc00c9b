package org.broadsheet.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Changes of many connections that become durable together. */
final class OutcomeBatch {
    private final List<RowChange> changes = new ArrayList<>();
    private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
    private int waiting;
    private volatile long begun;

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

    void done() {
        done.complete(null);
    }

    void fail(RuntimeException cause) {
        done.completeExceptionally(cause);
    }

    /** Returns when all of it is durable; not to be interrupted: an unknown fate is worse than a late end. */
    void await() {
        try {
            done.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the ledger cannot be written", e.getCause());
        }
    }
}

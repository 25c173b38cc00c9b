package org.broadsheet.delivery.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.broadsheet.delivery.DeliveryState;
import org.broadsheet.smtp.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger is to hold of one delivery next.
 *
 * @param doubt true where nobody knows whether the relay took this try
 * @param delay until it is due again; none where it is not
 * @param outcome the relay's words, where it spoke
 */
record RowChange(
        Claimed claimed,
        DeliveryState state,
        int attempts,
        boolean doubt,
        @Nullable Duration delay,
        @Nullable Outcome outcome) {

    private static final int LONGEST_REPLY = 400;

    static RowChange sending(Claimed claimed) {
        return new RowChange(claimed, DeliveryState.SENDING, claimed.attempts() + 1, false, null, null);
    }

    /** Nothing of it went out: it is in line again, and this was no try. */
    static RowChange back(Claimed claimed) {
        return new RowChange(claimed, DeliveryState.PENDING, claimed.attempts(), false, Duration.ZERO, null);
    }

    long member() {
        return claimed.key();
    }

    @Nullable
    Long delayMillis() {
        return delay == null ? null : delay.toMillis();
    }

    @Nullable
    Integer code() {
        return outcome == null ? null : outcome.code();
    }

    @Nullable
    String status() {
        return outcome == null ? null : outcome.status();
    }

    @Nullable
    String reply() {
        return outcome == null ? null : shortened(outcome.reply());
    }

    // PostgreSQL takes every character in a text but NUL, and a ledger of a million rows takes no essays.
    private static String shortened(String reply) {
        String clean = reply.replace('\0', ' ');
        return clean.length() <= LONGEST_REPLY ? clean : clean.substring(0, LONGEST_REPLY);
    }

    /** Changes of many connections that become durable together. */
    static final class OutcomeBatch {
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
}

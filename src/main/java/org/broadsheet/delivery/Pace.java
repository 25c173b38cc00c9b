package org.broadsheet.delivery;

import java.time.Duration;

/**
 * When the next message may go: one slot each at an even distance, taken from the common budget in blocks. A worker that
 * cannot keep up takes smaller ones, and leaves the time between to others. Used by one thread at a time.
 */
final class Pace {
    static final String ALL = "all";

    /** Slots missed by more than this are lost: caught up with, they would be a burst. */
    private static final long LATEST = Duration.ofMillis(200).toNanos();

    private static final long TOO_LATE = Duration.ofMillis(80).toNanos();
    private static final long IN_TIME = Duration.ofMillis(20).toNanos();
    private static final long AFTER_OUTAGE = Duration.ofMillis(250).toNanos();

    private final Budgets budgets;
    private final double perSecond;
    private final int longest;
    private final long distance;
    private int block;
    private long slot;
    private int left;

    Pace(Budgets budgets, double perSecond) {
        this.budgets = budgets;
        this.perSecond = perSecond;
        this.longest = Math.max(1, (int) (perSecond / 4));
        this.block = Math.max(1, longest / 4);
        this.distance = perSecond == 0 ? 0 : Math.round(1e9 / perSecond);
    }

    /** Nanoseconds until the next slot; 0: now. */
    long untilNext() {
        if (perSecond == 0) return 0;
        long now = System.nanoTime();
        while (left > 0 && now - slot > LATEST) skip();
        if (left == 0 && !takeBlock(now)) return AFTER_OUTAGE;
        return Math.max(0, slot - now);
    }

    /** Uses the slot that is due. */
    void use() {
        if (perSecond > 0) skip();
    }

    private void skip() {
        slot += distance;
        left--;
    }

    private boolean takeBlock(long now) {
        long late = now - slot;
        if (late > TOO_LATE) block = Math.max(1, block / 2);
        else if (late < IN_TIME) block = Math.min(longest, block * 2);
        try {
            slot = now + budgets.take(ALL, block, perSecond).toNanos();
            left = block;
            return true;
        } catch (RuntimeException e) {
            if (Outage.is(e)) return false;
            throw e;
        }
    }
}

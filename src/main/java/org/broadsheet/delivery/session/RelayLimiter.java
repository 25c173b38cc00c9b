package org.broadsheet.delivery.session;

import java.time.Duration;
import org.broadsheet.delivery.Outage;
import org.broadsheet.smtp.SmtpEngine.Pace;

/**
 * When the next message may go: one slot each at an even distance, taken from the common budget in blocks of a twentieth
 * of a second.
 */
final class RelayLimiter implements Pace {
    static final String ALL = "all";

    /** Slots missed by more than this are lost: caught up with, they would be a burst. */
    private static final Duration LATEST = Duration.ofMillis(150);

    private static final int BLOCKS_A_SECOND = 20;

    /** Without the common budget only a trickle: nothing begins anyway while the ledger cannot be written. */
    private static final Duration AFTER_OUTAGE = Duration.ofMillis(250);

    private final RateLimits budgets;
    private final double perSecond;
    private final int block;
    private final long distance;
    private long slot;
    private int left;

    RelayLimiter(RateLimits budgets, double perSecond) {
        this.budgets = budgets;
        this.perSecond = perSecond;
        this.block = Math.max(1, (int) (perSecond / BLOCKS_A_SECOND));
        this.distance = perSecond == 0 ? 0 : Math.round(1e9 / perSecond);
    }

    @Override
    public synchronized Duration untilNext() {
        if (perSecond == 0) return Duration.ZERO;
        long now = System.nanoTime();
        while (left > 0 && now - slot > LATEST.toNanos()) skip();
        if (left == 0 && !takeBlock(now)) return AFTER_OUTAGE;
        Duration wait = Duration.ofNanos(Math.max(0, slot - now));
        skip();
        return wait;
    }

    private void skip() {
        slot += distance;
        left--;
    }

    private boolean takeBlock(long now) {
        try {
            slot = now + budgets.take(ALL, block, perSecond, LATEST).toNanos();
            left = block;
            return true;
        } catch (RuntimeException e) {
            if (Outage.is(e)) return false;
            throw e;
        }
    }
}

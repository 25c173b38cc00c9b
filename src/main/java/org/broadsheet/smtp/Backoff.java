package org.broadsheet.smtp;

import java.time.Duration;

/**
 * How we bear with a relay in trouble: the first pause, doubled each time it is in trouble again, up to the longest; and
 * after how much trouble without one accepted message {@code send} gives up and returns.
 */
public record Backoff(Duration first, Duration longest, Duration patience) {
    public static final Backoff DEFAULT =
            new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(2), Duration.ofMinutes(15));

    /**
     * @param chance in [0, 1): between half of the pause and the whole, so that many senders do not return at once
     */
    Duration pause(int troubles, double chance) {
        long full = Math.min(first.toNanos() << Math.min(troubles - 1, 20), longest.toNanos());
        return Duration.ofNanos((long) (full * (0.5 + chance / 2)));
    }
}

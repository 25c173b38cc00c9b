package org.broadsheet.delivery;

import java.time.Duration;
import java.util.List;

/**
 * When a member is tried again whom the relay refused for now: after 1, 5, 15, 30 and 60 minutes, then every hour, each
 * a quarter more or less so that they do not come back all at once.
 */
record RetrySchedule(List<Duration> delays) {
    static final RetrySchedule DEFAULT = new RetrySchedule(List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofMinutes(60)));

    private static final double JITTER = 0.25;

    RetrySchedule {
        delays = List.copyOf(delays);
    }

    /**
     * @param attempts how many tries there were, at least 1
     * @param chance from 0 to 1: where within the jitter
     */
    Duration delay(int attempts, double chance) {
        Duration delay = delays.get(Math.min(Math.max(attempts, 1), delays.size()) - 1);
        return Duration.ofMillis(Math.round(delay.toMillis() * (1 - JITTER + 2 * JITTER * chance)));
    }
}

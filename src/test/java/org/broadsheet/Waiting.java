package org.broadsheet;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Waits for what another thread or process does, and looks every five milliseconds. */
public final class Waiting {
    private Waiting() {}

    /** For a minute at most. */
    public static void until(Callable<Boolean> condition) {
        until(Duration.ofMinutes(1), condition);
    }

    public static void until(Duration atMost, Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(atMost)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(condition);
    }
}

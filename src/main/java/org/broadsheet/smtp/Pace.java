package org.broadsheet.smtp;

import java.time.Duration;

/** How fast messages may be begun. Asked on the connections' threads, so it must not wait itself. */
@FunctionalInterface
public interface Pace {
    Pace UNLIMITED = () -> Duration.ZERO;

    /** Reserves the next message's turn, and says how long it is until then. */
    Duration untilNext();
}

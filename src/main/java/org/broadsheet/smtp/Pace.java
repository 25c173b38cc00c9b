package org.broadsheet.smtp;

import java.time.Duration;

/** How fast messages may be begun. Asked by one thread at a time, of which others wait: it may look into a budget, but not wait for its turn itself. */
@FunctionalInterface
public interface Pace {
    Pace UNLIMITED = () -> Duration.ZERO;

    /** Reserves the next message's turn, and says how long it is until then. */
    Duration untilNext();
}

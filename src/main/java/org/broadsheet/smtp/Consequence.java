package org.broadsheet.smtp;

/** What a reply means for the messages after it. */
enum Consequence {
    GO_ON,
    /** This connection is over; a new one may do better. */
    RECONNECT,
    /** The relay asks for less: fewer connections, a pause, a probe. */
    SLOW_DOWN,
    /** Perhaps it speaks of everyone: {@link RefusalDetector} stops the run where such refusals dominate. */
    SUSPECT,
    /** It is the same for everyone: no further message is begun. */
    STOP
}

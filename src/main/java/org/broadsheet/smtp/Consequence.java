package org.broadsheet.smtp;

/** What a reply means for the messages after it. */
enum Consequence {
    GO_ON,
    /** This connection is over; a new one may do better. */
    RECONNECT,
    /** The relay asks for less: fewer connections, a pause, a probe. */
    SLOW_DOWN,
    /** Perhaps it speaks of everyone: said of three recipients in a row, it stops the run. */
    SUSPECT,
    /** It is the same for everyone: no further message is begun. */
    STOP
}

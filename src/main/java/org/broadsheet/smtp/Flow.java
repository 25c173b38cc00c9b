package org.broadsheet.smtp;

/** How the mail flows. */
public enum Flow {
    FLOWING,
    /** The relay is in trouble or asked for less: nothing is begun for a while. */
    BACKING_OFF,
    /** One connection tries whether the trouble is over. */
    PROBING,
    /** By our own wish. */
    PAUSED
}

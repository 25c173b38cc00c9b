package org.broadsheet.smtp;

/** What became of one message on the wire. */
public enum Verdict {
    /** 2xx to the final dot: the relay has taken responsibility. It is not yet in anyone's inbox. */
    ACCEPTED,
    /** Refused for now, or never begun: it may be tried again with the same octets. */
    DEFERRED,
    /** Refused for good. */
    REJECTED,
    /** The connection died after the content began and before its answer: it may be out. */
    UNCERTAIN
}

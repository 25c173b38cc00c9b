package org.broadsheet.smtp;

import org.jspecify.annotations.Nullable;

/**
 * What became of a message, and whom the reply speaks of.
 *
 * @param code the reply code, 0 where there was no reply
 * @param status the enhanced status code (RFC 3463) where the reply had one
 * @param reply the relay's words, or ours where there was no reply; one line, without control characters
 */
public record Outcome(
        Verdict verdict, Scope scope, int code, @Nullable String status, String reply) {
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

    /** Whom a reply speaks of. */
    public enum Scope {
        /** This recipient only; the only scope that may ever touch a member. */
        RECIPIENT,
        /**
         * This message to this recipient: a filter or a policy refuses it. It may be meant for everyone; the member is never to
         * blame.
         */
        POLICY,
        /** The sender or the content: the same for every member, so it stops the edition. */
        MESSAGE,
        /** The relay itself, its limits or the way to it: slows or pauses the run. */
        RELAY
    }
}

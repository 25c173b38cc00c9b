package org.broadsheet.smtp;

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

package org.broadsheet.member;

import java.util.Locale;

/** Where a member stands. In this order the later one wins where two are claimed at once. */
public enum Status {
    /** Asked to join, has not confirmed yet. */
    PENDING,
    ACTIVE,
    UNSUBSCRIBED,
    BOUNCED,
    COMPLAINED;

    /** Whether this ends all mail, so that only the member (or, with a reason, an operator) may undo it. */
    public boolean stopsMail() {
        return this != PENDING && this != ACTIVE;
    }

    /** The one under which less mail is sent: no stop is lost, whichever of two claims says it. */
    public Status stricter(Status other) {
        if (this == ACTIVE) return other;
        return other == ACTIVE || compareTo(other) >= 0 ? this : other;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Status of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

package org.broadsheet.bounce.reading;

import java.util.Locale;

/** Why the letter did not arrive: what follows for the member depends on this and not on the {@link Kind}. */
public enum Cause {
    DEAD_ADDRESS(Kind.HARD),
    DEAD_DOMAIN(Kind.HARD),
    /** Closed, frozen, or so doubtfully unknown that it must be seen twice. */
    DISABLED(Kind.SOFT),
    /** Full, expired on the way, or nobody answered. */
    UNREACHABLE(Kind.SOFT),
    /** Our reputation, authentication, content or speed: never the member's fault. */
    OUR_FAULT(Kind.SOFT),
    /** A delay, a success, an automatic answer: nothing follows. */
    NOT_A_BOUNCE(Kind.NONE),
    COMPLAINT(Kind.COMPLAINT),
    /** The member asked by mail to be left alone. */
    UNSUBSCRIBE(Kind.UNSUBSCRIBE);

    private final Kind kind;

    Cause(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /** As the rule files and the database write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

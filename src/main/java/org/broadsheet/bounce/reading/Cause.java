package org.broadsheet.bounce.reading;

import java.util.Locale;

/** Why the letter did not arrive: what follows for the member depends on this and not on the {@link BounceKind}. */
public enum Cause {
    DEAD_ADDRESS(BounceKind.HARD),
    DEAD_DOMAIN(BounceKind.HARD),
    /** Closed, frozen, or so doubtfully unknown that it must be seen twice. */
    DISABLED(BounceKind.SOFT),
    /** Full, expired on the way, or nobody answered. */
    UNREACHABLE(BounceKind.SOFT),
    /** Our reputation, authentication, content or speed: never the member's fault. */
    OUR_FAULT(BounceKind.SOFT),
    /** A delay, a success, an automatic answer: nothing follows. */
    NOT_A_BOUNCE(BounceKind.NONE),
    COMPLAINT(BounceKind.COMPLAINT),
    /** The member asked by mail to be left alone. */
    UNSUBSCRIBE(BounceKind.UNSUBSCRIBE);

    private final BounceKind kind;

    Cause(BounceKind kind) {
        this.kind = kind;
    }

    BounceKind kind() {
        return kind;
    }

    /** As the rule files and the database write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

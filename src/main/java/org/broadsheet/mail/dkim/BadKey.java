package org.broadsheet.mail.dkim;

import org.jspecify.annotations.Nullable;

/** A key that cannot sign, and why. */
public final class BadKey extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String why;

    BadKey(String why) {
        this(why, null);
    }

    BadKey(String why, @Nullable Throwable cause) {
        super(why, cause);
        this.why = why;
    }

    /** In words for an operator. */
    public String why() {
        return why;
    }
}

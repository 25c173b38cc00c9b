package org.broadsheet.bounce;

import java.util.Locale;

/** What follows for a member from what came back. */
public enum Consequence {
    NOTHING,
    /** No mail any more: the address, or its domain, is dead. */
    SUPPRESSED,
    /** No mail any more: the member complained. */
    COMPLAINED,
    /** Left alone for a while; then one letter decides. */
    PAUSED,
    UNSUBSCRIBED,
    /** Was suppressed by a relay that refused everybody, and is not any more. */
    RECANTED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package org.broadsheet.delivery;

import java.util.Locale;

/** What may be done with an edition's deliveries now. */
public enum Control {
    RUNNING,
    /** Held by a person. */
    PAUSED,
    /** Held by the program: the relay refused what is the same for every member. The run says why. */
    STOPPED,
    CANCELLED;

    /** As the database and the pages' words have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Control of(String sql) {
        return valueOf(sql.toUpperCase(Locale.ROOT));
    }
}

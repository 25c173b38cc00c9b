package org.broadsheet.member;

import java.util.Locale;

/** Why an address gets no mail, beyond what its owner chose. */
public enum Reason {
    BOUNCED,
    COMPLAINED,
    /** Asked to be forgotten: only a keyed hash of the address is left. */
    ERASED,
    OPERATOR;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

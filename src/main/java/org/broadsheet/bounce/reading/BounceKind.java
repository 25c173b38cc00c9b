package org.broadsheet.bounce.reading;

import java.util.Locale;

/** What a mail that came back is, in one word, as {@code bounces read} prints it. */
public enum BounceKind {
    /** The address, or its whole domain, does not exist and will not. */
    HARD,
    /** Anything else that kept the letter out, for now or for reasons that are not the member's. */
    SOFT,
    COMPLAINT,
    AUTO_REPLY,
    UNSUBSCRIBE,
    /** Nothing of ours, or nothing that can be read. */
    NONE;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

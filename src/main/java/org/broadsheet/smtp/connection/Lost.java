package org.broadsheet.smtp.connection;

import java.io.IOException;

/** The connection is over, or nothing on it can be trusted any more. */
public final class Lost extends IOException {
    private final boolean sudden;

    private Lost(String words, boolean sudden) {
        super(words);
        this.sudden = sudden;
    }

    /** Something is wrong with the relay or the way to it. */
    public static Lost trouble(String words) {
        return new Lost(words, false);
    }

    /** The relay has closed, which after some messages it may. */
    static Lost closed(String words) {
        return new Lost(words, true);
    }

    public String words() {
        return String.valueOf(getMessage());
    }

    public boolean isTrouble() {
        return !sudden;
    }
}

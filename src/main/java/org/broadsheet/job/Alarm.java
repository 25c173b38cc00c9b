package org.broadsheet.job;

import java.util.Locale;

/**
 * Something a person has to know of now.
 *
 * @param edition its name; empty where none is meant
 * @param reason one line
 */
record Alarm(Kind kind, String digest, String edition, String reason) {
    enum Kind {
        /** Its time came, and nothing began. */
        NOT_STARTED,
        /** Something speaks against sending it by itself. */
        HELD,
        /** The relay refuses the letter for everybody. */
        STOPPED,
        /** It would go on only if a person says so. */
        PAUSED,
        /** Letters are due, and no replica has the role to deliver them. */
        UNATTENDED,
        /** Letters are due, and the relay has taken none for a while. */
        STALLED,
        /** A filter or a policy has refused the message for some members. */
        REFUSED,
        /** Many complain; not yet so many that nothing goes out. */
        COMPLAINTS,
        /** The site withdrew the story that was to lead; the edition goes out without it. */
        LEAD_WITHDRAWN,
        /** Nothing begins and nothing goes out. */
        NO_DATABASE;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The same event has the same name in all processes. */
    String event() {
        return kind.word() + " " + digest + " " + edition;
    }

    String line() {
        return kind.word() + ": " + digest + (edition.isEmpty() ? "" : " " + edition) + ": " + reason;
    }
}

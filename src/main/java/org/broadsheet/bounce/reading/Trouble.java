package org.broadsheet.bounce.reading;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One recipient's trouble as a report tells it, before any rule has judged it.
 *
 * @param status from the report, or else from the words
 * @param diagnostic what the refusing system said; empty where the report does not quote it
 * @param around what is said of this recipient to people
 * @param formal whether a machine's report (RFC 3464) says so, with a status of its own
 */
record Trouble(
        @Nullable String recipient,
        String action,
        @Nullable String status,
        String diagnostic,
        String around,
        Stage stage,
        boolean formal) {

    boolean isTemporary() {
        return status != null ? status.startsWith("4") : reply().startsWith("4");
    }

    boolean hasStatus(String pattern) {
        return status != null && status.matches(pattern);
    }

    boolean namesRecipient() {
        return recipient != null && diagnostic.toLowerCase(Locale.ROOT).contains(recipient.toLowerCase(Locale.ROOT));
    }

    /** The SMTP reply code, empty where there is none. */
    String reply() {
        String code = Words.reply(diagnostic.isBlank() ? around : diagnostic);
        return code == null ? "" : code;
    }

    /** A vague code of the report gives way to the more telling one of the reply itself. */
    static @Nullable String telling(@Nullable String reported, String diagnostic) {
        String said = Words.status(diagnostic);
        if (reported == null) return said;
        return said != null && Words.isVague(reported) && said.charAt(0) == reported.charAt(0) ? said : reported;
    }
}

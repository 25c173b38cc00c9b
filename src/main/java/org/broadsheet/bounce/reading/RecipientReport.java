package org.broadsheet.bounce.reading;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One recipient's trouble as a report tells it, before any rule has judged it.
 *
 * @param status from the report, or else from the words
 * @param diagnostic what the refusing system said; empty where the report does not quote it
 * @param around what is said of this recipient to people
 * @param formal whether a machine's report (RFC 3464) says so, with a status of its own
 */
record RecipientReport(
        @Nullable String recipient,
        String action,
        @Nullable String status,
        String diagnostic,
        String around,
        Stage stage,
        boolean formal) {

    boolean isTemporary() {
        return reply().startsWith("4") || (status != null && status.startsWith("4"));
    }

    boolean hasStatus(String pattern) {
        return status != null && status.matches(pattern);
    }

    /** In the reply itself, or, as OpenSMTPD does, right before it. */
    boolean namesRecipient() {
        if (recipient == null) return false;
        String name = recipient.toLowerCase(Locale.ROOT);
        return diagnostic.toLowerCase(Locale.ROOT).contains(name)
                || Words.oneLine(around).toLowerCase(Locale.ROOT).contains(name + ": " + reply());
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

    /** Which command was refused: only a reply to RCPT surely speaks of the recipient. */
    enum Stage {
        CONNECT,
        MAIL,
        RCPT,
        DATA,
        UNKNOWN;

        private static final Pattern SAID = Pattern.compile("""
                (?ix) (?<rcpt> (?:reply|response) \\s to \\s (?:the \\s)? RCPT | after \\s RCPT | progress \\s was \\s RCPT | \\bour \\s RCPT | \\bin \\s RCPT | \\[RCPT_TO\\] | RCPT \\s command | RCPT: | like \\s recipient | SMTP:RCPT | \\(state \\s 14\\) )
                | (?<mail> (?:reply|response) \\s to \\s (?:the \\s)? MAIL | after \\s MAIL | \\bour \\s MAIL \\s FROM | \\bin \\s MAIL | MAIL \\s FROM \\s command | MAIL \\s command | sender \\s was \\s rejected | SMTP:MAIL | \\(state \\s 13\\) | \\[MAIL_FROM\\] )
                | (?<data> end \\s of \\s (?:the \\s)? (?:DATA|message|body) | (?:reply|response) \\s to \\s (?:the \\s)? (?:DATA|BDAT) | after \\s (?:DATA|BDAT|i \\s sent \\s the \\s message) | \\bour \\s (?:final \\s)? DATA | SMTP:DATA | \\(state \\s 1[5-8]\\) | TEXT \\s command | DATA \\s command | \\[DATA\\] | SMTP \\s command\\W+DATA )
                | (?<connect> refused \\s to \\s talk | (?:after|during) \\s (?:the \\s)? (?:initial \\s connection|connect) | \\b(?:after|our|to) \\s (?:EHLO|HELO) | (?:EHLO|HELO) \\s command | initial \\s greeting | \\[(?:CONN|EHLO|HELO)\\] )
                """);
        private static final Pattern COMMAND =
                Pattern.compile("(?im)^.{0,40}(?:>>>|-->|C:|->|\\bsent:) ?(RCPT|MAIL|DATA|BDAT|EHLO|HELO|STARTTLS)\\b");
        private static final Pattern REFUSED = Pattern.compile(
                "(?im)^.{0,40}(?:<<<|<--|S:|<-|\\b(?:replied|answered|responded|response|returned|received):) ?[45]\\d\\d");

        /** From the words around a refusal: "(in reply to RCPT TO command)", or sendmail's transcript. */
        static Stage of(String text) {
            // Reports fold their lines anywhere.
            Matcher said = SAID.matcher(Words.oneLine(text));
            if (!said.find()) return transcript(text);
            if (said.group("rcpt") != null) return RCPT;
            if (said.group("mail") != null) return MAIL;
            return said.group("data") != null ? DATA : CONNECT;
        }

        private static Stage transcript(String text) {
            Matcher refused = REFUSED.matcher(text);
            if (!refused.find()) return UNKNOWN;
            Stage last = UNKNOWN;
            Matcher command = COMMAND.matcher(text.substring(0, refused.start()));
            while (command.find()) last = named(command.group(1));
            return last;
        }

        private static Stage named(String command) {
            return switch (command.substring(0, 4).toUpperCase(java.util.Locale.ROOT)) {
                case "RCPT" -> RCPT;
                case "MAIL" -> MAIL;
                case "DATA", "BDAT" -> DATA;
                default -> CONNECT;
            };
        }
    }
}

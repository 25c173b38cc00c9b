package org.broadsheet.bounce.reading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
            Pattern.compile("(?im)^.{0,40}(?:>>>|-->|C:|->) ?(RCPT|MAIL|DATA|BDAT|EHLO|HELO|STARTTLS)\\b");
    private static final Pattern REFUSED = Pattern.compile("(?m)^.{0,40}(?:<<<|<--|S:|<-) ?[45]\\d\\d");

    /** From the words around a refusal: "(in reply to RCPT TO command)", or sendmail's transcript. */
    static Stage of(String text) {
        Matcher said = SAID.matcher(text);
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

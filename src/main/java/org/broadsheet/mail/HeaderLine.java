package org.broadsheet.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Locale;
import java.util.Set;
import org.broadsheet.mail.encoding.EncodedWords;

/** One header, folded. It only ever has ASCII, and no line of it is longer than its longest word. */
final class HeaderLine {
    // RFC 2047 section 2 for lines with encoded-words; RFC 5322 would let others have 78.
    private static final int WIDTH = 76;
    private static final int LONGEST_WORD = 900;
    private static final Set<String> STRUCTURED = Set.of(
            "message-id",
            "in-reply-to",
            "references",
            "list-unsubscribe",
            "list-unsubscribe-post",
            "list-subscribe",
            "list-help",
            "list-owner",
            "list-archive",
            "list-post",
            "feedback-id",
            "auto-submitted",
            "precedence",
            "cfbl-address",
            "cfbl-feedback-id",
            "x-auto-response-suppress");

    private final String name;
    private final StringBuilder line;
    private int column;

    private HeaderLine(String name) {
        this.name = name;
        this.line = new StringBuilder(name).append(':');
        this.column = line.length();
    }

    /** A header by its name: a phrase and an id for List-Id, a mailbox for Sender, ASCII for what machines read, else free text. */
    static byte[] of(String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        HeaderLine header = new HeaderLine(name);
        String checked = HeaderText.checked(name, value);
        if (lower.equals("list-id")) header.identified(checked);
        else if (lower.equals("sender")) header.mailbox(NamedAddress.parse(name, checked));
        else if (STRUCTURED.contains(lower)) header.structured(checked);
        else header.text(checked);
        return header.octets();
    }

    static byte[] of(String name, NamedAddress mailbox) {
        HeaderLine header = new HeaderLine(name);
        header.mailbox(mailbox);
        return header.octets();
    }

    private void structured(String value) {
        if (!HeaderText.isAscii(value)) throw new BadHeader(name, "only ASCII may stand here");
        words(value);
    }

    private void text(String value) {
        if (standsForItself(value)) words(value);
        else encoded(value);
    }

    /** {@code Daily news <daily.example.org>}: RFC 2919 section 2. */
    private void identified(String value) {
        int open = value.lastIndexOf('<');
        if (open < 0 || !value.endsWith(">")) throw new BadHeader(name, "wants <an.id> at its end");
        phrase(value.substring(0, open).strip());
        structured(value.substring(open));
    }

    private void mailbox(NamedAddress mailbox) {
        String display = HeaderText.checked(name, mailbox.name());
        if (mailbox.isAscii()) {
            phrase(display);
            word(display.isEmpty() ? mailbox.address() : "<" + mailbox.address() + ">");
        } else {
            // RFC 6857 section 3.1.9: an empty group shows what cannot be written in ASCII, and stays ASCII itself.
            encoded((display + " " + mailbox.address()).strip());
            word(":;");
        }
    }

    private void phrase(String display) {
        if (display.isEmpty()) return;
        if (!standsForItself(display)) encoded(display);
        else if (isAtoms(display)) words(display);
        else words('"' + display.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    }

    private static boolean standsForItself(String value) {
        return HeaderText.isAscii(value) && !value.contains("=?") && longestWord(value) <= LONGEST_WORD;
    }

    private static int longestWord(String value) {
        int longest = 0;
        for (String word : value.split(" ")) longest = Math.max(longest, word.length());
        return longest;
    }

    private static boolean isAtoms(String value) {
        return value.chars().allMatch(c -> c == ' ' || LocalPart.isAtext(c));
    }

    private void words(String value) {
        for (String word : value.split(" ")) word(word);
    }

    private void encoded(String value) {
        for (String word : EncodedWords.of(value, WIDTH - column - 1)) word(word);
    }

    private void word(String word) {
        if (word.length() > 998 - 1) throw new BadHeader(name, "a word of it is too long for a line");
        if (column + 1 + word.length() > WIDTH) {
            line.append("\r\n");
            column = 0;
        }
        line.append(' ').append(word);
        column += 1 + word.length();
    }

    private byte[] octets() {
        return line.append("\r\n").toString().getBytes(US_ASCII);
    }
}

package org.broadsheet.mail;

import java.text.Normalizer;

/** What may be read as the value of a header: no controls, nothing that turns the reading direction. */
public final class HeaderText {
    private HeaderText() {}

    /** Words from outside (a name, a title) made fit for a header: one line in NFC, single spaces, without what a header refuses. */
    public static String clean(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isBlank(c)) kept.append(' ');
            else if (!isRefused(c)) kept.appendCodePoint(c);
        });
        return singleSpaced(Normalizer.normalize(kept, Normalizer.Form.NFC));
    }

    /** The value with single spaces. A line end in it could begin a header of somebody else's choice (MESSAGE H15). */
    static String checked(String header, String value) {
        for (int i = 0; i < value.length(); i += Character.charCount(value.codePointAt(i))) {
            int c = value.codePointAt(i);
            if (isRefused(c))
                throw new BadHeader(header, String.format("the character U+%04X must not stand in a header", c));
        }
        return singleSpaced(value);
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) > 0x7E) return false;
        return true;
    }

    /** Controls, separators of lines, controls of direction (Unicode's Bidi_Control), and halves of characters. */
    static boolean isRefused(int c) {
        if (c >= 0x20 && c < 0x7F) return false;
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> isBidiControl(c);
        };
    }

    private static boolean isBidiControl(int c) {
        return c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }

    private static boolean isBlank(int c) {
        return c == '\t' || c == '\r' || c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    private static String singleSpaced(String text) {
        String stripped = text.strip();
        return stripped.contains("  ") ? stripped.replaceAll(" {2,}", " ") : stripped;
    }
}

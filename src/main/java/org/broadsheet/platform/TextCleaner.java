package org.broadsheet.platform;

import org.jspecify.annotations.Nullable;

/**
 * Makes untrusted text safe to log, to show and to put on one line: control characters, line separators, bidirectional
 * controls (UAX #9), zero-width marks other than joiners, unpaired surrogates, private-use characters and noncharacters
 * are removed or become a space. Escaping for HTML or a header stays the work of whoever writes these. Linear in the
 * length of the text.
 */
public final class TextCleaner {
    private TextCleaner() {}

    /** The text as one clean line: runs of white space and of removed controls become one space; empty for null. */
    public static String line(@Nullable String text) {
        if (text == null || text.isEmpty()) return "";
        return isPlain(text) ? text.strip() : cleaned(text);
    }

    /** As {@link #line(String)}, cut after {@code most} code points, with an ellipsis where something was cut. */
    public static String line(@Nullable String text, int most) {
        String line = line(cut(text, most));
        if (line.codePointCount(0, line.length()) <= most) return line;
        return line.substring(0, line.offsetByCodePoints(0, most)).stripTrailing() + "…";
    }

    /** Whether {@link #line} would remove something other than white space. */
    public static boolean hasUnsafe(String text) {
        return text.codePoints().anyMatch(TextCleaner::isUnsafe);
    }

    /** Control, format (but joiners and soft hyphens), separator, surrogate, private-use character or noncharacter. */
    public static boolean isUnsafe(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE -> true;
            case Character.UNASSIGNED -> isNoncharacter(c);
            // Zero-width joiner and non-joiner shape Persian and emoji; variation tags make flags.
            case Character.FORMAT -> c != 0x200C && c != 0x200D && c != 0x00AD && (c < 0xE0020 || c > 0xE007F);
            default -> false;
        };
    }

    // Also what is kept for invisible characters to come. All others may be assigned in a newer Unicode than this Java
    // knows.
    private static boolean isNoncharacter(int c) {
        return (c & 0xFFFE) == 0xFFFE
                || (c >= 0xFDD0 && c <= 0xFDEF)
                || c == 0x2065
                || (c >= 0xFFF0 && c <= 0xFFF8)
                || (c >= 0xE0000 && c <= 0xE0FFF);
    }

    // A megabyte cut to a line is not cleaned first; four times as many leave room for what cleaning removes.
    private static @Nullable String cut(@Nullable String text, int most) {
        int enough = Math.max(64, most * 8);
        return text == null || text.length() <= enough ? text : text.substring(0, enough);
    }

    private static boolean isPlain(String text) {
        char before = 'x';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == ' ' && before == ' ') return false;
            before = c;
        }
        return true;
    }

    private static String cleaned(String text) {
        StringBuilder line = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isInvisible(c)) continue;
            if (isUnsafe(c) || Character.isWhitespace(c)) {
                gap = true;
                continue;
            }
            if (gap && line.length() > 0) line.append(' ');
            gap = false;
            line.appendCodePoint(c);
        }
        return line.toString();
    }

    // Removed without a space: it stood inside a word.
    private static boolean isInvisible(int c) {
        return c == 0 || Character.getType(c) == Character.FORMAT && isUnsafe(c);
    }
}

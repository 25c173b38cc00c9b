package org.broadsheet.edition.override;

import java.text.Normalizer;
import org.broadsheet.platform.TextCleaner;
import org.jspecify.annotations.Nullable;

/** What a person typed into a form, made fit to be kept: nothing invisible that could turn a line round or fill a slot. */
public final class Typed {
    public static final int SUBJECT = 200;
    public static final int PREHEADER = 200;
    public static final int TITLE = 300;
    public static final int SUMMARY = 2_000;
    public static final int ALT = 500;
    public static final int HEADING = 80;
    public static final int NOTE = 5_000;

    private Typed() {}

    /** One line in NFC with single spaces; null where nothing is left. */
    public static @Nullable String line(@Nullable String typed) {
        if (typed == null) return null;
        String line = clean(typed).replaceAll("\\s+", " ").strip();
        return line.isEmpty() ? null : line;
    }

    /** Paragraphs in NFC, lines ended by one newline; null where nothing is left. */
    public static @Nullable String text(@Nullable String typed) {
        if (typed == null) return null;
        String text = clean(typed.replace("\r\n", "\n").replace('\r', '\n')).strip();
        return text.isEmpty() ? null : text;
    }

    /** As a person counts: an emoji is one. */
    public static int length(@Nullable String words) {
        return words == null ? 0 : words.codePointCount(0, words.length());
    }

    private static String clean(String typed) {
        StringBuilder kept = new StringBuilder(typed.length());
        typed.codePoints().filter(Typed::isVisible).forEach(kept::appendCodePoint);
        return Normalizer.normalize(kept, Normalizer.Form.NFC);
    }

    private static boolean isVisible(int c) {
        if (c == '\n' || c == '\t') return true;
        if (c == 0x200E || c == 0x200F || c == 0x061C || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069)
            return false;
        return switch (Character.getType(c)) {
            // Zero-width marks and the like stay: who types them means them.
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> !TextCleaner.isUnsafe(c);
        };
    }
}

package org.broadsheet.member;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** People's names as they may stand in a letter and a header. */
public final class Names {
    private static final int LONGEST = 200;
    // Controls and bidi marks rearrange what follows them; private letters are the slots of our own letters.
    private static final Pattern UNFIT = Pattern.compile(
            "[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}\\u061c\\u200e\\u200f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\\ufeff]+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");

    private Names() {}

    /** Normalised (NFC), on one line, without controls and bidi overrides, of a length that fits. */
    public static String clean(String name) {
        if (plain(name)) return name;
        String composed = Normalizer.normalize(UNFIT.matcher(name).replaceAll(" "), Normalizer.Form.NFC);
        String line = SPACES.matcher(composed).replaceAll(" ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)).strip();
    }

    private static boolean plain(String name) {
        int length = name.length();
        if (length == 0) return true;
        if (length > LONGEST || name.charAt(0) == ' ' || name.charAt(length - 1) == ' ') return false;
        for (int i = 0; i < length; i++) {
            char c = name.charAt(i);
            if (c < ' ' || c > '~' || c == ' ' && name.charAt(i - 1) == ' ') return false;
        }
        return true;
    }
}

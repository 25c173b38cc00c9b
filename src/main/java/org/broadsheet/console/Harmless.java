package org.broadsheet.console;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words from outside (names, relays' replies) as one line that cannot turn or break the line around it. Escaping is the template's. */
public final class Harmless {
    // Controls, and what turns the direction of writing; joiners stay, some scripts need them.
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\p{Cc}\\x{2028}\\x{2029}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}\\x{200E}\\x{200F}\\x{061C}]+");

    private Harmless() {}

    /** At most so many characters; what is longer ends with three dots. */
    public static String text(@Nullable String words, int longest) {
        if (words == null) return "";
        String line = UNSEEN.matcher(words).replaceAll(" ").strip();
        if (line.codePointCount(0, line.length()) <= longest) return line;
        return line.substring(0, line.offsetByCodePoints(0, longest)) + "…";
    }
}

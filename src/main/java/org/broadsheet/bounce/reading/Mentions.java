package org.broadsheet.bounce.reading;

import java.util.List;
import java.util.Locale;

/** Which stretch of a text speaks of which recipient: from where it is first named to where another is. */
final class Mentions {
    private static final int LONGEST = 2 * 1024;

    private Mentions() {}

    /** What is said around the recipient of that number; the whole text where nobody or only one is named. */
    static String around(String text, List<String> recipients, int number) {
        if (recipients.size() == 1) return cut(text, 0, text.length());
        String lower = text.toLowerCase(Locale.ROOT);
        int start = lower.indexOf(recipients.get(number).toLowerCase(Locale.ROOT));
        if (start < 0) return "";
        int end = text.length();
        for (String other : recipients) {
            if (other.equalsIgnoreCase(recipients.get(number))) continue;
            int at = lower.indexOf(other.toLowerCase(Locale.ROOT), start);
            if (at >= 0) end = Math.min(end, at);
        }
        return cut(text, start, end);
    }

    static String cut(String text, int start, int end) {
        return text.substring(start, Math.min(end, start + LONGEST));
    }
}

package org.broadsheet.letter;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The place that a summary begins with in agency style, {@code KYIV (Agency) — ...}; empty where there is none. */
record Dateline(String place, String rest) {
    private static final Pattern AGENCY = Pattern.compile(
            "^(\\p{Lu}[\\p{Lu}'’ʼ -]{2,28}\\p{Lu})(?:, [\\p{L} .]{2,20})?(?: \\([^)]{1,30}\\))? [—–-] (?=\\S)");

    private static final Pattern FIRST_LETTER = Pattern.compile("(?<=^|[ -])\\p{Lu}");
    /** Written like a place, and none. */
    private static final Set<String> NO_PLACE = Set.of(
            "NATO",
            "НАТО",
            "BREAKING",
            "BREAKING NEWS",
            "UPDATE",
            "UPDATED",
            "EXCLUSIVE",
            "VIDEO",
            "WATCH",
            "LIVE",
            "OPINION",
            "ANALYSIS",
            "CORRECTION",
            "ОНОВЛЕНО",
            "ОНОВЛЮЄТЬСЯ",
            "ВІДЕО",
            "ФОТО",
            "ТЕРМІНОВО",
            "НАЖИВО",
            "ДУМКА",
            "АНАЛІЗ",
            "UNESCO",
            "UNICEF",
            "OSCE",
            "NASA",
            "OPEC",
            "ЮНЕСКО",
            "ОБСЄ",
            "МАГАТЕ",
            "IAEA");

    static Dateline of(String summary) {
        var agency = AGENCY.matcher(summary);
        if (!agency.find() || NO_PLACE.contains(agency.group(1))) return new Dateline("", summary);
        return new Dateline(capitalised(agency.group(1)), summary.substring(agency.end()));
    }

    private static String capitalised(String capitals) {
        String small = capitals.toLowerCase(Locale.ROOT);
        StringBuilder place = new StringBuilder(small);
        FIRST_LETTER.matcher(capitals).results().forEach(m -> place.setCharAt(m.start(), capitals.charAt(m.start())));
        return place.toString();
    }
}

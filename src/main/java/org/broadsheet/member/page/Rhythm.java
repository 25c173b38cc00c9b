package org.broadsheet.member.page;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a digest comes, as far as a schedule says it simply.
 *
 * @param days {@code daily}, {@code weekdays}, {@code weekends} or a day of the week in three capitals
 * @param time {@code 07:00}
 */
public record Rhythm(String days, String time) {
    private static final Pattern SIMPLE =
            Pattern.compile("\\d+ (\\d{1,2}) (\\d{1,2}) (\\?|\\*) \\* (\\?|\\*|[A-Za-z0-9,-]+)( \\*)?");
    private static final Map<String, String> DAYS = Map.ofEntries(
            Map.entry("?", "daily"),
            Map.entry("*", "daily"),
            Map.entry("MON-SUN", "daily"),
            Map.entry("MON-FRI", "weekdays"),
            Map.entry("2-6", "weekdays"),
            Map.entry("SAT,SUN", "weekends"),
            Map.entry("1", "SUN"),
            Map.entry("2", "MON"),
            Map.entry("3", "TUE"),
            Map.entry("4", "WED"),
            Map.entry("5", "THU"),
            Map.entry("6", "FRI"),
            Map.entry("7", "SAT"));

    /** Null where there is no schedule, or one that takes more than a few words. */
    static @Nullable Rhythm of(@Nullable String cron) {
        if (cron == null) return null;
        Matcher parts = SIMPLE.matcher(cron.strip().replaceAll("\\s+", " "));
        if (!parts.matches()) return null;
        String days = parts.group(4).toUpperCase(java.util.Locale.ROOT);
        String known = DAYS.getOrDefault(days, days.matches("MON|TUE|WED|THU|FRI|SAT|SUN") ? days : "");
        return known.isEmpty()
                ? null
                : new Rhythm(
                        known,
                        "%02d:%02d".formatted(Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(1))));
    }
}

package org.broadsheet.member;

import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a digest comes, as far as its schedule says it simply.
 *
 * @param days one of {@code daily}, {@code weekdays} and {@code weekends}, or days of the week in three capitals
 * @param times {@code 07:00}, from early to late
 */
public record Rhythm(List<String> days, List<String> times) {
    private static final Pattern SIMPLE =
            Pattern.compile("\\d{1,2} (\\d{1,2}) (\\d{1,2}(?:,\\d{1,2})*) [?*] \\* ([?*]|[A-Z0-9,-]+)( \\*)?");
    private static final List<String> QUARTZ = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    public Rhythm {
        days = List.copyOf(days);
        times = List.copyOf(times);
    }

    /** Null where there is no schedule, or one that takes more than a few words. */
    public static @Nullable Rhythm of(@Nullable String cron) {
        if (cron == null) return null;
        Matcher parts = SIMPLE.matcher(cron.strip().toUpperCase(Locale.ROOT).replaceAll("\\s+", " "));
        if (!parts.matches()) return null;
        EnumSet<DayOfWeek> days = days(parts.group(3));
        return days.isEmpty() ? null : new Rhythm(words(days), times(parts.group(2), parts.group(1)));
    }

    /** Where the clock hangs that a rhythm goes by: Kyiv, Київ. */
    public static String place(ZoneId zone, String language) {
        String name = TimeZoneNames.getInstance(ULocale.forLanguageTag(language))
                .getExemplarLocationName(TimeZone.getCanonicalID(zone.getId()));
        return name == null ? zone.getId() : name;
    }

    private static List<String> times(String hours, String minute) {
        return Arrays.stream(hours.split(","))
                .map(hour -> "%02d:%02d".formatted(Integer.parseInt(hour), Integer.parseInt(minute)))
                .sorted()
                .toList();
    }

    private static List<String> words(EnumSet<DayOfWeek> days) {
        if (days.size() == 7) return List.of("daily");
        if (days.equals(WEEKEND)) return List.of("weekends");
        if (days.equals(EnumSet.complementOf(EnumSet.copyOf(WEEKEND)))) return List.of("weekdays");
        return days.stream().map(day -> day.name().substring(0, 3)).toList();
    }

    /** None where the field says something else, such as the third Friday. */
    private static EnumSet<DayOfWeek> days(String field) {
        EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        if (field.equals("?") || field.equals("*")) return EnumSet.allOf(DayOfWeek.class);
        for (String part : field.split(",")) {
            String[] ends = part.split("-", 2);
            int first = number(ends[0]);
            int last = number(ends[ends.length - 1]);
            if (first < 0 || last < 0) return EnumSet.noneOf(DayOfWeek.class);
            // FRI-MON goes over the end of the week.
            for (int n = first; ; n = (n + 1) % 7) {
                days.add(DayOfWeek.of(n == 0 ? 7 : n));
                if (n == last) break;
            }
        }
        return days;
    }

    /** Quartz begins with Sunday, by name or by 1. */
    private static int number(String day) {
        return day.matches("[1-7]") ? Integer.parseInt(day) - 1 : QUARTZ.indexOf(day);
    }
}

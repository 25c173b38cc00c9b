package org.broadsheet.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as the console's pages say them: always with their zone, in the editor's language. Templates see it as {@code times}. */
public final class Times {
    private final ZoneId newsroom;
    private final Locale locale;
    private final Instant now;

    public Times(ZoneId newsroom, Locale locale, Instant now) {
        this.newsroom = newsroom;
        this.locale = locale;
        this.now = now;
    }

    /** The newsroom's clock: {@code Sun 22 Nov 2026, 07:00 EET}; the year only where it is another. */
    public String at(@Nullable Instant instant) {
        return at(instant, newsroom);
    }

    public String at(@Nullable Instant instant, ZoneId zone) {
        if (instant == null) return "";
        boolean thisYear = instant.atZone(zone).getYear() == now.atZone(zone).getYear();
        return format(instant, zone, thisYear ? "EEE d MMM, HH:mm z" : "EEE d MMM yyyy, HH:mm z");
    }

    /** The hour alone where it is today, else {@link #at}. */
    public String clock(@Nullable Instant instant) {
        if (instant == null) return "";
        boolean today = instant.atZone(newsroom)
                .toLocalDate()
                .equals(now.atZone(newsroom).toLocalDate());
        return today ? format(instant, newsroom, "HH:mm z") : at(instant);
    }

    /** {@code Sunday, 22 November 2026}. */
    public String day(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", locale));
    }

    /** {@code 22 Nov 2026}. */
    public String dayMonth(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern("d MMM yyyy", locale));
    }

    /** Whether clocks in both zones always agree, as those of Europe/Kyiv and Europe/Kiev do. */
    public boolean isSameClock(ZoneId one, ZoneId other) {
        return one.getRules().equals(other.getRules());
    }

    /** For {@code <time datetime=...>}. */
    public String iso(@Nullable Instant instant) {
        // HTML takes three digits of a fraction at most; nobody reads any.
        return instant == null ? "" : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** {@code 4 h 05 min}, {@code 12 min}, {@code 8 s}: as much as a person needs. */
    public String span(@Nullable Duration duration) {
        if (duration == null) return "";
        long seconds = Math.max(0, duration.toSeconds());
        boolean ukrainian = locale.getLanguage().equals("uk");
        String h = ukrainian ? "год" : "h";
        String min = ukrainian ? "хв" : "min";
        String s = ukrainian ? "с" : "s";
        if (seconds < 60) return seconds + " " + s;
        if (seconds < 3600) return seconds / 60 + " " + min;
        if (seconds < 86_400) return "%d %s %02d %s".formatted(seconds / 3600, h, seconds / 60 % 60, min);
        return seconds / 86_400 + " " + (ukrainian ? "д" : "d");
    }

    /** {@code 3 min ago} and the like is for the template's words; this is how long ago it was. */
    public String since(@Nullable Instant instant) {
        return instant == null ? "" : span(Duration.between(instant, now));
    }

    private String format(Instant instant, ZoneId zone, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(instant.atZone(zone));
    }
}

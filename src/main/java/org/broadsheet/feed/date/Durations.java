package org.broadsheet.feed.date;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;

/** Lengths of films: seconds, {@code h:mm:ss}, or ISO 8601. */
public final class Durations {
    private static final long LONGEST = Duration.ofDays(2).toSeconds();

    private Durations() {}

    /** Whole seconds; 0 where nothing sensible is said. */
    public static int seconds(String text) {
        String plain = text.strip();
        if (plain.matches("\\d{1,7}(\\.\\d{1,9})?")) return sane(new BigDecimal(plain).longValue());
        if (plain.matches("(\\d{1,3}:){1,2}\\d{1,2}(\\.\\d+)?")) return sane(clock(plain.replaceFirst("\\..*", "")));
        return plain.toUpperCase(Locale.ROOT).startsWith("P") ? iso(plain) : 0;
    }

    private static long clock(String text) {
        long seconds = 0;
        for (String part : text.split(":")) seconds = seconds * 60 + Long.parseLong(part);
        return seconds;
    }

    private static int iso(String text) {
        try {
            return sane(Duration.parse(text).toSeconds());
        } catch (DateTimeException e) {
            return 0;
        }
    }

    private static int sane(long seconds) {
        return seconds > 0 && seconds <= LONGEST ? (int) seconds : 0;
    }
}

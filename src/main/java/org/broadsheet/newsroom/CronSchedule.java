package org.broadsheet.newsroom;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quartz.CronExpression;

/** When a digest is due: Quartz cron expressions, read by the wall clock of a zone. */
public final class CronSchedule {
    private static final TimeZone UTC = TimeZone.getTimeZone(ZoneOffset.UTC);
    private static final Duration FURTHEST = Duration.ofDays(1500);
    private static final Pattern TIME = Pattern.compile("\\b([01]?\\d|2[0-3]):([0-5]\\d)(?::[0-5]\\d)?\\b");
    private static final Pattern DAY = Pattern.compile("[0-7]");
    private static final String[] DAYS = {"SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"};

    private CronSchedule() {}

    /**
     * The first time after an instant; null where there is none. On the two days a year when the clock jumps, a time that does
     * not exist is as much later as the clock jumps, and of two equal times the first counts ({@link LocalDateTime#atZone}).
     */
    public static @Nullable Instant next(String cron, ZoneId zone, Instant after) throws ParseException {
        CronExpression wallClock = new CronExpression(cron);
        wallClock.setTimeZone(UTC);
        // A step back covers the hour that comes twice; what falls before the instant is passed over below.
        LocalDateTime from = LocalDateTime.ofInstant(after, zone).minusHours(2);
        for (Date wall = Date.from(from.toInstant(ZoneOffset.UTC)); ; ) {
            wall = wallClock.getTimeAfter(wall);
            if (wall == null) return null;
            Instant instant = LocalDateTime.ofInstant(wall.toInstant(), ZoneOffset.UTC)
                    .atZone(zone)
                    .toInstant();
            if (instant.isAfter(after)) return instant;
        }
    }

    /** The last time before an instant, at most four years back; null where there is none. */
    static @Nullable Instant previous(String cron, ZoneId zone, Instant before) throws ParseException {
        // Quartz only looks forward: from further and further back, until something lies between.
        for (Duration back = Duration.ofMinutes(2); back.compareTo(FURTHEST) < 0; back = back.multipliedBy(2)) {
            Instant last = null;
            Instant time = next(cron, zone, before.minus(back));
            while (time != null && time.isBefore(before)) {
                last = time;
                time = next(cron, zone, time);
            }
            if (last != null) return last;
        }
        return null;
    }

    /**
     * How long before {@code at} the time before this edition's was. The edition is that of the last time, where it is not
     * longer ago than {@code late}, else that of the next. Empty where the schedule has no such times.
     */
    static Optional<Duration> period(String cron, ZoneId zone, Instant at, Duration late) {
        try {
            Instant last = previous(cron, zone, at.plusMillis(1));
            boolean isLast = last != null && !last.isBefore(at.minus(late));
            Instant due = isLast ? last : next(cron, zone, at);
            Instant before = due == null ? last : previous(cron, zone, due);
            return before == null || !before.isBefore(at)
                    ? Optional.empty()
                    : Optional.of(Duration.between(before, at));
        } catch (ParseException e) {
            throw new IllegalStateException("a schedule was valid before: " + cron, e);
        }
    }

    /** What is wrong with a schedule, with a hint; empty where it is well and fires again after {@code now}. */
    static Optional<String> problem(String cron, ZoneId zone, Instant now) {
        if (!CronExpression.isValidExpression(cron))
            return Optional.of("'" + cron + "' is no Quartz cron expression; " + hint(cron.strip()));
        try {
            return next(cron, zone, now) == null
                    ? Optional.of("'" + cron + "' never fires again; a schedule for each day is '0 0 7 * * ?'")
                    : Optional.empty();
        } catch (ParseException e) {
            return Optional.of("'" + cron + "' is no Quartz cron expression; " + e.getMessage());
        }
    }

    private static String hint(String cron) {
        String said = translated(cron);
        return said != null && CronExpression.isValidExpression(said)
                ? "in Quartz's dialect it is '" + said + "'"
                : "seven in the morning is '0 0 7 * * ?'";
    }

    private static @Nullable String translated(String cron) {
        String[] fields = cron.split("\\s+");
        String word = cron.toLowerCase(Locale.ROOT).replaceFirst("^@", "");
        Matcher time = TIME.matcher(cron);
        return switch (word) {
            case "daily", "midnight" -> "0 0 0 * * ?";
            case "hourly" -> "0 0 * * * ?";
            case "weekly" -> "0 0 0 ? * SUN";
            case "monthly" -> "0 0 0 1 * ?";
            case "yearly", "annually" -> "0 0 0 1 1 ?";
            default -> {
                if (time.find()) yield systemd(cron, time);
                if (fields.length == 5) yield days("0 " + String.join(" ", fields));
                yield fields.length == 6 ? days(String.join(" ", fields)) : null;
            }
        };
    }

    // OnCalendar: "Mon..Fri 07:00", "*-*-* 07:00:00"
    private static String systemd(String cron, Matcher time) {
        String days = cron.substring(0, time.start()).strip().replace("..", "-").toUpperCase(Locale.ROOT);
        boolean named = days.matches("(?:MON|TUE|WED|THU|FRI|SAT|SUN)(?:[-,](?:MON|TUE|WED|THU|FRI|SAT|SUN))*.*");
        String week = named ? days.split("\\s")[0] : "?";
        String clock = "0 " + Integer.parseInt(time.group(2)) + " " + Integer.parseInt(time.group(1));
        return clock + (named ? " ? * " + week : " * * ?");
    }

    /** Unix and Spring count days from Sunday = 0 and take both kinds of days; Quartz wants a question mark for one. */
    private static String days(String cron) {
        String[] fields = cron.split("\\s+");
        boolean everyWeekday = fields[5].equals("*") || fields[5].equals("?");
        if (everyWeekday) fields[5] = "?";
        else {
            fields[5] = DAY.matcher(fields[5]).replaceAll(day -> DAYS[Integer.parseInt(day.group())]);
            if (fields[3].equals("*")) fields[3] = "?";
        }
        return String.join(" ", fields);
    }
}

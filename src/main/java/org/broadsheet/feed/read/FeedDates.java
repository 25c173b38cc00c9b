package org.broadsheet.feed.read;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as people write them: RFC 822 in all its broken forms, ISO 8601 and its relatives, seconds since 1970.
 *
 * <p>A two-digit year below 50 is of this century (RFC 5322, section 4.3). A missing or unknown zone is UTC. What
 * is no date, and any year before 1971 (the zero of a broken clock), counts as missing, so that the next date of the
 * chain is asked.
 */
final class FeedDates {
    private static final Pattern ISO = Pattern.compile(
            "^([12]\\d{3})(?:[-/.]?(\\d{2})(?:[-/.]?(\\d{2}))?)?(?!\\d)(?:[Tt\\s]+(.*))?$", Pattern.DOTALL);
    private static final Pattern NUMBERS =
            Pattern.compile("^(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4}|\\d{2})(?!\\d)[,\\s]*(.*)$");
    private static final Pattern WORDS = Pattern.compile("\\p{L}[\\p{L}\\p{M}']*");
    private static final Pattern TIME = Pattern.compile(
            "(?<!\\d)(\\d{1,2})[:.hH](\\d{1,2})(?:[:.](\\d{1,2})(?:[.,](\\d+))?)?\\s*([AaPp]\\.?[Mm]\\.?)?|(?<!\\d)(\\d{1,2})\\s*([AaPp][Mm])");
    private static final Pattern COMPACT_TIME = Pattern.compile("^(\\d{2})(\\d{2})(\\d{2})?((?!\\d).*)$");
    private static final Pattern OFFSET = Pattern.compile("([+\\-\u2212])\\s*(\\d{1,2}):?(\\d{2})?(?!\\d)");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\d:.+-])\\d{1,4}(?![\\d:])");
    private static final Pattern EPOCH = Pattern.compile("\\d{9,10}|\\d{13}");
    private static final Instant EARLIEST = Instant.parse("1971-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private static final Map<String, Integer> ZONES = Map.ofEntries(
            Map.entry("est", -300),
            Map.entry("edt", -240),
            Map.entry("cst", -360),
            Map.entry("cdt", -300),
            Map.entry("mst", -420),
            Map.entry("mdt", -360),
            Map.entry("pst", -480),
            Map.entry("pdt", -420),
            Map.entry("akst", -540),
            Map.entry("akdt", -480),
            Map.entry("hst", -600),
            Map.entry("bst", 60),
            Map.entry("wet", 0),
            Map.entry("west", 60),
            Map.entry("cet", 60),
            Map.entry("cest", 120),
            Map.entry("met", 60),
            Map.entry("mest", 120),
            Map.entry("mez", 60),
            Map.entry("mesz", 120),
            Map.entry("eet", 120),
            Map.entry("eest", 180),
            Map.entry("msk", 180),
            Map.entry("trt", 180),
            Map.entry("jst", 540),
            Map.entry("kst", 540),
            Map.entry("aest", 600),
            Map.entry("aedt", 660),
            Map.entry("nzst", 720),
            Map.entry("nzdt", 780));

    private FeedDates() {}

    /** The first of these that is a date. */
    static @Nullable Instant first(List<String> chain) {
        return chain.stream()
                .map(FeedDates::parse)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    static @Nullable Instant parse(@Nullable String text) {
        if (text == null || text.isBlank() || text.length() > 200) return null;
        try {
            Instant found = found(withoutComments(text).replaceAll("[\\s\\u00A0]+", " "));
            return found == null || found.isBefore(EARLIEST) || found.isAfter(LATEST) ? null : found;
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Instant found(String text) {
        if (EPOCH.matcher(text).matches()) return epoch(text);
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) return iso(iso);
        Matcher numbers = NUMBERS.matcher(text);
        return numbers.matches() ? numbers(numbers) : words(text);
    }

    // RFC 822 lets comments nest anywhere in a date.
    private static String withoutComments(String text) {
        String plain = text.replaceAll("\\\\.", "");
        for (String before = ""; !before.equals(plain); ) {
            before = plain;
            plain = plain.replaceAll("\\([^()]*\\)", " ");
        }
        return plain.strip();
    }

    private static Instant epoch(String text) {
        long number = Long.parseLong(text);
        return text.length() == 13 ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
    }

    private static Instant iso(MatchResult iso) {
        int month = iso.group(2) == null ? 1 : Integer.parseInt(iso.group(2));
        int day = iso.group(3) == null ? 1 : Integer.parseInt(iso.group(3));
        String time = iso.group(4) == null ? "" : iso.group(4);
        return instant(Integer.parseInt(iso.group(1)), month, day, time);
    }

    // Day before month, as in most of the world, unless that cannot be.
    private static Instant numbers(MatchResult numbers) {
        int first = Integer.parseInt(numbers.group(1));
        int second = Integer.parseInt(numbers.group(3));
        boolean monthFirst = second > 12 || (numbers.group(2).equals("/") && first <= 12);
        return instant(
                year(numbers.group(4)), monthFirst ? first : second, monthFirst ? second : first, numbers.group(5));
    }

    private static @Nullable Instant words(String text) {
        Integer month = WORDS.matcher(text)
                .results()
                .map(word -> Months.number(word.group()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (month == null) return null;
        String rest = OFFSET.matcher(TIME.matcher(text).replaceAll(" ")).replaceAll(FeedDates::keptDate);
        List<String> numbers =
                NUMBER.matcher(rest).results().map(MatchResult::group).toList();
        return numbers.size() < 2 ? null : dated(numbers, month, text);
    }

    // "20-Sep-2023" is a date and no offset; "-0400" is an offset.
    private static String keptDate(MatchResult offset) {
        return offset.group(2).length() + (offset.group(3) == null ? 0 : 2) < 4 || plausibleYear(offset)
                ? " " + offset.group().substring(1)
                : " ";
    }

    private static boolean plausibleYear(MatchResult offset) {
        String digits = offset.group(2) + offset.group(3);
        return digits.matches("(19|20)\\d\\d");
    }

    private static Instant dated(List<String> numbers, int month, String text) {
        String first = numbers.get(0);
        String second = numbers.get(1);
        boolean yearFirst = first.length() > 2;
        return instant(year(yearFirst ? first : second), month, Integer.parseInt(yearFirst ? second : first), text);
    }

    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        if (digits.length() > 2) return year < 1000 ? year + 1900 : year;
        return year < 50 ? 2000 + year : 1900 + year;
    }

    private static Instant instant(int year, int month, int day, String time) {
        LocalDateTime midnight = LocalDateTime.of(year, month, day, 0, 0);
        Matcher compact = COMPACT_TIME.matcher(time);
        if (compact.matches()) {
            int seconds = seconds(compact.group(1), compact.group(2), compact.group(3));
            return at(midnight, seconds, null, zone(compact.group(4)));
        }
        Matcher clock = TIME.matcher(time);
        if (!clock.find()) return midnight.toInstant(ZoneOffset.UTC);
        return at(midnight, seconds(clock), clock.group(4), zone(time.substring(clock.end())));
    }

    private static Instant at(LocalDateTime midnight, int seconds, @Nullable String fraction, ZoneOffset zone) {
        Instant whole = midnight.plusSeconds(seconds).toInstant(zone);
        if (fraction == null) return whole;
        return whole.plusMillis(Integer.parseInt((fraction + "00").substring(0, 3)));
    }

    private static int seconds(Matcher clock) {
        if (clock.group(6) != null) return half(Integer.parseInt(clock.group(6)), clock.group(7)) * 3600;
        int hour = half(Integer.parseInt(clock.group(1)), clock.group(5));
        return seconds(String.valueOf(hour), clock.group(2), clock.group(3));
    }

    private static int half(int hour, @Nullable String half) {
        if (half == null) return hour;
        return hour % 12 + (half.toLowerCase(Locale.ROOT).startsWith("p") ? 12 : 0);
    }

    private static int seconds(String hours, String minutes, @Nullable String seconds) {
        int hour = Integer.parseInt(hours);
        int minute = Integer.parseInt(minutes);
        int second = seconds == null ? 0 : Integer.parseInt(seconds);
        if (hour > 24 || minute > 59 || second > 60) throw new DateTimeException("no time of day");
        return hour * 3600 + minute * 60 + second;
    }

    private static ZoneOffset zone(String text) {
        Matcher offset = OFFSET.matcher(text);
        if (offset.find() && !plausibleYear(offset)) return offset(offset);
        return WORDS.matcher(text)
                .results()
                .map(word -> ZONES.get(word.group().toLowerCase(Locale.ROOT)))
                .filter(Objects::nonNull)
                .findFirst()
                .map(minutes -> ZoneOffset.ofTotalSeconds(minutes * 60))
                .orElse(ZoneOffset.UTC);
    }

    private static ZoneOffset offset(MatchResult offset) {
        int minutes = Integer.parseInt(offset.group(2)) * 60
                + (offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3)));
        int sign = offset.group(1).equals("+") ? 1 : -1;
        return minutes > 18 * 60 ? ZoneOffset.UTC : ZoneOffset.ofTotalSeconds(sign * minutes * 60);
    }
}

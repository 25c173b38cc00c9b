package org.broadsheet.feed.date;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as people write them: RFC 822 in all its broken forms, ISO 8601 and its relatives, seconds since 1970.
 *
 * <p>A two-digit year below 50 is of this century (RFC 5322, section 4.3). A missing or unknown zone is UTC, which is
 * noted. What is no date, and any year before 1971 (the zero of a broken clock), counts as missing, so that the next date of the
 * chain is asked.
 */
public final class FeedDates {
    private static final Pattern ISO = Pattern.compile(
            "^([12]\\d{3})(?:[-/.]?(\\d{2}|(?<=[-/.])\\d)(?:[-/.]?(\\d{2}|(?<=[-/.])\\d))?)?(?!\\d)(?:[Tt,\\s]+(.*))?$",
            Pattern.DOTALL);
    private static final Pattern WEEKDAY = Pattern.compile("^\\p{L}[\\p{L}\\p{M}'-]{1,20}\\.?,?\\s+(?=\\d)");
    private static final Pattern UNITS = Pattern.compile("(?<=\\d)\\s?([年月日년월일])\\s?");
    private static final Pattern NUMBERS =
            Pattern.compile("^(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4}|\\d{2})(?!\\d)[,\\s]*(.*)$");
    private static final Pattern WORDS = Pattern.compile("\\p{L}[\\p{L}\\p{M}']*");
    private static final Pattern TIME = Pattern.compile(
            "(?<!\\d)(\\d{1,2})[:.hH](\\d{1,2})(?:[:.](\\d{1,2})(?:[.,](\\d+))?)?\\s*([AaPp]\\.?[Mm]\\.?)?|(?<!\\d)(\\d{1,2})\\s*([AaPp][Mm])");
    private static final Pattern COMPACT_TIME = Pattern.compile("^(\\d{2})(\\d{2})(\\d{2})?((?!\\d).*)$");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\d:.+-])\\d{1,4}(?![\\d:])");
    private static final Pattern EPOCH = Pattern.compile("\\d{9,10}|\\d{13}");
    private static final int MOST = 20;
    private static final Set<String> AMERICAN = Set.of("en", "en-us", "en-ca", "es-us", "fil", "tl", "en-ph");
    private static final Instant EARLIEST = Instant.parse("1971-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final @Nullable String language;
    private final Zones zones;

    /** @param language of the feed, which decides the order of numbers and zones that share a name; null where it has none */
    public FeedDates(@Nullable String language) {
        this.language = language;
        this.zones = new Zones(language);
    }

    /** What was guessed so far, a line each. */
    public List<String> notes() {
        return zones.notes();
    }

    /** The first of these that is a date. */
    public @Nullable Instant first(List<String> chain) {
        return chain.stream()
                .limit(MOST)
                .map(this::parse)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Nullable
    Instant parse(@Nullable String text) {
        if (text == null || text.isBlank() || text.length() > 200) return null;
        try {
            Instant found = found(plain(text));
            return found == null || found.isBefore(EARLIEST) || found.isAfter(LATEST) ? null : found;
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    private @Nullable Instant found(String text) {
        if (EPOCH.matcher(text).matches()) return epoch(text);
        String number = WEEKDAY.matcher(text).replaceFirst("");
        Matcher iso = ISO.matcher(number);
        if (iso.matches()) return iso(iso);
        Matcher numbers = NUMBERS.matcher(number);
        return numbers.matches() ? numbers(numbers, text) : words(text);
    }

    // Digits of any script; Chinese, Japanese and Korean write the units behind the numbers.
    private static String plain(String text) {
        StringBuilder digits = new StringBuilder();
        withoutComments(text).codePoints().forEach(c -> {
            if (Character.isDigit(c)) digits.append(Character.digit(c, 10));
            else digits.appendCodePoint(c);
        });
        return UNITS.matcher(digits)
                .replaceAll(unit -> "日일".contains(unit.group(1)) ? " " : "-")
                .replaceAll("[\\s\\u00A0]+", " ")
                .strip();
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

    private Instant iso(MatchResult iso) {
        int month = iso.group(2) == null ? 1 : Integer.parseInt(iso.group(2));
        int day = iso.group(3) == null ? 1 : Integer.parseInt(iso.group(3));
        String time = iso.group(4) == null ? "" : iso.group(4);
        return instant(Integer.parseInt(iso.group(1)), month, day, time);
    }

    private Instant numbers(MatchResult numbers, String text) {
        int first = Integer.parseInt(numbers.group(1));
        int second = Integer.parseInt(numbers.group(3));
        int year = year(numbers.group(4));
        boolean monthFirst = second > 12 || (first <= 12 && isMonthFirst(year, first, second, numbers.group(2), text));
        return instant(year, monthFirst ? first : second, monthFirst ? second : first, numbers.group(5));
    }

    // The weekday tells; else slashes are read as in America where the feed's language does not say another country.
    private boolean isMonthFirst(int year, int first, int second, String separator, String text) {
        if (WEEKDAY.matcher(text).lookingAt() && first != second) {
            boolean american = Months.isWeekday(text, LocalDate.of(year, first, second), language);
            boolean other = Months.isWeekday(text, LocalDate.of(year, second, first), language);
            if (american != other) return american;
        }
        return separator.equals("/")
                && (language == null
                        || AMERICAN.contains(language.toLowerCase(Locale.ROOT).replace('_', '-')));
    }

    private @Nullable Instant words(String text) {
        Integer month = month(text);
        // Thai and its kin put dots within their abbreviations.
        if (month == null) month = month(text.replaceAll("(?<=\\p{L})\\.(?=\\p{L})", ""));
        if (month == null) return null;
        String rest = Zones.OFFSET.matcher(TIME.matcher(text).replaceAll(" ")).replaceAll(FeedDates::keptDate);
        List<String> numbers =
                NUMBER.matcher(rest).results().map(MatchResult::group).toList();
        return numbers.size() < 2 ? null : dated(numbers, month, text);
    }

    private @Nullable Integer month(String text) {
        return WORDS.matcher(text)
                .results()
                .map(word -> Months.number(word.group(), language))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    // "20-Sep-2023" is a date and no offset; "-0400" is an offset.
    private static String keptDate(MatchResult offset) {
        return offset.group(2).length() + (offset.group(3) == null ? 0 : 2) < 4 || Zones.isYear(offset)
                ? " " + offset.group().substring(1)
                : " ";
    }

    private Instant dated(List<String> numbers, int month, String text) {
        String first = numbers.get(0);
        String second = numbers.get(1);
        boolean yearFirst = first.length() > 2;
        return instant(year(yearFirst ? first : second), month, Integer.parseInt(yearFirst ? second : first), text);
    }

    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        // Thailand counts from the Buddha's death.
        if (year > 2400 && year < 2700) return year - 543;
        if (digits.length() > 2) return year < 1000 ? year + 1900 : year;
        return year < 50 ? 2000 + year : 1900 + year;
    }

    private Instant instant(int year, int month, int day, String time) {
        LocalDateTime midnight = LocalDateTime.of(year, month, day, 0, 0);
        Matcher compact = COMPACT_TIME.matcher(time);
        if (compact.matches()) {
            int seconds = seconds(compact.group(1), compact.group(2), compact.group(3));
            return at(midnight, seconds, null, zones.of(compact.group(4), midnight));
        }
        Matcher clock = TIME.matcher(time);
        if (!clock.find()) return midnight.toInstant(ZoneOffset.UTC);
        return at(midnight, seconds(clock), clock.group(4), zones.of(time.substring(clock.end()), midnight));
    }

    private Instant at(LocalDateTime midnight, int seconds, @Nullable String fraction, ZoneOffset zone) {
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
}

package org.broadsheet.member.file;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Points in time as the tools of this field write them: ISO 8601, {@code 2015-03-16 14:40:47} without a zone (Mailchimp;
 * taken as UTC), and Go's {@code 2024-09-25 10:11:12.5 +0300 EEST m=+0.01} (listmonk).
 */
final class Timestamps {
    private static final Pattern SHAPE = Pattern.compile("""
            (?x)
            (?<day>\\d{4}-\\d\\d-\\d\\d)
            (?: [T\\ ] (?<time>\\d\\d:\\d\\d (?: :\\d\\d (?: [.,]\\d{1,9})? )? )
                \\ ? (?<offset> Z | [+-]\\d\\d (?: :?\\d\\d )? )?
                (?: \\ [A-Za-z0-9+-]{1,9} )?
                (?: \\ m=[+-]\\d+ (?: \\.\\d+ )? )?
            )?""");

    private Timestamps() {}

    static Optional<Instant> parse(String text) {
        Matcher found = SHAPE.matcher(text.strip());
        if (!found.matches()) return Optional.empty();
        try {
            LocalDate day = LocalDate.parse(found.group("day"));
            String time = found.group("time");
            if (time == null)
                return Optional.of(day.atStartOfDay(ZoneOffset.UTC).toInstant());
            return Optional.of(
                    day.atTime(LocalTime.parse(time.replace(',', '.'))).toInstant(offset(found.group("offset"))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ZoneOffset offset(@Nullable String text) {
        return text == null ? ZoneOffset.UTC : ZoneOffset.of(text);
    }
}

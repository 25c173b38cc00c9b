package org.broadsheet.console.server;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Days and instants in addresses and forms, by ISO 8601, of the years 1900 to 2999: Java knows a thousand million years,
 * PostgreSQL fewer, and arithmetic with either ends in an overflow. Anything else is 400.
 */
@Configuration(proxyBeanMethods = false)
class DateParameters implements WebMvcConfigurer {
    // A blank field is no day. The converters' type has no way to say that here.
    @SuppressWarnings("NullAway")
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, LocalDate.class, DateParameters::day);
        registry.addConverter(String.class, Instant.class, DateParameters::instant);
    }

    private static @Nullable LocalDate day(String text) {
        return text.isBlank() ? null : sensible(LocalDate.parse(text.strip()));
    }

    private static @Nullable Instant instant(String text) {
        if (text.isBlank()) return null;
        Instant instant = Instant.parse(text.strip());
        sensible(instant.atOffset(ZoneOffset.UTC).toLocalDate());
        return instant;
    }

    private static LocalDate sensible(LocalDate day) {
        int year = day.get(ChronoField.YEAR);
        if (year < 1900 || year > 2999) throw new IllegalArgumentException("no day of our time");
        return day;
    }
}

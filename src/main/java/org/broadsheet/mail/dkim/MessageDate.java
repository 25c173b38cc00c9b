package org.broadsheet.mail.dkim;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Date header as a time. */
final class MessageDate {
    private MessageDate() {}

    static @Nullable Instant of(HeaderFields header) {
        List<HeaderField> dates = header.lastFirst("date");
        return dates.isEmpty() ? null : parsed(relaxed(dates.get(0)));
    }

    private static @Nullable Instant parsed(String date) {
        try {
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String relaxed(HeaderField date) {
        Octets out = new Octets(40);
        date.relaxedTo(out);
        String value = out.toString().substring("date:".length());
        return value.replaceAll("\\(.*", "").strip();
    }
}

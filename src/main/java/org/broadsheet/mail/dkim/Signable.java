package org.broadsheet.mail.dkim;

import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message as a signature sees it: its header, and the hash of its body, the same for all its signatures. */
public final class Signable {
    private final HeaderFields header;
    private final byte[] octets;
    private final int bodyFrom;
    private final int bodyTo;
    private final @Nullable Instant date;

    private Signable(HeaderFields header, byte[] octets, int bodyFrom, int bodyTo, @Nullable Instant date) {
        this.header = header;
        this.octets = octets;
        this.bodyFrom = bodyFrom;
        this.bodyTo = bodyTo;
        this.date = date;
    }

    /** Any message with CRLF lines. */
    public static Signable of(byte[] message) {
        HeaderFields header = new HeaderFields(message);
        byte[] body = Relaxed.body(message, bodyFrom(header, message));
        return new Signable(header, body, 0, body.length, MessageDate.of(header));
    }

    /** A message whose body is relaxed already, but for empty lines at its end. */
    public static Signable relaxed(byte[] message, Instant date) {
        HeaderFields header = new HeaderFields(message);
        int from = bodyFrom(header, message);
        return new Signable(header, message, from, Relaxed.endOfBody(message, from, message.length), date);
    }

    HeaderFields header() {
        return header;
    }

    /** When the message says it was written; null: it does not. */
    @Nullable
    Instant date() {
        return date;
    }

    byte[] bodyHash(MessageDigest sha256) {
        sha256.update(octets, bodyFrom, bodyTo - bodyFrom);
        return sha256.digest();
    }

    private static int bodyFrom(HeaderFields header, byte[] message) {
        return Math.min(header.end() + 2, message.length);
    }

    /** The Date header as a time. */
    static final class MessageDate {
        private MessageDate() {}

        static @Nullable Instant of(HeaderFields header) {
            List<HeaderFields.HeaderField> dates = header.lastFirst("date");
            return dates.isEmpty() ? null : parsed(relaxed(dates.get(0)));
        }

        private static @Nullable Instant parsed(String date) {
            try {
                return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
            } catch (DateTimeException e) {
                return null;
            }
        }

        private static String relaxed(HeaderFields.HeaderField date) {
            Octets out = new Octets(40);
            date.relaxedTo(out);
            String value = out.toString().substring("date:".length());
            return value.replaceAll("\\(.*", "").strip();
        }
    }
}

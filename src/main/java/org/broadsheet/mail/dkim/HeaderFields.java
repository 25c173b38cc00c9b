package org.broadsheet.mail.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The header of a message, cut into fields. */
final class HeaderFields {
    private final List<HeaderField> fields = new ArrayList<>(24);
    private final int end;

    HeaderFields(byte[] message) {
        int at = 0;
        while (at < message.length && !isLineEnd(message, at)) {
            int next = endOfField(message, at);
            fields.add(field(message, at, next));
            at = next;
        }
        end = at;
    }

    /** Where the empty line between header and body begins; the length of the message where there is none. */
    int end() {
        return end;
    }

    /** All fields of the name, the last first: the order in which a signature counts them (RFC 6376 section 5.4.2). */
    List<HeaderField> lastFirst(String lowerCaseName) {
        List<HeaderField> found = new ArrayList<>(1);
        for (int i = fields.size() - 1; i >= 0; i--)
            if (fields.get(i).name().equals(lowerCaseName)) found.add(fields.get(i));
        return found;
    }

    private static HeaderField field(byte[] message, int from, int to) {
        int colon = from;
        while (colon < to && message[colon] != ':') colon++;
        String name = new String(message, from, colon - from, ISO_8859_1);
        return new HeaderField(name.stripTrailing().toLowerCase(Locale.ROOT), message, Math.min(colon + 1, to), to);
    }

    private static int endOfField(byte[] message, int from) {
        int at = endOfLine(message, from);
        while (at < message.length && Relaxed.isBlank(message[at])) at = endOfLine(message, at);
        return at;
    }

    private static int endOfLine(byte[] message, int from) {
        int at = from;
        while (at < message.length && !isLineEnd(message, at)) at++;
        return Math.min(at + 2, message.length);
    }

    static boolean isLineEnd(byte[] message, int at) {
        return message[at] == '\r' && at + 1 < message.length && message[at + 1] == '\n';
    }

    /** One field, folded as it stands: its value goes in {@code message} from {@code from}, behind the colon, to {@code to}. */
    record HeaderField(String name, byte[] message, int from, int to) {

        static HeaderField of(String name, String value) {
            byte[] octets = value.getBytes(ISO_8859_1);
            return new HeaderField(name, octets, 0, octets.length);
        }

        /** RFC 6376 section 3.4.2, without the line end. */
        void relaxedTo(Octets out) {
            out.put(name);
            out.put(':');
            boolean begun = false;
            boolean blank = false;
            for (int i = from; i < to; i++) {
                byte c = message[i];
                if (isSkipped(c)) {
                    blank = true;
                } else {
                    if (blank && begun) out.put(' ');
                    out.put(c);
                    begun = true;
                    blank = false;
                }
            }
        }

        private static boolean isSkipped(byte c) {
            return Relaxed.isBlank(c) || c == '\r' || c == '\n';
        }
    }
}

package org.broadsheet.bounce.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A mail as DKIM sees it (RFC 6376, section 3.4): header fields as they stand, and both canonical forms. One character an
 * octet; line ends are CRLF, as on the wire, whatever the mailbox made of them.
 */
final class SignedMail {
    private static final int MOST_FIELDS = 500;

    /** A header field as it stands, folds included, without its last line end. */
    record Field(String name, String raw) {
        String value() {
            return raw.substring(raw.indexOf(':') + 1);
        }

        String canonical(boolean relaxed) {
            return relaxed ? name + ":" + squeezed(value().replace("\r\n", "")).strip() : raw;
        }
    }

    private final List<Field> fields = new ArrayList<>();
    private final String body;

    SignedMail(byte[] octets) {
        String mail = wire(new String(octets, StandardCharsets.ISO_8859_1));
        int end = mail.startsWith("\r\n") ? 0 : mail.indexOf("\r\n\r\n");
        read(end < 0 ? mail : mail.substring(0, end));
        body = end < 0 ? "" : mail.substring(end + (end == 0 ? 2 : 4));
    }

    private static String wire(String mail) {
        return mail.replaceAll("(?<!\r)\n", "\r\n");
    }

    private void read(String head) {
        StringBuilder field = new StringBuilder();
        for (String line : head.split("\r\n")) {
            boolean continues = line.startsWith(" ") || line.startsWith("\t");
            if (!continues) add(field);
            else field.append("\r\n");
            field.append(line);
        }
        add(field);
    }

    private void add(StringBuilder field) {
        int colon = field.indexOf(":");
        if (colon > 0 && fields.size() < MOST_FIELDS) {
            String name = field.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            fields.add(new Field(name, field.toString()));
        }
        field.setLength(0);
    }

    /** All of that name, from the top of the header. */
    List<Field> all(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).toList();
    }

    byte[] body(boolean relaxed) {
        StringBuilder canonical = new StringBuilder(body.length());
        int end = 0;
        for (String line : body.split("\r\n")) {
            String one = relaxed ? trimmed(squeezed(line)) : line;
            canonical.append(one).append("\r\n");
            if (!one.isEmpty()) end = canonical.length();
        }
        canonical.setLength(end);
        // Section 3.4.3: an empty body is one line end; section 3.4.4: it is nothing.
        if (end == 0 && !relaxed) canonical.append("\r\n");
        return canonical.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String trimmed(String line) {
        return line.endsWith(" ") ? line.substring(0, line.length() - 1) : line;
    }

    private static String squeezed(String text) {
        return text.replaceAll("[ \t]++", " ");
    }
}

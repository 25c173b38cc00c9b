package org.broadsheet.mail.dkim;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.List;

/** Signs for a domain: relaxed/relaxed, without {@code l=}, every header of {@link #SIGNED} named once more than it stands. */
public record DomainKey(String domain, String selector, SigningKey key) {
    /** MESSAGE.md D2, and Auto-Submitted by CONTRACT.md. What is named once too often cannot be put in front afterwards. */
    static final List<String> SIGNED = List.of(
            "from",
            "to",
            "cc",
            "reply-to",
            "subject",
            "date",
            "message-id",
            "mime-version",
            "content-type",
            "content-transfer-encoding",
            "list-id",
            "list-unsubscribe",
            "list-unsubscribe-post",
            "feedback-id",
            "auto-submitted");

    private static final String NAME = "DKIM-Signature";

    /** The header with its line end, to stand before the message. The same message gives the same signature. */
    public byte[] signature(Signable message) {
        FoldedTags tags = new FoldedTags(NAME);
        Octets data = new Octets(2048);
        String names = oversigned(message.header(), data);
        tags.add("v=1; a=" + key.algorithm().tag() + "; c=relaxed/relaxed;");
        tags.add("d=" + domain + "; s=" + selector + ";");
        if (message.date() != null) tags.add("t=" + message.date().getEpochSecond() + ";");
        tags.addList("h=" + names + ";");
        tags.add("bh=" + base64(message.bodyHash(key.sha256())) + ";");
        tags.add("b=");
        HeaderFields.HeaderField.of("dkim-signature", tags.value()).relaxedTo(data);
        tags.addValue(base64(key.sign(data.toArray())));
        return (NAME + ":" + tags.value() + "\r\n").getBytes(US_ASCII);
    }

    /** Writes the fields in their relaxed form and answers their names: both in the order in which they are counted. */
    private static String oversigned(HeaderFields header, Octets data) {
        StringBuilder names = new StringBuilder(256);
        for (String name : SIGNED) {
            for (HeaderFields.HeaderField field : header.lastFirst(name)) {
                field.relaxedTo(data);
                data.put("\r\n");
                names.append(name).append(':');
            }
            names.append(name).append(':');
        }
        return names.substring(0, names.length() - 1);
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    /** The tags of a signature, folded where RFC 6376 section 3.5 lets white space stand. */
    static final class FoldedTags {
        private static final int WIDTH = 76;

        private final StringBuilder value = new StringBuilder(900);
        private int column;

        FoldedTags(String header) {
            column = header.length() + ":".length();
        }

        void add(String tags) {
            if (column + 1 + tags.length() > WIDTH) fold();
            value.append(' ').append(tags);
            column += 1 + tags.length();
        }

        /** Folded behind colons. */
        void addList(String list) {
            int from = 0;
            while (list.length() - from > WIDTH - 1) {
                int to = list.lastIndexOf(':', from + WIDTH - 2) + 1;
                add(list.substring(from, to));
                from = to;
            }
            add(list.substring(from));
        }

        /** Of a tag just added; folded anywhere. */
        void addValue(String base64) {
            for (int from = 0; from < base64.length(); ) {
                if (column == WIDTH) {
                    fold();
                    value.append(' ');
                    column = 1;
                }
                int to = Math.min(base64.length(), from + WIDTH - column);
                value.append(base64, from, to);
                column += to - from;
                from = to;
            }
        }

        String value() {
            return value.toString();
        }

        private void fold() {
            value.append("\r\n");
            column = 0;
        }
    }
}

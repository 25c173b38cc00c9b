package org.broadsheet.mail.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

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

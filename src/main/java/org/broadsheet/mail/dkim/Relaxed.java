package org.broadsheet.mail.dkim;

import java.util.Arrays;

/** The relaxed form of a body: what is left when servers on the way have had their will with white space. */
final class Relaxed {
    private byte[] out = new byte[0];
    private int length;

    private Relaxed() {}

    /** RFC 6376 section 3.4.4. Lines end with CRLF, and nothing else ends one. */
    static byte[] body(byte[] message, int from) {
        Relaxed relaxed = new Relaxed();
        relaxed.out = new byte[message.length - from + 2];
        relaxed.read(message, from);
        relaxed.endLastLine();
        return Arrays.copyOf(relaxed.out, endOfBody(relaxed.out, 0, relaxed.length));
    }

    /** Where a body that has no other white space to lose ends without its empty lines. */
    static int endOfBody(byte[] message, int from, int to) {
        int end = to;
        while (end - from >= 4 && endsLine(message, end) && endsLine(message, end - 2)) end -= 2;
        return end - from == 2 && endsLine(message, end) ? from : end;
    }

    static boolean isBlank(byte c) {
        return c == ' ' || c == '\t';
    }

    private void read(byte[] message, int from) {
        boolean blank = false;
        for (int i = from; i < message.length; i++) {
            byte c = message[i];
            if (isBlank(c)) {
                blank = true;
            } else {
                if (blank && !HeaderFields.isLineEnd(message, i)) out[length++] = ' ';
                out[length++] = c;
                blank = false;
            }
        }
    }

    private void endLastLine() {
        if (length == 0 || endsLine(out, length)) return;
        out[length++] = '\r';
        out[length++] = '\n';
    }

    private static boolean endsLine(byte[] octets, int end) {
        return end >= 2 && octets[end - 2] == '\r' && octets[end - 1] == '\n';
    }
}

package org.broadsheet.mail.encoding;

import java.util.Arrays;

/**
 * RFC 2045 section 6.7, for text with CRLF. Stricter where it costs little: no run of white space and no tab stays as it is
 * (DKIM's relaxed form would change them), nor a dot or {@code From } at the start of a line (SMTP and mailbox files would).
 */
public final class QuotedPrintable {
    // One less than the limit of 76: the last is for the equals sign of a soft break.
    private static final int WIDTH = 75;
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'};

    private final byte[] in;
    private byte[] out;
    private int length;
    private int column;

    private QuotedPrintable(byte[] in) {
        this.in = in;
        this.out = new byte[in.length + in.length / 4 + 16];
        for (int i = 0; i < in.length; i++) {
            if (isLineEnd(i)) {
                hardBreak();
                i++;
            } else {
                octet(i);
            }
        }
    }

    /** What stands at the start of a line, and may leave its own last line open. */
    public static byte[] encode(byte[] text) {
        return new QuotedPrintable(text).octets();
    }

    private void octet(int i) {
        boolean plain = isPlain(i);
        if (column + (plain ? 1 : 3) > WIDTH) {
            softBreak();
            plain = isPlain(i);
        }
        if (plain) put(in[i]);
        else escape(in[i]);
    }

    private boolean isPlain(int i) {
        byte c = in[i];
        if (c == ' ') return !isLastOfLine(i) && (i == 0 || in[i - 1] != ' ');
        if (c < '!' || c > '~' || c == '=') return false;
        return column > 0 || !(c == '.' || isFrom(i));
    }

    private boolean isLastOfLine(int i) {
        return i + 1 == in.length || isLineEnd(i + 1);
    }

    private boolean isLineEnd(int i) {
        return in[i] == '\r' && i + 1 < in.length && in[i + 1] == '\n';
    }

    private boolean isFrom(int i) {
        return in[i] == 'F'
                && i + 4 < in.length
                && in[i + 1] == 'r'
                && in[i + 2] == 'o'
                && in[i + 3] == 'm'
                && in[i + 4] == ' ';
    }

    private void escape(byte octet) {
        put((byte) '=');
        put(HEX[(octet >> 4) & 0xF]);
        put(HEX[octet & 0xF]);
    }

    private void softBreak() {
        put((byte) '=');
        hardBreak();
    }

    private void hardBreak() {
        put((byte) '\r');
        put((byte) '\n');
        column = 0;
    }

    private void put(byte octet) {
        if (length == out.length) out = Arrays.copyOf(out, 2 * length);
        out[length++] = octet;
        column++;
    }

    private byte[] octets() {
        return Arrays.copyOf(out, length);
    }
}

package org.broadsheet.smtp.reply;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;

/** Reads replies (RFC 5321 section 4.2), tolerant of a bare LF and of missing text, but never without bounds. */
public final class ReplyReader {
    /** RFC 5321 allows 512 octets a line; real relays write more. */
    private static final int LONGEST_LINE = 2048;

    private static final int MOST_LINES = 100;
    private static final int LONGEST_TEXT = 600;

    private final InputStream in;
    private final byte[] buffer = new byte[LONGEST_LINE];
    private int start;
    private int end;

    public ReplyReader(InputStream in) {
        this.in = in;
    }

    /** Whether octets have come that no command of ours has asked for. */
    public boolean hasUnread() {
        return start < end;
    }

    /** @throws ProtocolException what came is no reply, and nothing after it can be trusted */
    public Reply read() throws IOException {
        int code = 0;
        StringBuilder text = new StringBuilder();
        for (int lines = 0; lines < MOST_LINES; lines++) {
            String line = line();
            int codeOfLine = code(line);
            if (lines > 0 && codeOfLine != code)
                throw new ProtocolException("a reply of two codes: " + OneLine.of(line));
            code = codeOfLine;
            append(text, line);
            if (line.length() < 4 || line.charAt(3) != '-') return new Reply(code, OneLine.of(text));
        }
        throw new ProtocolException("a reply of more than " + MOST_LINES + " lines");
    }

    private static void append(StringBuilder text, String line) {
        if (line.length() <= 4 || text.length() > LONGEST_TEXT) return;
        if (text.length() > 0) text.append(' ');
        text.append(line, 4, line.length());
    }

    private static int code(String line) throws ProtocolException {
        boolean reply = line.length() >= 3
                && isDigit(line.charAt(0), '2', '5')
                && isDigit(line.charAt(1), '0', '9')
                && isDigit(line.charAt(2), '0', '9')
                && (line.length() == 3 || line.charAt(3) == ' ' || line.charAt(3) == '-');
        if (!reply) throw new ProtocolException("not a reply: " + OneLine.of(line));
        return Integer.parseInt(line, 0, 3, 10);
    }

    private static boolean isDigit(char c, char least, char most) {
        return c >= least && c <= most;
    }

    private String line() throws IOException {
        int searched = start;
        while (true) {
            for (int i = searched; i < end; i++) {
                if (buffer[i] == '\n') return lineEndingAt(i);
            }
            searched = more();
        }
    }

    private String lineEndingAt(int lineFeed) {
        int length = lineFeed - start;
        if (length > 0 && buffer[lineFeed - 1] == '\r') length--;
        String line = new String(buffer, start, length, StandardCharsets.UTF_8);
        start = lineFeed + 1;
        return line;
    }

    /** Reads on, and says from where to search on. */
    private int more() throws IOException {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        start = 0;
        if (end == buffer.length) throw new ProtocolException("a reply line of more than " + LONGEST_LINE + " octets");
        int count = in.read(buffer, end, buffer.length - end);
        if (count < 0) throw new EOFException("the relay closed the connection");
        int searched = end;
        end += count;
        return searched;
    }
}

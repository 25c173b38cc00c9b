package org.broadsheet.smtp.connection;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Writes commands and content with as few system calls as can be: a usual message and the next envelope in one. */
final class WireWriter {
    /** What the JDK hands to one system call at most. */
    private static final int SIZE = 128 * 1024;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long LINE_FEEDS = '\n' * ONES;
    private static final long DOTS = '.' * ONES;

    private final OutputStream out;
    private final byte[] buffer = new byte[SIZE];
    private int length;

    WireWriter(OutputStream out) {
        this.out = out;
    }

    void put(byte[] octets) throws IOException {
        put(octets, 0, octets.length);
    }

    /** Content with its dots doubled (RFC 5321 section 4.5.2) and its last line ended, ready for the final dot. */
    void putContent(byte[] content) throws IOException {
        if (content.length > 0 && content[0] == '.') put((byte) '.');
        int from = 0;
        for (int dot = dotAfter(content, 0); dot < content.length; dot = dotAfter(content, dot)) {
            put(content, from, dot - from);
            put((byte) '.');
            from = dot;
        }
        put(content, from, content.length - from);
        if (!endsWithLineEnd(content)) {
            put((byte) '\r');
            put((byte) '\n');
        }
    }

    /** Makes sure that so many octets will go out with one and the same {@link #flush}. */
    void reserve(int octets) throws IOException {
        if (SIZE - length < octets) flush();
    }

    void flush() throws IOException {
        int count = length;
        length = 0;
        out.write(buffer, 0, count);
    }

    private void put(byte octet) throws IOException {
        if (length == SIZE) flush();
        buffer[length++] = octet;
    }

    private void put(byte[] octets, int from, int count) throws IOException {
        int done = 0;
        while (done < count) {
            if (length == SIZE) flush();
            int part = Math.min(count - done, SIZE - length);
            System.arraycopy(octets, from + done, buffer, length, part);
            length += part;
            done += part;
        }
    }

    private static boolean endsWithLineEnd(byte[] content) {
        int end = content.length;
        return end >= 2 && content[end - 2] == '\r' && content[end - 1] == '\n';
    }

    /** The next dot at the start of a line, after this place; 32 places at a look. */
    private static int dotAfter(byte[] content, int place) {
        int at = place;
        for (; at + 33 <= content.length; at += 32) {
            long marks = zeros(pairs(content, at))
                    | zeros(pairs(content, at + 8))
                    | zeros(pairs(content, at + 16))
                    | zeros(pairs(content, at + 24));
            if ((marks & HIGHS) == 0) continue;
            int dot = dotAmong(content, at, at + 33);
            if (dot < at + 33) return dot;
        }
        return dotAmong(content, at, content.length);
    }

    /** Eight octets, zero where there is a line feed here and a dot behind it. */
    private static long pairs(byte[] content, int at) {
        return ((long) EIGHT.get(content, at) ^ LINE_FEEDS) | ((long) EIGHT.get(content, at + 1) ^ DOTS);
    }

    private static int dotAmong(byte[] content, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (content[i] == '.' && content[i - 1] == '\n') return i;
        }
        return to;
    }

    /** Marks each zero octet by its highest bit, and sometimes one above it that is none. */
    private static long zeros(long octets) {
        return (octets - ONES) & ~octets;
    }
}

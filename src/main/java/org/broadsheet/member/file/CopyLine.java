package org.broadsheet.member.file;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of PostgreSQL's COPY, text format. */
final class CopyLine {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder line = new StringBuilder(256);

    CopyLine text(@Nullable String value) {
        tab();
        if (value == null) line.append("\\N");
        else escape(value);
        return this;
    }

    CopyLine number(long value) {
        tab();
        line.append(value);
        return this;
    }

    CopyLine flag(boolean value) {
        tab();
        line.append(value ? 't' : 'f');
        return this;
    }

    CopyLine time(@Nullable Instant value) {
        return text(value == null ? null : value.toString());
    }

    CopyLine bytes(byte[] value) {
        tab();
        line.append("\\\\x");
        for (byte b : value) line.append(HEX[b >> 4 & 15]).append(HEX[b & 15]);
        return this;
    }

    CopyLine texts(@Nullable List<String> values) {
        if (values == null) return text(null);
        StringBuilder array = new StringBuilder("{");
        for (String value : values) {
            if (array.length() > 1) array.append(',');
            array.append('"')
                    .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return text(array.append('}').toString());
    }

    /** The line with its end; the next one begins empty. */
    String end() {
        String whole = line.append('\n').toString();
        line.setLength(0);
        return whole;
    }

    private void tab() {
        if (line.length() > 0) line.append('\t');
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\0' -> line.append(' ');
                default -> line.append(c);
            }
        }
    }
}

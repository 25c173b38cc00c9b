package org.broadsheet.member.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.broadsheet.member.MemberKeys;
import org.broadsheet.platform.TextCleaner;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** Where a file's rows, good and bad, stand in the database before they are merged; gone with the transaction. */
final class Staging implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_SHOWN = 320;
    private static final int LONGEST_REASON = 500;

    private final MemberKeys keys;
    private final Writer out;
    private final CopyLine line = new CopyLine();
    private long rows;

    static final String TABLE = """
            create temporary table import_row (
                number   bigint,
                file     text,
                line     bigint,
                email    text,
                reason   text,
                key      text,
                hash     bytea,
                address  text,
                name     text,
                status   text,
                rank     int,
                digests  text[],
                zone     text,
                guessed  boolean,
                language text,
                format   text,
                joined   timestamptz) on commit drop
            """;

    private static final String COPY = "copy import_row from stdin";

    private Staging(MemberKeys keys, Writer out) {
        this.keys = keys;
        this.out = out;
    }

    static Staging open(Connection connection, MemberKeys keys) throws SQLException {
        PGCopyOutputStream copy = new PGCopyOutputStream(connection.unwrap(PGConnection.class), COPY, BUFFER);
        return new Staging(keys, new BufferedWriter(new OutputStreamWriter(copy, StandardCharsets.UTF_8), BUFFER));
    }

    long rows() {
        return rows;
    }

    @SuppressWarnings("EnumOrdinal") // Of two rows for one address the sterner status wins, by its place in the list.
    void take(String file, long number, String email, MemberRow row) {
        String key = row.address().key();
        begin(file, number, email, null)
                .text(key)
                .bytes(keys.addressHash(key))
                .text(row.address().toString())
                .text(row.name())
                .text(row.status().word())
                .number(row.status().ordinal())
                .texts(row.digests())
                .text(row.zone())
                .flag(row.guessed())
                .text(row.language())
                .text(row.format())
                .time(row.joined());
        write(line.end());
    }

    void refuse(String file, long number, String email, String reason) {
        CopyLine refused = begin(file, number, email, reason);
        for (int i = 0; i < 12; i++) refused.text(null);
        write(line.end());
    }

    /** Addresses and reasons quote the file: in a report or on a terminal they stay one short line. */
    private CopyLine begin(String file, long number, String email, @Nullable String reason) {
        return line.number(++rows)
                .text(file)
                .number(number)
                .text(TextCleaner.line(email, LONGEST_SHOWN))
                .text(reason == null ? null : TextCleaner.line(reason, LONGEST_REASON));
    }

    private void write(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line of PostgreSQL's COPY, text format. */
    private static final class CopyLine {
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
}

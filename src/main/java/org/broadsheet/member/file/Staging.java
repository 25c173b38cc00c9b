package org.broadsheet.member.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.broadsheet.member.MemberKeys;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** Where a file's rows, good and bad, stand in the database before they are merged; gone with the transaction. */
final class Staging implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_SHOWN = 320;

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
    void take(String file, long number, String email, Row row) {
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

    private CopyLine begin(String file, long number, String email, @Nullable String reason) {
        String shown = email.length() <= LONGEST_SHOWN ? email : email.substring(0, LONGEST_SHOWN) + "...";
        return line.number(++rows).text(file).number(number).text(shown).text(reason);
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
}

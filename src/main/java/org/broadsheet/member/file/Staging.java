package org.broadsheet.member.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.broadsheet.member.MemberKeys;
import org.broadsheet.platform.TextCleaner;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** Where a file's rows, good and bad, stand in the database before they are merged; gone with the transaction. */
final class Staging implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_SHOWN = 320;
    private static final int LONGEST_REASON = 500;

    private final MemberKeys keys;
    private final CsvWriter out;
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
                rank     int,
                there    int,
                digests  text[],
                zone     text,
                guessed  boolean,
                marked   boolean,
                language text,
                format   text,
                joined   timestamptz,
                ghost    jsonb) on commit drop
            """;

    // Without quotes nothing is null; quoted, it is an empty text.
    private static final String COPY = "copy import_row from stdin with (format csv)";

    private Staging(MemberKeys keys, Writer out) {
        this.keys = keys;
        this.out = CsvWriter.builder()
                .quoteStrategy(QuoteStrategies.EMPTY)
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(BUFFER)
                .build(out);
    }

    static Staging open(Connection connection, MemberKeys keys) throws SQLException {
        PGCopyOutputStream copy = new PGCopyOutputStream(connection.unwrap(PGConnection.class), COPY, BUFFER);
        return new Staging(keys, new OutputStreamWriter(copy, StandardCharsets.UTF_8));
    }

    long rows() {
        return rows;
    }

    @SuppressWarnings("EnumOrdinal") // Of two rows for one address the sterner status wins, by its place in the list.
    void take(String file, long line, String email, MemberRow row) {
        String key = row.address().key();
        out.writeRecord(
                String.valueOf(++rows),
                file,
                String.valueOf(line),
                TextCleaner.line(email, LONGEST_SHOWN),
                null,
                key,
                "\\x" + HexFormat.of().formatHex(keys.addressHash(key)),
                row.address().toString(),
                row.name(),
                String.valueOf(row.status().ordinal()),
                String.valueOf(row.there().ordinal()),
                array(row.digests()),
                row.zone(),
                String.valueOf(row.guessed()),
                String.valueOf(row.marked()),
                row.language(),
                row.format(),
                row.joined() == null ? null : row.joined().toString(),
                row.ghost().isEmpty() ? null : json(row.ghost()));
    }

    /** What is empty is null, so that it removes what was kept before. */
    private static String json(Map<String, String> ghost) {
        Map<String, @Nullable String> cells = new TreeMap<>(ghost);
        cells.replaceAll((name, cell) -> cell.isEmpty() ? null : cell);
        return JSON.writeValueAsString(cells);
    }

    /** Addresses and reasons quote the file: in a report or on a terminal they stay one short line. */
    void refuse(String file, long line, String email, String reason) {
        String[] cells = new String[19];
        cells[0] = String.valueOf(++rows);
        cells[1] = file;
        cells[2] = String.valueOf(line);
        cells[3] = TextCleaner.line(email, LONGEST_SHOWN);
        cells[4] = TextCleaner.line(reason, LONGEST_REASON);
        out.writeRecord(cells);
    }

    private static @Nullable String array(@Nullable List<String> values) {
        if (values == null) return null;
        return values.stream()
                .map(value -> '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
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

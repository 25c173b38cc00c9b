package org.broadsheet.member.file;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** All members as CSV, ours or another program's: what an import of it brings back is what was there. */
@Service
class MemberExport {
    private final JdbcTemplate jdbc;

    MemberExport(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
    }

    /** When a member joined, as ISO 8601. */
    static final String JOINED = """
            replace(to_char(m.joined at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '.000000Z', 'Z')""";

    private static final String COPY = """
            copy (select %s
                    from member m
                    left join (select member_id, string_agg(digest, ';' order by digest) as digests
                                 from member_digest
                                where left_at is null
                                group by member_id) d on d.member_id = m.id
                   where %s
                   order by m.id)
              to stdout with (format csv, header, encoding 'UTF8')
            """;

    /** One file that was written. */
    record Written(Path file, long members) {}

    /** Writes the files anew, readable by their owner only. */
    List<Written> write(Path file, ExportFormat format) {
        return format.sheets().stream()
                .map(sheet -> write(beside(file, sheet.name()), COPY.formatted(sheet.columns(), sheet.who())))
                .toList();
    }

    /** {@code members.csv} becomes {@code members.NAME.csv}. */
    private static Path beside(Path file, String name) {
        if (name.isEmpty()) return file;
        String whole = String.valueOf(file.getFileName());
        int dot = whole.lastIndexOf('.');
        return file.resolveSibling(
                dot <= 0 ? whole + '.' + name : whole.substring(0, dot + 1) + name + whole.substring(dot));
    }

    private Written write(Path file, String copy) {
        Path target = file.toAbsolutePath();
        try {
            Path half = Files.createTempFile(target.getParent(), ".members", ".csv");
            try {
                long members = copy(half, copy);
                Files.move(half, target, StandardCopyOption.REPLACE_EXISTING);
                return new Written(file, members);
            } finally {
                Files.deleteIfExists(half);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private long copy(Path file, String copy) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            return jdbc.<Long>execute((Connection connection) -> copy(connection, copy, out));
        }
    }

    private static Long copy(Connection connection, String copy, OutputStream out) throws SQLException {
        try {
            return connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copy, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

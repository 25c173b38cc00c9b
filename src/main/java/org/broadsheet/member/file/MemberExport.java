package org.broadsheet.member.file;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** All members as our own CSV: what an import of it brings back is what was there. */
@Service
class MemberExport {
    private final JdbcTemplate jdbc;

    MemberExport(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
    }

    private static final String COPY = """
            copy (select m.address as email,
                         %s as name,
                         m.status,
                         coalesce(d.digests, '') as digests,
                         m.zone,
                         m.language,
                         m.format,
                         replace(to_char(m.joined at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '.000000Z', 'Z')
                             as joined
                    from member m
                    left join (select member_id, string_agg(digest, ';' order by digest) as digests
                                 from member_digest
                                where left_at is null
                                group by member_id) d on d.member_id = m.id
                   order by m.id)
              to stdout with (format csv, header, encoding 'UTF8')
            """.formatted(Formulas.GUARD.formatted("m.name"));

    /** Writes the file anew, readable by its owner only; returns the number of members in it. */
    long write(Path file) {
        Path target = file.toAbsolutePath();
        try {
            Path half = Files.createTempFile(target.getParent(), ".members", ".csv");
            try {
                long members = copy(half);
                Files.move(half, target, StandardCopyOption.REPLACE_EXISTING);
                return members;
            } finally {
                Files.deleteIfExists(half);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private long copy(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            return jdbc.<Long>execute((Connection connection) -> copy(connection, out));
        }
    }

    private static Long copy(Connection connection, OutputStream out) throws SQLException {
        try {
            return connection.unwrap(PGConnection.class).getCopyAPI().copyOut(COPY, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

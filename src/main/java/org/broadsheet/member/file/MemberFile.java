package org.broadsheet.member.file;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.broadsheet.member.file.ImportReport.NotTaken;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** {@code members import} and {@code members export}: what an import of an export brings back is what was there. */
@Service
public class MemberFile {
    private static final int DONE = 0;
    private static final int FAULT = 1;
    private static final int WRONG_FILE = 2;
    private static final int SOME_REJECTED = 3;

    private final MemberImport imports;
    private final JdbcTemplate jdbc;

    MemberFile(MemberImport imports, DataSource database) {
        this.imports = imports;
        this.jdbc = new JdbcTemplate(database);
    }

    /** A file of which nothing was imported; the message says why and what to do. */
    public static class UnreadableFile extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnreadableFile(String message) {
            super(message);
        }

        UnreadableFile(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Imports a CSV file or a ZIP archive of them. With {@code json} {@code out} gets one document: {@code notTaken},
     * an object for every row that was rejected or is suppressed, then the counts. People read {@code err}.
     *
     * @return the exit code: 0 done, 2 the file cannot be read, 3 some rows were rejected
     */
    public int importFile(Path file, boolean dryRun, boolean json, PrintStream out, PrintStream err) {
        try (ImportOutput output = json ? new ImportOutput.Json(out) : new ImportOutput.Words(err)) {
            ImportReport report = imports.read(file, dryRun, output::row, err::println);
            output.end(file, report);
            return report.rejected() == 0 ? DONE : SOME_REJECTED;
        } catch (UnreadableFile e) {
            err.println(e.getMessage());
            return WRONG_FILE;
        }
    }

    /**
     * The same for a page.
     *
     * @param notTaken is given every row that was rejected or is suppressed
     * @throws UnreadableFile where nothing of the file can be imported
     */
    public ImportReport importFile(Path file, boolean dryRun, Consumer<NotTaken> notTaken) {
        return imports.read(file, dryRun, notTaken, progress -> {});
    }

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

    /**
     * Writes the files anew, readable by their owner only.
     *
     * @return the exit code: 0 done, 1 a file cannot be written
     */
    public int exportFile(Path file, FileFormat format, PrintStream err) {
        try {
            for (FileFormat.Part part : format.sheets()) {
                Path target = beside(file, part.name());
                long members = write(target, part);
                err.println(members + " members written to " + target);
            }
            return DONE;
        } catch (IOException e) {
            err.println(file + " cannot be written: " + e.getMessage());
            return FAULT;
        }
    }

    /** {@code members.csv} becomes {@code members.NAME.csv}. */
    private static Path beside(Path file, String name) {
        if (name.isEmpty()) return file;
        String whole = String.valueOf(file.getFileName());
        int dot = whole.lastIndexOf('.');
        return file.resolveSibling(
                dot <= 0 ? whole + '.' + name : whole.substring(0, dot + 1) + name + whole.substring(dot));
    }

    private long write(Path file, FileFormat.Part part) throws IOException {
        Path target = file.toAbsolutePath();
        Path half = Files.createTempFile(target.getParent(), ".members", ".csv");
        try {
            long members = copy(half, part);
            Files.move(half, target, StandardCopyOption.REPLACE_EXISTING);
            return members;
        } finally {
            Files.deleteIfExists(half);
        }
    }

    private static final String ANY_KEPT = """
            select exists (select from member where ghost - '{id, subscribed_to_emails, deleted_at}'::text[] <> '{}')
            """;

    private long copy(Path file, FileFormat.Part part) throws IOException {
        boolean kept = !part.kept().isEmpty() && Boolean.TRUE.equals(jdbc.queryForObject(ANY_KEPT, Boolean.class));
        String columns = kept ? part.columns() + part.kept() : part.columns();
        try (OutputStream out = Files.newOutputStream(file)) {
            return jdbc.<Long>execute(
                    (Connection connection) -> copy(connection, COPY.formatted(columns, part.who()), out));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Long copy(Connection connection, String copy, OutputStream out) throws SQLException {
        try {
            PGConnection postgres = connection.unwrap(PGConnection.class);
            String every = '\'' + postgres.escapeLiteral(String.join(";", imports.digests())) + '\'';
            return postgres.getCopyAPI().copyOut(copy.replace(":every", every), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

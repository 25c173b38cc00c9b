package org.broadsheet.console.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.broadsheet.member.file.ImportReport;
import org.broadsheet.member.file.ImportReport.NotTaken;
import org.broadsheet.platform.TextCleaner;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.json.JsonMapper;

/** Uploaded files of members, between dry run and confirmation. Each belongs to its uploader and is kept for an hour. */
@Service
class Uploads {
    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    Uploads(JdbcTemplate template, JsonMapper json) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.json = json;
    }

    /**
     * What became, or would become, of a file's rows.
     *
     * @param refused the first rows that were not taken
     */
    public record ImportSummary(ImportReport report, List<Refused> refused) {
        public ImportSummary {
            refused = List.copyOf(refused);
        }

        /** A row that was not taken, as a page may show it. */
        public record Refused(long line, String email, String outcome, String reason) {
            static Refused of(NotTaken row) {
                return new Refused(
                        row.line(),
                        TextCleaner.line(row.email(), 80),
                        row.outcome(),
                        TextCleaner.line(row.reason(), 160));
            }
        }

        /** For the audit log. */
        String line() {
            return "%s, %d rows: %d new, %d updated, %d unchanged, %d suppressed, %d rejected"
                    .formatted(
                            report.format(),
                            report.rows(),
                            report.added(),
                            report.updated(),
                            report.unchanged(),
                            report.suppressed(),
                            report.rejected());
        }
    }

    /**
     * A file that was sent up.
     *
     * @param result what became of it; null while it waits for its confirmation
     */
    record Upload(UUID id, String name, @Nullable ImportSummary result) {}

    private static final String FORGET = "delete from console_upload where at < now() - interval '1 hour'";
    private static final String KEEP =
            "insert into console_upload (id, who, name, at, content) values (?, ?, ?, now(), ?)";

    UUID keep(String who, MultipartFile file) {
        jdbc.sql(FORGET).update();
        UUID id = UUID.randomUUID();
        String name = TextCleaner.line(file.getOriginalFilename(), 100).replaceAll("[/\\\\]", " ");
        try (InputStream content = file.getInputStream()) {
            template.update(KEEP, insert -> {
                insert.setObject(1, id);
                insert.setString(2, who);
                insert.setString(3, name.isEmpty() ? "members.csv" : name);
                insert.setBinaryStream(4, content, file.getSize());
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return id;
    }

    private static final String FIND = """
            select id, name, result from console_upload
             where id = :id and who = :who and at > now() - interval '1 hour'
            """;

    Optional<Upload> find(UUID id, String who) {
        return jdbc.sql(FIND)
                .param("id", id)
                .param("who", who)
                .query((row, n) -> upload(row))
                .optional();
    }

    private Upload upload(ResultSet row) throws SQLException {
        String result = row.getString("result");
        ImportSummary summary = result == null ? null : json.readValue(result, ImportSummary.class);
        return new Upload(row.getObject("id", UUID.class), row.getString("name"), summary);
    }

    private static final String CONTENT = "select content from console_upload where id = :id and content is not null";

    /** Calls {@code use} with the file on disk, and deletes it afterwards. */
    <T> T onDisk(Upload upload, Function<Path, T> use) {
        try {
            Path folder = Files.createTempDirectory("broadsheet-import");
            Path file = folder.resolve("members");
            try {
                byte[] content = jdbc.sql(CONTENT)
                        .param("id", upload.id())
                        .query(byte[].class)
                        .single();
                return use.apply(Files.write(file, content));
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final String TAKE = """
            select id from console_upload where id = :id and content is not null for update skip locked
            """;

    /**
     * Does the work and keeps its result, once: whoever comes while it is under way, or later, gets false at once. Claim,
     * work and result are one transaction, so that a crash leaves the upload as it was.
     */
    @Transactional
    public boolean once(Upload upload, Function<Path, ImportSummary> work) {
        if (jdbc.sql(TAKE).param("id", upload.id()).query(UUID.class).optional().isEmpty()) return false;
        done(upload, onDisk(upload, work));
        return true;
    }

    /** Whether {@link #once} is at work on it. */
    boolean isUnderWay(Upload upload) {
        if (upload.result() != null) return false;
        return jdbc.sql(TAKE)
                .param("id", upload.id())
                .query(UUID.class)
                .optional()
                .isEmpty();
    }

    private static final String DONE = """
            update console_upload set content = null, result = :result::jsonb where id = :id and content is not null
            """;

    private void done(Upload upload, ImportSummary result) {
        jdbc.sql(DONE)
                .param("id", upload.id())
                .param("result", json.writeValueAsString(result))
                .update();
    }
}

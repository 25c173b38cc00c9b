package org.broadsheet.member.file;

import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.broadsheet.member.DigestChoices;
import org.broadsheet.member.MemberKeys;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes members in from a file, all or nothing where the file cannot be read, row by row where it can; memory stays flat. */
@Service
class MemberImport {
    private final DataSource database;
    private final TransactionTemplate transactions;
    private final MemberKeys keys;
    private final DigestChoices digests;
    private final Clock clock;

    MemberImport(
            DataSource database,
            PlatformTransactionManager transactions,
            MemberKeys keys,
            DigestChoices digests,
            Clock clock) {
        this.database = database;
        this.transactions = new TransactionTemplate(transactions);
        this.keys = keys;
        this.digests = digests;
        this.clock = clock;
    }

    /** @throws UnreadableFile where nothing of the file could be taken */
    ImportReport read(Path file, boolean dryRun, Consumer<NotTaken> notTaken, Consumer<String> progress) {
        // The key is fetched over a connection of its own: the one below is busy with its COPY when the first row asks.
        keys.addressHash("");
        return transactions.execute(transaction -> {
            ImportReport report = new JdbcTemplate(database)
                    .execute((Connection connection) -> read(connection, file, dryRun, notTaken, progress));
            if (dryRun) transaction.setRollbackOnly();
            return report;
        });
    }

    private static final List<String> PREPARE = List.of(
            "select pg_advisory_xact_lock(hashtext('broadsheet members import'))",
            "set local work_mem = '64MB'",
            Staging.TABLE);

    private ImportReport read(
            Connection connection, Path file, boolean dryRun, Consumer<NotTaken> notTaken, Consumer<String> progress)
            throws SQLException {
        Instant start = clock.instant();
        try (var statement = connection.createStatement()) {
            for (String sql : PREPARE) statement.execute(sql);
        }
        TreeSet<String> formats = new TreeSet<>();
        TreeSet<String> notUnderstood = new TreeSet<>();
        long rows = stage(connection, file, formats, notUnderstood, progress);
        progress.accept("all rows read; deciding");
        Merge merge = new Merge(JdbcClient.create(database), start);
        merge.plan();
        merge.notTaken(notTaken);
        Map<String, Long> counts = merge.counts();
        if (!dryRun) {
            progress.accept("storing");
            merge.apply(digests.names());
        }
        return report(
                String.join(", ", formats),
                dryRun,
                rows,
                counts,
                List.copyOf(notUnderstood),
                Duration.between(start, clock.instant()));
    }

    private long stage(
            Connection connection, Path file, Set<String> formats, Set<String> notUnderstood, Consumer<String> progress)
            throws SQLException {
        try (Staging staging = Staging.open(connection, keys)) {
            Checks checks = new Checks(digests.names());
            Sheets.each(file, (String name, InputStream in) -> {
                SheetImport sheet = new SheetImport(name, checks, staging, progress);
                new Sheet(name).read(in, sheet);
                Columns columns = sheet.end();
                formats.add(columns.format());
                notUnderstood.addAll(columns.notUnderstood());
            });
            return staging.rows();
        }
    }

    private static ImportReport report(
            String format,
            boolean dryRun,
            long rows,
            Map<String, Long> counts,
            List<String> notUnderstood,
            Duration took) {
        return new ImportReport(
                format,
                dryRun,
                rows,
                counts.getOrDefault("new", 0L),
                counts.getOrDefault("updated", 0L),
                counts.getOrDefault("unchanged", 0L),
                counts.getOrDefault("suppressed", 0L),
                counts.getOrDefault("rejected", 0L),
                notUnderstood,
                took);
    }
}

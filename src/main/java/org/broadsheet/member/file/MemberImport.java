package org.broadsheet.member.file;

import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.broadsheet.member.MemberKeys;
import org.broadsheet.member.file.ImportReport.NotTaken;
import org.broadsheet.member.file.MemberFile.UnreadableFile;
import org.broadsheet.newsroom.DigestSettings;
import org.broadsheet.platform.TextCleaner;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Imports members from a file, all or nothing where the file cannot be read, row by row where it can; memory stays flat. */
@Service
class MemberImport {
    private static final int MOST_NAMES = 40;
    private static final int LONGEST_NAME = 80;

    private static final long NEWS_EVERY = 100_000;
    /** Rows in which the column of addresses is looked for where the header does not name it. */
    private static final int LOOKED_AT = 100;
    /** A file of more is a mistake, or an attack on the disk. */
    private static final long MOST_ROWS = 20_000_000;

    private final DataSource database;
    private final TransactionTemplate transactions;
    private final MemberKeys keys;
    private final DigestSettings digests;
    private final Clock clock;

    MemberImport(
            DataSource database,
            PlatformTransactionManager transactions,
            MemberKeys keys,
            DigestSettings digests,
            Clock clock) {
        this.database = database;
        this.transactions = new TransactionTemplate(transactions);
        this.keys = keys;
        this.digests = digests;
        this.clock = clock;
    }

    /** @throws UnreadableFile where nothing of the file could be imported */
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

    /** All that are configured. */
    Collection<String> digests() {
        return digests.names();
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
        TreeSet<FileFormat> formats = new TreeSet<>();
        TreeSet<String> notUnderstood = new TreeSet<>();
        long rows;
        try (Staging staging = Staging.open(connection, keys)) {
            Sheets.each(file, (String name, InputStream in) -> {
                OneFile one = new OneFile(name, staging, progress);
                Sheet.read(name, in, one::row);
                Columns columns = one.end();
                formats.add(columns.format());
                notUnderstood.addAll(columns.notUnderstood());
            });
            rows = staging.rows();
        }
        progress.accept("all rows read; deciding");
        Merge merge = new Merge(JdbcClient.create(database), start);
        merge.plan();
        merge.notTaken(notTaken);
        Map<String, Long> counts = merge.counts();
        if (!dryRun) {
            progress.accept("storing");
            merge.apply(digests.names());
        }
        return new ImportReport(
                formats.stream().map(FileFormat::title).collect(Collectors.joining(", ")),
                dryRun,
                rows,
                counts.getOrDefault("new", 0L),
                counts.getOrDefault("updated", 0L),
                counts.getOrDefault("unchanged", 0L),
                counts.getOrDefault("suppressed", 0L),
                counts.getOrDefault("rejected", 0L),
                shown(notUnderstood),
                Duration.between(start, clock.instant()));
    }

    // Names are foreign text, and a header may have hundreds.
    private static List<String> shown(Set<String> columns) {
        return columns.stream()
                .limit(MOST_NAMES)
                .map(column -> TextCleaner.line(column, LONGEST_NAME))
                .toList();
    }

    /** One file of an import: its first row is the header, all others go to the staging table, good or bad. */
    private final class OneFile {
        private final String name;
        private final Staging staging;
        private final Consumer<String> progress;
        private final List<Kept> kept = new ArrayList<>();
        private @Nullable List<String> header;
        private @Nullable Columns columns;

        private record Kept(long line, List<String> cells) {}

        OneFile(String name, Staging staging, Consumer<String> progress) {
            this.name = name;
            this.staging = staging;
            this.progress = progress;
        }

        /** After the last row. */
        Columns end() {
            if (header == null) throw new UnreadableFile(name + " is empty: its first line must name the columns");
            return decided(header);
        }

        void row(long line, List<String> cells) {
            if (header == null) {
                // Excel's own first line says which separator follows; ours saw it there already.
                if (!cells.get(0).toLowerCase(Locale.ROOT).startsWith("sep=")) header = List.copyOf(cells);
            } else if (columns != null) {
                member(columns, line, cells);
            } else {
                kept.add(new Kept(line, List.copyOf(cells)));
                if (kept.size() >= LOOKED_AT || Columns.nameTheAddress(header)) decided(header);
            }
        }

        /** The rows that were kept to find the column of addresses are read now. */
        private Columns decided(List<String> names) {
            if (columns != null) return columns;
            Columns known = Columns.of(names, kept.stream().map(Kept::cells).toList(), name);
            columns = known;
            kept.forEach(row -> member(known, row.line(), row.cells()));
            kept.clear();
            return known;
        }

        private void member(Columns known, long line, List<String> cells) {
            if (staging.rows() >= MOST_ROWS)
                throw new UnreadableFile(name + " has more than " + MOST_ROWS + " rows. Nothing was imported.");
            String email = known.address(cells);
            try {
                if (cells.size() != known.count())
                    throw new MemberRow.Bad(cells.size() + " cells where the header has " + known.count());
                staging.take(name, line, email, known.read(cells, name).checked(digests.names()));
            } catch (MemberRow.Bad e) {
                staging.refuse(name, line, email, String.valueOf(e.getMessage()));
            }
            if (staging.rows() % NEWS_EVERY == 0) progress.accept(staging.rows() + " rows read");
        }
    }
}

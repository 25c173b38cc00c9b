package org.broadsheet.console.crawl;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Remembers the rows of a database, says which tables have changed since, and restores them. Sessions, the scheduler's
 * rows and the leases of running threads are left alone. Triggers record which tables are written: to compare all rows of
 * all tables after each press takes longer than the press.
 */
final class DatabaseState {
    private static final String TABLES = """
            select relname from pg_class
             where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
               and relname !~ '^(spring_session|flyway|qrtz|delivery_worker|throttle)'
             order by relname
            """;
    private static final String COLUMNS = """
            select string_agg(quote_ident(attname), ', ' order by attnum)
              from pg_attribute
             where attrelid = :table::regclass and attnum > 0 and not attisdropped and attgenerated = ''
            """;

    private static final String RECORD = """
            create function saved.record() returns trigger language plpgsql as
            $$ begin insert into public.crawl_written values (tg_argv[0]); return null; end $$
            """;
    private static final String TRIGGER = """
            create trigger crawl after insert or update or delete on public.%s
               for each row execute function saved.record('%1$s')
            """;

    private final DataSource source;
    private final JdbcClient jdbc;
    private final Map<String, String> columns = new TreeMap<>();
    private final Map<String, String> saved;
    private final List<String> partitions;

    DatabaseState(DataSource source) {
        this.source = source;
        jdbc = JdbcClient.create(source);
        for (String table : jdbc.sql(TABLES).query(String.class).list())
            columns.put(
                    table,
                    jdbc.sql(COLUMNS).param("table", table).query(String.class).single());
        quiet();
        saved = marks(columns.keySet());
        partitions = partitions();
        run(columns.keySet(), "create schema saved", "create table saved.%s as select %s from public.%1$s");
        run(columns.keySet(), "create table public.crawl_written (name text); " + RECORD, TRIGGER);
    }

    /** The tables whose rows are not those that were remembered. */
    Set<String> changes() {
        Set<String> written = new TreeSet<>(jdbc.sql("select distinct name from public.crawl_written")
                .query(String.class)
                .list());
        Map<String, String> now = marks(written);
        return written.stream()
                .filter(t -> !saved.getOrDefault(t, "").equals(now.getOrDefault(t, "")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    void restore() {
        // A run that waits for the next day's try would never end by itself.
        jdbc.sql("update delivery_run set control = 'cancelled', held_at = null where control <> 'cancelled' and exists"
                        + " (select from batch_job_execution where end_time is null)")
                .update();
        quiet();
        Set<String> changed = changes();
        if (changed.isEmpty()) return;
        run(
                changed,
                "set session_replication_role = replica",
                "delete from public.%s",
                "delete from public.crawl_written where name = '%s'",
                "insert into public.%s (%s) overriding system value select %2$s from saved.%1$s");
        partitions().stream().filter(made -> !partitions.contains(made)).forEach(made -> jdbc.sql("drop table " + made)
                .update());
    }

    /** Each edition that is enrolled has a table of its own. */
    private List<String> partitions() {
        return jdbc.sql("select inhrelid::regclass::text from pg_inherits where inhparent = 'delivery'::regclass")
                .query(String.class)
                .list();
    }

    /** No run is under way that would write after us. */
    private void quiet() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(30))
                .until(() -> jdbc.sql("select count(*) from batch_job_execution where end_time is null")
                                .query(Long.class)
                                .single()
                        == 0);
    }

    private Map<String, String> marks(Set<String> tables) {
        Map<String, String> found = new TreeMap<>();
        if (tables.isEmpty()) return found;
        String marks = tables.stream()
                .map(t -> "select '" + t + "', md5(string_agg(t::text, '' order by t::text)) from " + t + " t")
                .collect(Collectors.joining(" union all "));
        jdbc.sql(marks).query(row -> {
            found.put(row.getString(1), String.valueOf(row.getString(2)));
        });
        return found;
    }

    private void run(Set<String> tables, String first, String... each) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(first);
            for (String sql : each)
                for (String table : tables) statement.execute(sql.formatted(table, columns.get(table)));
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

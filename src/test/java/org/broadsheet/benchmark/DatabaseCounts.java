package org.broadsheet.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** What one database has done so far, by the server's own statistics. */
record DatabaseCounts(long statements, long commits) {
    private static final String COUNTS = """
            select coalesce((select sum(s.calls) from pg_stat_statements s where s.dbid = d.oid), 0),
                   pg_stat_get_db_xact_commit(d.oid)
              from pg_database d
             where d.datname = '%s'
            """;

    /** Waits until the sessions have reported what they did, which they do once a second. */
    static DatabaseCounts of(EmbeddedPostgres server, String database) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(1500);
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(COUNTS.formatted(database))) {
            return row.next() ? new DatabaseCounts(row.getLong(1), row.getLong(2)) : new DatabaseCounts(0, 0);
        } catch (SQLException e) {
            throw new IllegalStateException("no counts of " + database, e);
        }
    }

    DatabaseCounts since(DatabaseCounts before) {
        return new DatabaseCounts(statements - before.statements, commits - before.commits);
    }
}

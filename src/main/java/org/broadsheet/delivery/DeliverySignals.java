package org.broadsheet.delivery;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.broadsheet.delivery.session.Workers;
import org.broadsheet.edition.EditionId;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * One connection beside the pool, on which PostgreSQL notifies this process of editions that may be delivered. A shared
 * advisory lock on it shows that the process delivers. For one thread.
 */
public final class DeliverySignals implements AutoCloseable {
    /** A server that has gone without a word is noticed after this; a notification is waited for with a limit of its own. */
    private static final int NETWORK_TIMEOUT_MILLIS = 10_000;

    /** A worker may die: with a lease of 4 s its rows are free within 4.5 s. */
    private static final Duration WHILE_BUSY = Duration.ofMillis(400);

    private static final Duration WHILE_OPEN = Duration.ofSeconds(1);
    private static final String LISTEN = "listen delivery";
    private static final String SHOW = "select pg_advisory_lock_shared(hashtextextended('delivery workers', 8))";

    private static final String OPEN = """
            with open as materialized (
                select r.edition_id, r.digest
                  from delivery_run r
                 where (r.closed_at is null or r.finished_at is null)
                   and (r.control in ('running', 'cancelled') or r.finished_at is not null))
            select clock_timestamp(),
                   array(select edition_id from open order by edition_id),
                   array(select digest from open order by edition_id),
                   exists (select from delivery_worker),
                   exists (select from delivery_worker
                            where beat_at < clock_timestamp() - ? * interval '1 ms')
            """;

    private final Workers workers;
    private final Connection connection;
    private final PreparedStatement open;

    DeliverySignals(DataSource database, Workers workers) throws SQLException {
        this.workers = workers;
        this.connection = connect(database.unwrap(HikariDataSource.class));
        try {
            connection.setNetworkTimeout(Runnable::run, NETWORK_TIMEOUT_MILLIS);
            execute(LISTEN);
            execute(SHOW);
            this.open = connection.prepareStatement(OPEN);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    // It begins as the operator wants every connection to begin, such as with its role or its search path.
    private static Connection connect(HikariDataSource pool) throws SQLException {
        Connection connection = new DriverDataSource(
                        pool.getJdbcUrl(),
                        pool.getDriverClassName(),
                        pool.getDataSourceProperties(),
                        pool.getUsername(),
                        pool.getPassword())
                .getConnection();
        String first = pool.getConnectionInitSql();
        if (first == null) return connection;
        try (var statement = connection.createStatement()) {
            statement.execute(first);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * @param digests of the editions with something to deliver or to close
     * @param lookAgain when no notification comes before
     */
    public record Open(Map<EditionId, String> digests, Duration lookAgain) {}

    /** What is to be done now. Frees the rows of workers that are dead. */
    public Open open() throws SQLException {
        open.setLong(1, workers.lease().toMillis());
        boolean expired;
        Open found;
        try (ResultSet row = open.executeQuery()) {
            row.next();
            workers.answered(row.getObject(1, OffsetDateTime.class));
            Map<EditionId, String> digests = digests(row.getArray(2), row.getArray(3));
            found = new Open(digests, lookAgain(row.getBoolean(4), !digests.isEmpty()));
            expired = row.getBoolean(5);
        }
        if (expired) workers.reclaimExpired();
        return found;
    }

    /** @param isBusy any process is registered as a worker, live or dead */
    private Duration lookAgain(boolean isBusy, boolean isOpen) {
        if (isBusy) return WHILE_BUSY;
        // Often enough that this process may judge at once who is dead: see Workers.
        return isOpen ? WHILE_OPEN : workers.lease().dividedBy(2);
    }

    private static Map<EditionId, String> digests(Array editions, Array digests) throws SQLException {
        Long[] ids = (Long[]) editions.getArray();
        String[] names = (String[]) digests.getArray();
        Map<EditionId, String> all = new LinkedHashMap<>();
        for (int i = 0; i < ids.length; i++) all.put(new EditionId(ids[i]), names[i]);
        return all;
    }

    /** Waits for a notification; returns the editions that were named, none when the time is over. */
    public Set<EditionId> await(Duration longest) throws SQLException {
        PGNotification[] news =
                connection.unwrap(PGConnection.class).getNotifications((int) Math.max(1, longest.toMillis()));
        Set<EditionId> editions = new LinkedHashSet<>();
        if (news != null)
            for (PGNotification one : news) editions.add(new EditionId(Long.parseLong(one.getParameter())));
        return editions;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

package org.broadsheet.job.execution;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.broadsheet.platform.DaemonThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Lets one process at a time run the digest job for an edition: a session-level advisory lock, which PostgreSQL frees when
 * the connection ends. It ends with the process, and where the process is silent for a lease: the server closes it by its own
 * clock ({@code idle_session_timeout}). What a frozen process then still writes fails on the versions of Batch's rows.
 */
@Component
class EditionLock implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(EditionLock.class);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration LEASE = Duration.ofSeconds(4);

    private static final String TRY = "select pg_try_advisory_lock(hashtextextended(?, 7))";
    private static final String FREE = "select pg_advisory_unlock(hashtextextended(?, 7))";
    private static final String END_WHEN_SILENT = "set idle_session_timeout = '%ds'".formatted(LEASE.toSeconds());

    private final DataSource dataSource;
    private final ScheduledExecutorService beats =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("edition-lock"));

    EditionLock(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Holds the run of that name until closed; empty while another process, or another run of this one, does. */
    Optional<Held> tryHold(String run) {
        try {
            Connection connection = dataSource.getConnection();
            try {
                if (ask(connection, TRY, run)) return Optional.of(new Held(connection, run));
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot ask for the lock of the run " + run, e);
        }
    }

    private static boolean ask(Connection connection, String sql, String run) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, run);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void destroy() {
        beats.shutdownNow();
    }

    /** This process runs the edition. */
    final class Held implements AutoCloseable {
        private final Connection connection;
        private final String run;
        private final ScheduledFuture<?> beat;
        private boolean isLost;

        private Held(Connection connection, String run) throws SQLException {
            this.connection = connection;
            this.run = run;
            // A server that has gone without a word is noticed by the same time.
            connection.setNetworkTimeout(Runnable::run, (int) LEASE.toMillis());
            execute(connection, END_WHEN_SILENT);
            this.beat =
                    beats.scheduleWithFixedDelay(this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
        }

        private synchronized void beat() {
            if (isLost) return;
            try {
                execute(connection, "select 1");
            } catch (SQLException e) {
                log.warn("lock of a run is lost run={} cause={}", run, e.getMessage());
                isLost = true;
            }
        }

        @Override
        public synchronized void close() {
            beat.cancel(false);
            try (connection) {
                if (isLost) return;
                ask(connection, FREE, run);
                execute(connection, "reset idle_session_timeout");
            } catch (SQLException e) {
                // The server frees a dead session's locks by itself.
                log.info("lock of a run was lost before it was freed run={} cause={}", run, e.getMessage());
            }
        }
    }
}

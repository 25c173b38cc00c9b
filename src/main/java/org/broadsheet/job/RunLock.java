package org.broadsheet.job;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Decides which process manages an edition's run, and when another may. The manager holds a session-level advisory lock,
 * which PostgreSQL frees when its connection dies, and shows a sign of life on that connection every second. Who is silent
 * for a lease, by the server's clock, loses the connection to the next who asks: a frozen manager wakes without its lock.
 * What it then still writes fails on the versions of Batch's rows, and the ledger lets no message out twice.
 */
@Component
class RunLock implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(RunLock.class);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration LEASE = Duration.ofSeconds(4);

    private static final String TRY = "select pg_try_advisory_lock(hashtextextended(?, 7))";
    private static final String FREE = "select pg_advisory_unlock(hashtextextended(?, 7))";

    private static final String CUT_OFF_THE_SILENT = """
            select coalesce(bool_or(pg_terminate_backend(l.pid)), false)
              from pg_locks l join pg_stat_activity a on a.pid = l.pid
             where l.locktype = 'advisory' and l.objsubid = 1 and l.granted
               and l.database = (select oid from pg_database where datname = current_database())
               and (l.classid::bigint << 32 | l.objid::bigint) = hashtextextended(?, 7)
               and a.state = 'idle' and a.state_change < clock_timestamp() - interval '%d seconds'
            """.formatted(LEASE.toSeconds());

    private final DataSource dataSource;
    private final RunThreads threads;
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(RunLock::daemon);

    RunLock(DataSource dataSource, RunThreads threads) {
        this.threads = threads;
        this.dataSource = dataSource;
    }

    /** Holds the run of that name until closed; empty while somebody else does. A run that is lost is told to stop. */
    Optional<Held> tryHold(String run) {
        try {
            Connection connection = dataSource.getConnection();
            try {
                if (ask(connection, TRY, run)) return Optional.of(new Held(connection, run));
                if (ask(connection, CUT_OFF_THE_SILENT, run))
                    log.warn("manager of a run was silent and is cut off run={}", run);
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

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "run-lock");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void destroy() {
        beats.shutdownNow();
    }

    /** The run is ours. */
    final class Held implements AutoCloseable {
        private final Connection connection;
        private final String run;
        private final Thread manager = Thread.currentThread();
        private final ScheduledFuture<?> beat;
        private volatile boolean isLost;

        private Held(Connection connection, String run) throws SQLException {
            this.connection = connection;
            this.run = run;
            // A server that has gone without a word is noticed by the same time as we are.
            connection.setNetworkTimeout(Runnable::run, (int) LEASE.toMillis());
            this.beat =
                    beats.scheduleWithFixedDelay(this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
        }

        private synchronized void beat() {
            if (isLost) return;
            try (var statement = connection.createStatement()) {
                statement.execute("select 1");
            } catch (SQLException e) {
                log.warn("lock of a run is lost run={} cause={}", run, e.getMessage());
                isLost = true;
                threads.wake(manager);
            }
        }

        /** True when somebody else may manage the run now. */
        boolean isLost() {
            return isLost;
        }

        @Override
        public synchronized void close() {
            beat.cancel(false);
            try (connection) {
                if (!isLost) ask(connection, FREE, run);
            } catch (SQLException e) {
                // The server frees a dead session's locks by itself.
                log.info("run lock was lost before it was freed run={} cause={}", run, e.getMessage());
            }
        }
    }
}

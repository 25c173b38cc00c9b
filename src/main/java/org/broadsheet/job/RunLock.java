package org.broadsheet.job;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Says whether an edition's run has a living owner: a session-level advisory lock, which PostgreSQL frees by itself when
 * the owner's connection dies. Two owners for a while (the lock's connection was lost, the owner lives) are harmless: the
 * ledger's claims keep them apart.
 */
@Component
class RunLock {
    private static final Logger log = LoggerFactory.getLogger(RunLock.class);
    private static final String TRY = "select pg_try_advisory_lock(hashtextextended(?, 7))";
    private static final String FREE = "select pg_advisory_unlock(hashtextextended(?, 7))";

    private final DataSource dataSource;

    RunLock(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Holds the run of that name until closed; empty while somebody else holds it. */
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

    /** The run is ours. */
    static final class Held implements AutoCloseable {
        private final Connection connection;
        private final String run;

        private Held(Connection connection, String run) {
            this.connection = connection;
            this.run = run;
        }

        @Override
        public void close() {
            try (connection) {
                ask(connection, FREE, run);
            } catch (SQLException e) {
                // The server frees a dead session's locks by itself.
                log.info("run lock was lost before it was freed run={} cause={}", run, e.getMessage());
            }
        }
    }
}

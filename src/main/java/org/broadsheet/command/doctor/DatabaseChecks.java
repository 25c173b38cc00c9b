package org.broadsheet.command.doctor;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** How we reach the database. */
final class DatabaseChecks {
    private static final int OTHERS = 3;

    private DatabaseChecks() {}

    /**
     * Whether one connection of ours is one session of the server's, as advisory locks and LISTEN need it. A pooler in
     * transaction mode gives a connection that rests another session once others are in use.
     */
    static DoctorFinding pooler(DataSource database) {
        List<Connection> others = new ArrayList<>();
        try (Connection one = database.getConnection()) {
            one.setAutoCommit(true);
            int before = session(one);
            for (int i = 0; i < OTHERS; i++) {
                Connection other = database.getConnection();
                others.add(other);
                other.setAutoCommit(false);
                session(other);
            }
            if (session(one) == before)
                return DoctorFinding.fine("pooler", "a connection stays with its session of the server");
            return DoctorFinding.broken(
                    "pooler",
                    "a pooler in transaction mode stands before the database: locks and notifications get lost",
                    "let spring.datasource.url lead to the server itself, or to a pool in session mode"
                            + " (PgBouncer: pool_mode=session for this database)");
        } catch (SQLException e) {
            return DoctorFinding.unknown("pooler", String.valueOf(e.getMessage()), "give the pool four connections");
        } finally {
            others.forEach(DatabaseChecks::close);
        }
    }

    private static int session(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void close(Connection connection) {
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            // It was only looked at.
        }
    }

    /** Without sslmode the driver talks in clear where the server lets it, and without verify-full to whoever answers. */
    static DoctorFinding encryption(String url) {
        String plain = url.toLowerCase(Locale.ROOT);
        if (isLocal(url)) return DoctorFinding.fine("tls", "the database is on this machine");
        if (plain.matches(".*[?&]sslmode=verify-full(?:&.*)?"))
            return DoctorFinding.fine("tls", "the database's certificate and name are verified");
        return DoctorFinding.warning(
                "tls",
                "the way to the database is not protected against eavesdroppers: sslmode is not verify-full",
                "add sslmode=verify-full to spring.datasource.url, and sslrootcert=FILE for an authority of your own");
    }

    private static boolean isLocal(String url) {
        if (!url.startsWith("jdbc:postgresql:")) return false;
        if (!url.startsWith("jdbc:postgresql://")) return true;
        String hosts = url.replaceFirst("^jdbc:postgresql://([^/?]*+).*$", "$1");
        return Stream.of(hosts.split(","))
                .map(host -> host.replaceFirst(":\\d+$", ""))
                .allMatch(host -> host.isEmpty() || host.matches("localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1\\]"));
    }
}

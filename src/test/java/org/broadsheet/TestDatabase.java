package org.broadsheet;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One real PostgreSQL a test JVM, and as many migrated, empty databases of it as tests ask for. */
public final class TestDatabase {
    private static final String TEMPLATE = "broadsheet_template";
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private TestDatabase() {}

    /** The JDBC address of a new database that has every table and no row; user and password are in it. */
    public static String create() {
        String name = "test_" + NUMBER.incrementAndGet();
        run("create database " + name + " template " + TEMPLATE + " strategy file_copy");
        return SERVER.getJdbcUrl("postgres", name);
    }

    /** A source of connections to {@link #create() a new database}. */
    public static DataSource dataSource() {
        return dataSource(create());
    }

    /** A new database that has nothing at all. */
    static DataSource empty() {
        String name = "test_" + NUMBER.incrementAndGet();
        run("create database " + name);
        return dataSource(SERVER.getJdbcUrl("postgres", name));
    }

    public static DataSource dataSource(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        return new ReusedConnections(source);
    }

    /** A database that is away until this is closed. */
    public interface Away extends AutoCloseable {
        @Override
        void close();
    }

    /** Cuts all who are in the database of this client off, and lets nobody in until the returned is closed. */
    public static Away cutOff(JdbcClient client) {
        String name =
                client.sql("select current_database()").query(String.class).single();
        run("alter database " + name + " allow_connections false");
        run("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
        return () -> run("alter database " + name + " allow_connections true");
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    // It would visit each of some hundred databases once a minute.
                    .setServerConfig("autovacuum", "off")
                    .setServerConfig("max_connections", "300")
                    .start();
            migrateTemplate(server);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("embedded PostgreSQL does not start", e);
        }
    }

    private static void migrateTemplate(EmbeddedPostgres server) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + TEMPLATE);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create " + TEMPLATE, e);
        }
        Flyway.configure()
                .dataSource(server.getJdbcUrl("postgres", TEMPLATE), "postgres", "postgres")
                .load()
                .migrate();
    }

    private static void run(String sql) {
        try (var connection = SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}

package org.broadsheet;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.Flyway;

/**
 * A PostgreSQL server of one's own that dies and is started again: at its old address, with what it had made durable. By
 * default commits are not ({@code synchronous_commit=off}, as some administrators have it): who needs that asks for it.
 * That nothing is forced to the disk (fsync) only the death of the machine would show.
 */
public final class MortalDatabase implements AutoCloseable {
    private static final String NAME = "broadsheet";

    private final Path data;
    private EmbeddedPostgres server;

    /** How it dies, by the signal that the postmaster gets. */
    public enum Death {
        /** {@code pg_ctl restart -m fast}: sessions are cut, what is committed is written. */
        FAST("INT"),
        /** {@code pg_ctl restart -m immediate}: no goodbye; it recovers from its log. */
        IMMEDIATE("QUIT"),
        /** As by the kernel when memory is short; its sessions notice and end. */
        KILLED("KILL");

        private final String signal;

        Death(String signal) {
            this.signal = signal;
        }
    }

    /** @param data where it keeps its files; a folder that is not there yet */
    public MortalDatabase(Path data) {
        this.data = data;
        this.server = start(0);
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + NAME);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create " + NAME, e);
        }
        Flyway.configure().dataSource(url(), "postgres", "postgres").load().migrate();
    }

    private EmbeddedPostgres start(int port) {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("synchronous_commit", "off");
            return (port == 0 ? builder : builder.setPort(port)).start();
        } catch (IOException e) {
            throw new UncheckedIOException("embedded PostgreSQL does not start", e);
        }
    }

    /** The JDBC address of its one database, which has every table; user and password are in it. */
    public String url() {
        return server.getJdbcUrl("postgres", NAME);
    }

    /** Returns when it is dead. */
    public void die(Death death) throws IOException, InterruptedException {
        String process = Files.readAllLines(data.resolve("postmaster.pid")).get(0);
        int exit =
                new ProcessBuilder("kill", "-" + death.signal, process).start().waitFor();
        if (exit != 0) throw new IllegalStateException("no signal " + death.signal);
        ProcessHandle.of(Long.parseLong(process)).map(ProcessHandle::onExit).ifPresent(CompletableFuture::join);
    }

    /** Returns when it has recovered and takes connections. */
    public void startAgain() throws IOException {
        int port = server.getPort();
        server.close();
        server = start(port);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

package org.broadsheet;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The servers a newsroom would have: a database, its data kept from one run to the next, and a relay. */
final class DemoNeighbours implements AutoCloseable {
    private static final String DATABASE = "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres";

    private final Path data;
    private final String databaseUrl;
    private final GreenMail relay;
    private final @Nullable EmbeddedPostgres server;

    private DemoNeighbours(Path data, String databaseUrl, @Nullable EmbeddedPostgres server, GreenMail relay) {
        this.data = data;
        this.server = server;
        this.databaseUrl = databaseUrl;
        this.relay = relay;
    }

    static DemoNeighbours start(Path data) {
        GreenMail relay = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        relay.start();
        Path folder = data.resolve("postgres");
        try {
            Files.createDirectories(folder);
            int running = runningPort(folder);
            EmbeddedPostgres server = running > 0 ? null : server(folder);
            int port = server == null ? running : server.getPort();
            return new DemoNeighbours(data, DATABASE.formatted(port), server, relay);
        } catch (IOException e) {
            relay.stop();
            throw new UncheckedIOException(
                    "the demo's PostgreSQL does not start in " + folder.toAbsolutePath()
                            + ": delete that folder to begin anew",
                    e);
        }
    }

    String databaseUrl() {
        return databaseUrl;
    }

    int relayPort() {
        return relay.getSmtp().getPort();
    }

    GreenMail relay() {
        return relay;
    }

    Path outbox() {
        return data.resolve("outbox");
    }

    /** The database goes last. */
    @Override
    public void close() {
        relay.stop();
        try {
            if (server != null) server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's PostgreSQL does not stop", e);
        }
    }

    // Without a hook of its own: hooks run all at once, and the program would wait for a database that has gone before.
    private static EmbeddedPostgres server(Path folder) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .start();
    }

    /** The port of a server that an earlier demo, killed without mercy, left running here; 0 if none answers. */
    private static int runningPort(Path folder) throws IOException {
        Path pid = folder.resolve("postmaster.pid");
        if (!Files.exists(pid)) return 0;
        List<String> lines = Files.readAllLines(pid);
        int port = lines.size() > 3 ? Integer.parseInt(lines.get(3).strip()) : 0;
        try (var socket = new java.net.Socket("127.0.0.1", port)) {
            return socket.getPort();
        } catch (IOException | IllegalArgumentException e) {
            Files.delete(pid);
            return 0;
        }
    }
}

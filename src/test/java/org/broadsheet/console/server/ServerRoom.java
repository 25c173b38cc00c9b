package org.broadsheet.console.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.broadsheet.console.ConsoleRoom;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** One application behind one trusted proxy for all tests of bodies and clients; it waits for a body 3 s, not 10. */
final class ServerRoom {
    static final Duration BODY_TIMEOUT = Duration.ofSeconds(3);
    static final String API_TOKEN = "a-token-of-more-than-32-characters";
    static final Path TOMCAT = folder();
    private static @Nullable ConsoleRoom shared;

    private ServerRoom() {}

    static synchronized ConsoleRoom shared() {
        if (shared == null)
            shared = ConsoleRoom.open(
                    "--server.tomcat.basedir=" + TOMCAT,
                    "--management.server.port=0",
                    "--spring.datasource.hikari.maximum-pool-size=6",
                    "--broadsheet.site.trusted-proxies=1",
                    "--broadsheet.site.body-timeout=" + BODY_TIMEOUT,
                    "--broadsheet.bounces.hooks.mailgun-signing-key=key",
                    "--broadsheet.api.token=" + API_TOKEN);
        return shared;
    }

    static int port() {
        return URI.create(shared().address()).getPort();
    }

    static int managementPort() {
        return shared().bean(Environment.class).getRequiredProperty("local.management.port", Integer.class);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("tomcat");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

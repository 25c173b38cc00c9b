package org.broadsheet.console.account;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.Broadsheet;
import org.broadsheet.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The application as it serves, with a mailbox behind its relay; one for all tests that need nothing of their own. */
final class ConsoleSite {
    static final String ADMIN = "chief";
    static final String TOKEN = "kX9vT2mQ7wLp4RzB8nYc3DfG6hJsAe1U";
    static final String PASSWORD = "correct horse battery";
    private static @Nullable ConsoleSite shared;

    final String database;
    final JdbcClient jdbc;
    final GreenMail mail;
    final ConfigurableApplicationContext context;
    final String address;

    private ConsoleSite(String database, String... settings) {
        this.database = database;
        jdbc = JdbcClient.create(TestDatabase.dataSource(database));
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        context = start(settings);
        address = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    static synchronized ConsoleSite shared() {
        if (shared == null) shared = of(TestDatabase.create());
        return shared;
    }

    /** A further node on a database, with settings of its own. */
    static ConsoleSite of(String database, String... settings) {
        return new ConsoleSite(database, settings);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ConfigurableApplicationContext start(String... own) {
        int port = freePort();
        List<String> settings = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--spring.datasource.url=" + database,
                "--spring.datasource.hikari.maximum-pool-size=6",
                "--spring.quartz.auto-startup=false",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + mail.getSmtp().getPort(),
                "--broadsheet.site.url=http://localhost:" + port,
                "--broadsheet.site.trusted-proxies=1",
                "--broadsheet.newsroom.name=The Example",
                "--broadsheet.newsroom.postal-address=1 Example Street",
                "--broadsheet.mail.from=The Example <daily@example.org>",
                "--broadsheet.api.token=" + TOKEN,
                "--broadsheet.console.password-cost=4",
                "--broadsheet.console.admin.username=" + ADMIN,
                "--broadsheet.console.admin.password=" + PASSWORD,
                "--broadsheet.digests.daily.title=The Daily"));
        for (String setting : own) {
            String name = setting.substring(0, setting.indexOf('=') + 1);
            settings.removeIf(known -> known.startsWith(name));
            settings.add(setting);
        }
        return new SpringApplicationBuilder(Broadsheet.class)
                .web(WebApplicationType.SERVLET)
                .run(settings.toArray(String[]::new));
    }

    Editor visitor() {
        return new Editor(address);
    }

    Editor admin() throws Exception {
        return visitor().login(ADMIN, PASSWORD);
    }

    /** One who was given an account as an editor. */
    Editor editor(String username) throws Exception {
        jdbc.sql("insert into account (username, password, role, accepted) values (:name, :password, 'editor', now())"
                        + " on conflict do nothing")
                .param("name", username)
                .param("password", "{noop}" + PASSWORD)
                .update();
        return visitor().login(username, PASSWORD);
    }

    void close() {
        context.close();
        mail.stop();
    }
}

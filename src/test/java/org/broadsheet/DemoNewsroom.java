package org.broadsheet;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;

/**
 * Broadsheet with all its neighbours: a real PostgreSQL, GreenMail as the relay and as every member's mailbox, a sample
 * newsroom and 25 members. {@code mvn spring-boot:test-run} starts it; it sends today's edition and stays up.
 */
public class DemoNewsroom {
    private static final Path DATA = Path.of("data");

    public static void main(String[] args) {
        DemoNeighbours neighbours = DemoNeighbours.start(DATA);
        SpringApplication application = new SpringApplication(Broadsheet.class);
        application.setAdditionalProfiles("demo");
        application.setDefaultProperties(defaults(neighbours));
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("neighbours", neighbours));
        // After the program, in whatever way it ends.
        SpringApplication.getShutdownHandlers().add(neighbours::close);
        try {
            application.run(args);
        } catch (RuntimeException e) {
            neighbours.close();
            System.err.println("The demo did not start: " + whatToDo(e));
            System.exit(1);
        }
    }

    private static String whatToDo(Throwable fault) {
        for (Throwable t = fault; t != null; t = t.getCause()) {
            if (t instanceof PortInUseException port)
                return "port " + port.getPort() + " is taken. Choose another:"
                        + " mvn spring-boot:test-run -Dspring-boot.run.arguments=--server.port=18080";
            if (t instanceof FlywayValidateException)
                return "data/ was made by another version of Broadsheet. Delete that folder and start again.";
            if (t.getCause() == null) return String.valueOf(t.getMessage());
        }
        return "";
    }

    private static Map<String, Object> defaults(DemoNeighbours neighbours) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("logging.level.root", "warn");
        settings.put("logging.level.org.broadsheet", "info");
        // Told below in a line that says what to do.
        settings.put("logging.level.org.springframework.boot.diagnostics", "off");
        settings.put("logging.level.org.springframework.boot.SpringApplication", "off");
        settings.put("server.address", "localhost");
        settings.put("spring.datasource.url", neighbours.databaseUrl());
        settings.put("spring.mail.host", "127.0.0.1");
        settings.put("spring.mail.port", neighbours.relayPort());
        settings.put("broadsheet.site.url", "http://localhost:${server.port:8080}");
        settings.put("broadsheet.newsroom.name", "The Dnipro Courier");
        settings.put("broadsheet.newsroom.url", "http://localhost:${server.port:8080}/newsroom");
        settings.put("broadsheet.newsroom.postal-address", "1 Example Street, Kyiv 01001, Ukraine");
        settings.put("broadsheet.newsroom.zone", "Europe/Kyiv");
        settings.put("broadsheet.fetch.allow-private", "true");
        settings.put("broadsheet.feeds[0].name", "courier");
        settings.put("broadsheet.feeds[0].url", "http://localhost:${server.port:8080}/newsroom");
        settings.put("broadsheet.feeds[0].format", "ghost");
        settings.put("broadsheet.feeds[0].key", "0123456789abcdef0123456789");
        settings.put("broadsheet.digests.daily.title", "Courier Daily");
        settings.put(
                "broadsheet.digests.daily.description",
                "The day’s reporting before the day begins: war, world, business and culture, in the order we would tell it.");
        settings.put("broadsheet.digests.daily.schedule", "0 0 7 * * ?");
        settings.put("broadsheet.digests.daily.max-items", "16");
        settings.put("broadsheet.digests.daily.sections", "War,World,Opinion,Business,Culture");
        // Not sent at the start, so that an edition in the making lies on the editors' page.
        settings.put("broadsheet.digests.evening.title", "Courier Evening");
        settings.put(
                "broadsheet.digests.evening.description", "What changed since the morning, eight stories at most.");
        settings.put("broadsheet.digests.evening.schedule", "0 0 18 * * ?");
        settings.put("broadsheet.digests.evening.max-items", "8");
        settings.put("broadsheet.digests.evening.approval", "required");
        settings.put("broadsheet.digests.evening.approvers", "editor@courier.example");
        settings.put("broadsheet.site.community-from", "10");
        settings.put("broadsheet.mail.from", "The Dnipro Courier <daily@courier.example>");
        settings.put("broadsheet.mail.bounce-address", "bounces@courier.example");
        settings.put("broadsheet.console.admin.username", "editor");
        settings.put("broadsheet.console.admin.password", "demo");
        return settings;
    }
}

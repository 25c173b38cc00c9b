package org.broadsheet.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Starts Broadsheet as a process of its own, with a database of its own. */
final class Newsrooms {
    private Newsrooms() {}

    /** @param folder for its feed, its members and its letter */
    static Child start(EmbeddedPostgres server, String name, Path folder, int port, int connections, String... settings)
            throws IOException {
        List<String> arguments =
                settings(server, create(server, database(name, port)), folder, port, connections, settings);
        arguments.add(0, folder.toString());
        return Child.java(name, 1, NewsroomProcess.class, "512m", arguments.toArray(String[]::new));
    }

    /** The name of the database that is made for a newsroom. */
    static String database(String name, int port) {
        return name.toLowerCase(Locale.ROOT).replaceAll("\\W+", "_") + "_" + port;
    }

    static List<String> settings(
            EmbeddedPostgres server, String database, Path folder, int port, int connections, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.datasource.url=" + server.getJdbcUrl("postgres", database),
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + port,
                "--broadsheet.site.url=https://letters.example.org",
                "--broadsheet.newsroom.name=The Example",
                "--broadsheet.newsroom.postal-address=1 Example Street",
                "--broadsheet.mail.from=The Daily <daily@example.org>",
                "--broadsheet.mail.bounce-address=bounces@example.org",
                "--broadsheet.mail.connections=" + connections,
                "--broadsheet.feeds[0].name=site",
                "--broadsheet.feeds[0].url=" + folder.resolve("feed.xml").toUri(),
                "--broadsheet.digests.daily.title=The Daily",
                "--broadsheet.digests.daily.max-items=" + NewsroomProcess.STORIES));
        arguments.addAll(List.of(settings));
        return arguments;
    }

    static String create(EmbeddedPostgres server, String database) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + database);
            return database;
        } catch (SQLException e) {
            throw new IllegalStateException("no database " + database, e);
        }
    }
}

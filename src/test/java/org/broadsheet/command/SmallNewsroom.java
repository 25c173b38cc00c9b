package org.broadsheet.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.Broadsheet;
import org.broadsheet.TestDatabase;
import org.broadsheet.smtp.ScriptedRelay;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database, a relay and a feed with one story of today, for commands as a shell would give them. */
final class SmallNewsroom implements AutoCloseable {
    static final Instant TODAY = Instant.now();
    static final String EDITION = LocalDate.ofInstant(TODAY, ZoneOffset.UTC).toString();

    final ScriptedRelay relay = ScriptedRelay.start();
    private final String database = TestDatabase.create();
    final JdbcClient jdbc = JdbcClient.create(TestDatabase.dataSource(database));
    private final Path folder;

    // A command takes stdout for itself.
    private final PrintStream out = System.out;

    SmallNewsroom(Path folder) {
        this.folder = folder;
    }

    /** Imports members with these addresses. */
    int enlist(Iterable<String> addresses) {
        Path file = write("members.csv", "email\n" + String.join("\n", addresses) + "\n");
        return command("members", "import", file.toString());
    }

    /** Returns its exit code. */
    int command(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(
                "--spring.datasource.url=" + database,
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + relay.port(),
                "--broadsheet.site.url=https://letters.example.org",
                "--broadsheet.mail.from=daily@example.org",
                "--broadsheet.mail.bounce-address=bounces@example.org",
                "--broadsheet.newsroom.postal-address=1 Example Street",
                "--broadsheet.feeds[0].name=news",
                "--broadsheet.feeds[0].url=" + feed().toUri(),
                "--broadsheet.digests.daily.title=Daily"));
        return Commands.run(Broadsheet.class, all.toArray(String[]::new)).orElseThrow();
    }

    private Path feed() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                TODAY.minus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC));
        return write(
                "feed.xml",
                "<rss version='2.0'><channel><title>News</title><link>https://example.org/</link><item><title>One</title>"
                        + "<link>https://example.org/one</link><pubDate>" + date + "</pubDate></item></channel></rss>");
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        relay.close();
        System.setOut(out);
    }
}

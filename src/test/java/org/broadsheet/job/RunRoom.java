package org.broadsheet.job;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.Broadsheet;
import org.broadsheet.TestDatabase;
import org.broadsheet.member.file.MemberFile;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole application but its pages, with a feed that is a file, a real PostgreSQL and a real relay; any number of processes. */
final class RunRoom implements AutoCloseable {
    final GreenMail relay = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    final JdbcClient jdbc;
    private final String database = TestDatabase.create();
    private final List<ConfigurableApplicationContext> processes = new ArrayList<>();
    private final Path feed;

    private RunRoom(Path folder) {
        jdbc = JdbcClient.create(TestDatabase.dataSource(database));
        feed = folder.resolve("feed.xml");
        relay.start();
    }

    /** With nothing running yet. */
    static RunRoom open(Path folder) {
        return new RunRoom(folder);
    }

    ConfigurableApplicationContext process(String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "--spring.datasource.url=" + database,
                "--spring.datasource.hikari.maximum-pool-size=8",
                "--spring.quartz.auto-startup=false",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + relay.getSmtp().getPort(),
                "--broadsheet.site.url=https://letters.example.org",
                "--broadsheet.mail.from=Example <daily@example.org>",
                "--broadsheet.newsroom.postal-address=1 Example Street",
                "--broadsheet.feeds[0].name=news",
                "--broadsheet.feeds[0].url=" + feed.toUri(),
                "--broadsheet.digests.daily.title=Daily"));
        var process = new SpringApplicationBuilder(Broadsheet.class)
                .web(WebApplicationType.NONE)
                .run(Cluster.overruled(settings, more).toArray(String[]::new));
        processes.add(process);
        return process;
    }

    /** Three of them. */
    void members(ConfigurableApplicationContext process, String... digests) {
        try {
            Path members = Files.writeString(
                    feed.resolveSibling("members.csv"),
                    "email,name,digests\nann@example.org,Ann,@\nbo@example.org,,@\nzoe@example.org,Zoë,@\n"
                            .replace("@\n", String.join(";", digests) + "\n"));
            process.getBean(MemberFile.class).importFile(members, false, false, System.out, System.err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void status(String address, String status) {
        jdbc.sql("update member set status = :status where address = :address")
                .param("status", status)
                .param("address", address)
                .update();
    }

    /** As on the first day: no edition, no story, no mail; the members stay. */
    void firstDay() throws Exception {
        jdbc.sql("truncate edition, feed, batch_job_instance cascade").update();
        relay.purgeEmailFromAllMailboxes();
        feed();
    }

    void feed(String... stories) {
        try {
            Files.writeString(
                    feed,
                    "<rss version='2.0'><channel><title>News</title><link>https://example.org/</link>"
                            + String.join("", stories) + "</channel></rss>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String story(String title, Instant published) {
        String slug = title.toLowerCase().replaceAll("\\W+", "-");
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(published.atOffset(ZoneOffset.UTC));
        return "<item><title>%s</title><link>https://example.org/%s</link><guid>%s</guid><pubDate>%s</pubDate>"
                        .formatted(title, slug, slug, date)
                + "<description>What happened, in a sentence.</description></item>";
    }

    @Override
    public void close() {
        processes.forEach(ConfigurableApplicationContext::close);
        relay.stop();
    }
}

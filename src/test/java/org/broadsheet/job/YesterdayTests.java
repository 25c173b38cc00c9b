package org.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.Broadsheet;
import org.broadsheet.TestDatabase;
import org.broadsheet.delivery.Receipts;
import org.broadsheet.delivery.Retirement;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.member.file.MemberFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database that comes back from a backup does not know what went out since: nothing goes out again unasked. */
class YesterdayTests {
    private static final Instant YESTERDAY = Instant.now().minus(Duration.ofDays(1));

    @TempDir
    Path folder;

    private final GreenMail relay = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final String database = TestDatabase.create();
    private final List<ConfigurableApplicationContext> processes = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        relay.start();
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                YESTERDAY.minusSeconds(600).atOffset(ZoneOffset.UTC));
        Files.writeString(
                folder.resolve("feed.xml"),
                "<rss version='2.0'><channel><title>News</title><link>https://example.org/</link><item><title>One</title>"
                        + "<link>https://example.org/one</link><pubDate>" + date + "</pubDate></item></channel></rss>");
    }

    @AfterEach
    void stop() {
        processes.forEach(ConfigurableApplicationContext::close);
        relay.stop();
    }

    @Test
    void yesterdaysUnfinishedEditionWaitsForAPersonAndThenGoesOn() throws Exception {
        members(process(database, "--spring.mail.port=1"))
                .getBean(DigestRuns.class)
                .run("daily", YESTERDAY, false);
        asBackedUp(Duration.ofHours(3));

        ConfigurableApplicationContext restored = process(database);
        RunReport asked = restored.getBean(DigestRuns.class).run("daily", YESTERDAY, false);

        assertThat(asked.status()).isEqualTo(RunReport.Status.PAUSED);
        assertThat(asked.line()).contains("older than its day and left alone for 3 hours");
        assertThat(relay.getReceivedMessages()).isEmpty();
        assertThat(restored.getBean(Receipts.class).recent(Duration.ofDays(2)))
                .singleElement()
                .satisfies(s -> assertThat(s.asks()).isTrue());
        restored.getBean(DigestRuns.class).resume(edition(restored));
        assertThat(relay.waitForIncomingEmail(20_000, 2)).isTrue();
    }

    @Test
    void yesterdaysEditionThatWasLookedAtAMomentAgoGoesOnUnasked() throws Exception {
        members(process(database, "--spring.mail.port=1"))
                .getBean(DigestRuns.class)
                .run("daily", YESTERDAY, false);
        asBackedUp(Duration.ofMinutes(30));

        assertThat(process(database)
                        .getBean(DigestRuns.class)
                        .run("daily", YESTERDAY, false)
                        .accepted())
                .isEqualTo(2);
    }

    @Test
    void firstEditionAfterARestoreWaitsForAPersonWhateverTheDay() throws Exception {
        members(process(database)).getBean(DigestRuns.class).run("daily", YESTERDAY, false);
        processes.remove(0).close();
        String copy = copy();
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().minusSeconds(600).atOffset(ZoneOffset.UTC));
        Path feed = folder.resolve("feed.xml");
        Files.writeString(
                feed,
                Files.readString(feed)
                        .replace("/one<", "/two<")
                        .replaceAll("<pubDate>.*</pubDate>", "<pubDate>" + date + "</pubDate>"));

        ConfigurableApplicationContext restored = process(copy);
        RunReport report = restored.getBean(DigestRuns.class).run("daily", Instant.now(), false);

        assertThat(report.status()).isEqualTo(RunReport.Status.HELD);
        assertThat(report.line()).contains("this database was restored or moved after daily");
        assertThat(relay.getReceivedMessages()).hasSize(2);
        assertThat(process(database)
                        .getBean(DigestRuns.class)
                        .run("daily", Instant.now(), false)
                        .status())
                .isEqualTo(RunReport.Status.SENT);
    }

    /** Its first may have gone out after the backup. */
    @Test
    void firstEditionOfADigestWaitsTooWhileNoneWasMadeSinceTheRestore() throws Exception {
        String evening = "--broadsheet.digests.evening.window=P3D";
        members(process(database, evening)).getBean(DigestRuns.class).run("daily", YESTERDAY, false);
        processes.remove(0).close();

        ConfigurableApplicationContext restored = process(copy(), evening);
        DigestRuns runs = restored.getBean(DigestRuns.class);
        RunReport report = runs.run("evening", YESTERDAY, false);

        assertThat(report.status()).isEqualTo(RunReport.Status.HELD);
        assertThat(report.line()).contains("this database was restored or moved after daily");
        assertThat(process(database, evening)
                        .getBean(DigestRuns.class)
                        .run("evening", YESTERDAY, false)
                        .status())
                .isNotEqualTo(RunReport.Status.HELD);
    }

    @Test
    void rowsOfOldEditionsGoAndTheirReceiptsStay() throws Exception {
        ConfigurableApplicationContext broadsheet = members(process(database));
        RunReport before = broadsheet.getBean(DigestRuns.class).run("daily", YESTERDAY, false);
        JdbcClient jdbc = broadsheet.getBean(JdbcClient.class);
        Receipts receipts = broadsheet.getBean(Receipts.class);
        Retirement retirement = broadsheet.getBean(Retirement.class);

        assertThat(retirement.retire(Duration.ofDays(90))).isZero();
        jdbc.sql("update delivery_run set finished_at = finished_at - interval '91 days'")
                .update();
        assertThat(retirement.retire(Duration.ofDays(90))).isOne();

        assertThat(jdbc.sql("select count(*) from delivery").query(Long.class).single())
                .isZero();
        assertThat(broadsheet
                        .getBean(DigestRuns.class)
                        .report(edition(broadsheet))
                        .accepted())
                .isEqualTo(before.accepted())
                .isEqualTo(2);
        assertThat(retirement.retire(Duration.ofDays(90))).isZero();
    }

    private static Edition edition(ConfigurableApplicationContext process) {
        return process.getBean(Editions.class).newest("daily", 1).get(0);
    }

    private void asBackedUp(Duration ago) {
        // The process that went down with the old database takes no slices of the new one.
        processes.remove(0).close();
        JdbcClient.create(TestDatabase.dataSource(database))
                .sql("""
                        update delivery_run
                           set enrolled_at = enrolled_at - :ago * interval '1 s', alive_at = alive_at - :ago * interval '1 s'
                        """)
                .param("ago", ago.toSeconds())
                .update();
    }

    /** What a restored dump is: the same rows in another database. */
    private String copy() {
        String name = database.replaceFirst(".*/(\\w+)\\?.*", "$1");
        JdbcClient.create(TestDatabase.dataSource(database.replace("/" + name + "?", "/postgres?")))
                .sql("create database " + name + "_restored template " + name)
                .update();
        return database.replace("/" + name + "?", "/" + name + "_restored?");
    }

    private ConfigurableApplicationContext members(ConfigurableApplicationContext process) throws IOException {
        Path members = Files.writeString(folder.resolve("members.csv"), "email\nann@example.org\nbo@example.org\n");
        process.getBean(MemberFile.class).importFile(members, false, false, System.out, System.err);
        return process;
    }

    private ConfigurableApplicationContext process(String url, String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "--spring.datasource.url=" + url,
                "--spring.datasource.hikari.maximum-pool-size=8",
                "--spring.quartz.auto-startup=false",
                "--broadsheet.mail.patience=PT1S",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + relay.getSmtp().getPort(),
                "--broadsheet.site.url=https://letters.example.org",
                "--broadsheet.mail.from=daily@example.org",
                "--broadsheet.newsroom.postal-address=1 Example Street",
                "--broadsheet.feeds[0].name=news",
                "--broadsheet.feeds[0].url=" + folder.resolve("feed.xml").toUri(),
                "--broadsheet.digests.daily.title=Daily"));
        for (String setting : more) {
            settings.removeIf(known -> known.startsWith(setting.substring(0, setting.indexOf('=') + 1)));
            settings.add(setting);
        }
        var process = new SpringApplicationBuilder(Broadsheet.class)
                .web(WebApplicationType.NONE)
                .run(settings.toArray(String[]::new));
        processes.add(process);
        return process;
    }
}

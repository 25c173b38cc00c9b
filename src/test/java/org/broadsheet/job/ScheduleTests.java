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
import java.util.List;
import org.broadsheet.Broadsheet;
import org.broadsheet.TestDatabase;
import org.broadsheet.Waiting;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.edition.State;
import org.broadsheet.member.file.MemberFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.Scheduler;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Quartz on its JDBC store fires the job for real. */
class ScheduleTests {
    @TempDir
    Path folder;

    private final GreenMail relay = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private ConfigurableApplicationContext broadsheet;

    @BeforeEach
    void start() throws IOException {
        relay.start();
        broadsheet = new SpringApplicationBuilder(Broadsheet.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.datasource.url=" + TestDatabase.create(),
                        "--spring.mail.host=127.0.0.1",
                        "--spring.mail.port=" + relay.getSmtp().getPort(),
                        "--broadsheet.site.url=https://letters.example.org",
                        "--broadsheet.mail.from=daily@example.org",
                        "--broadsheet.newsroom.postal-address=1 Example Street",
                        "--broadsheet.feeds[0].name=news",
                        "--broadsheet.feeds[0].url=" + feed().toUri(),
                        "--broadsheet.digests.daily.title=Daily",
                        "--broadsheet.digests.daily.window=PT72H");
        Path members = Files.writeString(folder.resolve("m.csv"), "email\nann@example.org\n");
        broadsheet.getBean(MemberFile.class).importFile(members, false, false, System.out, System.err);
    }

    @AfterEach
    void stop() {
        broadsheet.close();
        relay.stop();
    }

    @Test
    void digestGoesOutWhenItsTimeComes() throws Exception {
        plan("0/1 * * * * ?", Instant.now());

        // Its own name, not the one that Quartz makes of the machine's, which a resolver may not know.
        String itself = broadsheet.getBean(Scheduler.class).getSchedulerInstanceId();
        assertThat(itself).matches(".+-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        Waiting.until(Duration.ofSeconds(20), () -> relay.getReceivedMessages().length == 1);
        // The schedule of a second goes on; the day has its edition.
        Thread.sleep(1500);
        assertThat(relay.getReceivedMessages()).hasSize(1);
    }

    @Test
    void startMissedByLessThanCatchUpIsSent() throws Exception {
        plan(dailyAt(Instant.now().minus(Duration.ofHours(2))), Instant.now().minus(Duration.ofHours(3)));

        Waiting.until(Duration.ofSeconds(20), () -> relay.getReceivedMessages().length == 1);
    }

    @Test
    void startMissedByMoreIsHeldAndOfSeveralMissedOnesOnlyTheLast() throws Exception {
        Instant meant = Instant.now().minus(Duration.ofHours(5));
        plan(dailyAt(meant), meant.minus(Duration.ofHours(25)));

        Waiting.until(Duration.ofSeconds(20), () -> !editions().isEmpty());
        Thread.sleep(500);
        assertThat(editions()).singleElement().satisfies(edition -> {
            assertThat(edition.state()).isEqualTo(State.HELD);
            assertThat(edition.day()).isEqualTo(meant.atZone(ZoneOffset.UTC).toLocalDate());
        });
        assertThat(relay.getReceivedMessages()).isEmpty();
    }

    private List<Edition> editions() {
        return broadsheet.getBean(Editions.class).newest("daily", 10);
    }

    /** As the schedule would have been stored then. */
    private void plan(String cron, Instant from) throws Exception {
        StoredSchedule.store(broadsheet.getBean(Scheduler.class), cron, from);
    }

    private static String dailyAt(Instant instant) {
        var time = instant.atZone(ZoneOffset.UTC);
        return "%d %d %d * * ?".formatted(time.getSecond(), time.getMinute(), time.getHour());
    }

    private Path feed() throws IOException {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().minus(Duration.ofHours(40)).atOffset(ZoneOffset.UTC));
        return Files.writeString(
                folder.resolve("feed.xml"),
                "<rss version='2.0'><channel><title>News</title><link>https://example.org/</link><item><title>One</title>"
                        + "<link>https://example.org/one</link><pubDate>" + date + "</pubDate></item></channel></rss>");
    }
}

package org.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.broadsheet.Broadsheet;
import org.broadsheet.TestDatabase;
import org.broadsheet.TraceCollector;
import org.broadsheet.delivery.LedgerSettings;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.edition.Story;
import org.broadsheet.edition.UnknownDigest;
import org.broadsheet.member.file.MemberFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The main job from a feed to mailboxes: a real PostgreSQL, a real relay, the whole application but its pages. */
class DigestRunsTests {
    private static final Instant MONDAY = Instant.parse("2026-11-16T05:00:00Z");
    private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));

    @TempDir
    Path folder;

    private final GreenMail relay = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final String database = TestDatabase.create();
    private final List<ConfigurableApplicationContext> processes = new ArrayList<>();
    private ConfigurableApplicationContext broadsheet;

    @BeforeEach
    void start() throws IOException {
        relay.start();
        feed();
        broadsheet = process();
        Path members = Files.writeString(
                folder.resolve("members.csv"),
                "email,name\nann@example.org,Ann\nbo@example.org,\nzoe@example.org,Zoë\n");
        broadsheet.getBean(MemberFile.class).importFile(members, false, false, System.out, System.err);
    }

    @AfterEach
    void stop() {
        processes.forEach(ConfigurableApplicationContext::close);
        relay.stop();
    }

    @Test
    void everyMemberGetsTheDaysStories() throws IOException {
        feed(story("One", MONDAY.minusSeconds(600)), story("Too old", MONDAY.minus(Duration.ofDays(3))));

        RunReport report = runs().run("daily", MONDAY, false);

        assertThat(report.status()).isEqualTo("sent");
        assertThat(report.edition()).isEqualTo("2026-11-16");
        assertThat(report.items()).isOne();
        assertThat(report.recipients()).isEqualTo(3);
        assertThat(report.accepted()).isEqualTo(3);
        assertThat(relay.getReceivedMessages()).hasSize(3);
    }

    @Test
    void secondStartOfTheSameDaySendsNothing() throws IOException {
        feed(story("One", MONDAY.minusSeconds(600)));
        RunReport first = runs().run("daily", MONDAY, false);
        feed(story("One", MONDAY.minusSeconds(600)), story("Two", MONDAY.plusSeconds(600)));

        RunReport second = runs().run("daily", MONDAY.plusSeconds(3600), false);

        assertThat(second).isEqualTo(first);
        assertThat(relay.getReceivedMessages()).hasSize(3);
    }

    @Test
    void runIsTracedWhereTracesAreWanted() throws Exception {
        feed(story("One", MONDAY.minusSeconds(600)));
        // Else the slice may be its, which traces nothing.
        broadsheet.close();
        try (TraceCollector collector = new TraceCollector()) {
            process(collector.settings()).getBean(DigestRuns.class).run("daily", MONDAY, false);

            // Spans come when they have ended, and in several batches.
            Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(collector.heard())
                    .contains("broadsheet", "digest", "collect", "compose", "enrol")
                    .contains("deliver", "slice:", "report"));
        }
    }

    @Test
    void whatBatchKnowsOfARunIsForgottenWithItsLedgerAndNobodyGetsTheLetterAgain() throws IOException {
        feed(story("One", MONDAY.minusSeconds(600)));
        runs().run("daily", MONDAY, false);
        JdbcClient jdbc = broadsheet.getBean(JdbcClient.class);
        OldRuns old = new OldRuns(jdbc, new LedgerSettings(Duration.ofDays(2)));

        assertThat(old.forget()).as("younger than it is kept").isZero();
        jdbc.sql("update batch_job_execution set last_updated = last_updated - interval '3 days'")
                .update();
        assertThat(old.forget()).isOne();
        for (String table : List.of("job_instance", "job_execution", "job_execution_params", "step_execution"))
            assertThat(jdbc.sql("select count(*) from batch_" + table)
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();

        assertThat(runs().run("daily", MONDAY, false).accepted()).isEqualTo(3);
        assertThat(relay.getReceivedMessages()).hasSize(3);
    }

    @Test
    void twoProcessesStartingAtOnceMakeOneEdition() throws IOException {
        feed(story("One", MONDAY.minusSeconds(600)));
        DigestRuns other = process().getBean(DigestRuns.class);

        var here = CompletableFuture.supplyAsync(() -> runs().run("daily", MONDAY, false));
        var there = CompletableFuture.supplyAsync(() -> other.run("daily", MONDAY, false));

        assertThat(here.join()).isEqualTo(there.join());
        assertThat(relay.getReceivedMessages()).hasSize(3);
    }

    @Test
    void nextEditionNeitherRepeatsNorLosesAStory() throws IOException {
        feed(story("One", MONDAY.minusSeconds(600)));
        runs().run("daily", MONDAY, false);
        // "Late" appeared before Monday's cut-off, but its feed showed it only afterwards.
        feed(
                story("One", MONDAY.minusSeconds(600)),
                story("Late", MONDAY.minusSeconds(300)),
                story("Two", MONDAY.plusSeconds(600)),
                story("Tomorrow's", TUESDAY.plusSeconds(600)));

        runs().run("daily", TUESDAY, false);

        assertThat(titles("2026-11-17")).containsExactlyInAnyOrder("Two", "Late");
    }

    @Test
    void missedDayIsInTheNextEdition() throws IOException {
        feed(story("One", MONDAY.minusSeconds(600)));
        runs().run("daily", MONDAY, false);
        feed(
                story("Tuesday's", TUESDAY.minusSeconds(600)),
                story("Thursday's", TUESDAY.plus(Duration.ofDays(2)).minusSeconds(600)));

        runs().run("daily", TUESDAY.plus(Duration.ofDays(2)), false);

        assertThat(titles("2026-11-19")).containsExactlyInAnyOrder("Tuesday's", "Thursday's");
    }

    @Test
    void nothingNewSendsNothingAndLetsALaterRunOfTheDaySend() throws IOException {
        RunReport empty = runs().run("daily", MONDAY, false);
        feed(story("One", MONDAY.plusSeconds(60)));
        RunReport later = runs().run("daily", MONDAY.plusSeconds(3600), false);

        assertThat(empty.status()).isEqualTo("empty");
        assertThat(empty.ending()).isEqualTo(RunReport.Ending.EMPTY);
        assertThat(later.accepted()).isEqualTo(3);
    }

    @Test
    void deadFeedCostsOnlyItself() throws IOException {
        feed(story("One", MONDAY.minusSeconds(600)));
        DigestRuns withDeadFeed = process(
                        "--broadsheet.feeds[1].name=dead", "--broadsheet.feeds[1].url=file:/nowhere.xml")
                .getBean(DigestRuns.class);

        assertThat(withDeadFeed.run("daily", MONDAY, false).accepted()).isEqualTo(3);
    }

    @Test
    void editionThatNeedsApprovalWaitsForIt() throws IOException {
        feed(story("One", MONDAY.minusSeconds(600)));
        DigestRuns approved =
                process("--broadsheet.digests.daily.approval=required").getBean(DigestRuns.class);

        RunReport held = approved.run("daily", MONDAY, false);
        assertThat(held.status()).isEqualTo("held");
        assertThat(relay.getReceivedMessages()).isEmpty();

        editions().approve(edition("2026-11-16").id(), "editor");
        assertThat(approved.run("daily", MONDAY, false).accepted()).isEqualTo(3);
    }

    @Test
    void furtherEditionOfTheDayHasOnlyWhatIsNew() throws IOException {
        feed(story("One", MONDAY.minusSeconds(600)));
        runs().run("daily", MONDAY, false);
        feed(story("One", MONDAY.minusSeconds(600)), story("Breaking", MONDAY.plusSeconds(600)));

        RunReport special = runs().special("daily", MONDAY.plusSeconds(1200));

        assertThat(special.edition()).isEqualTo("2026-11-16.2");
        assertThat(special.accepted()).isEqualTo(3);
        assertThat(titles("2026-11-16.2")).containsExactly("Breaking");
        assertThat(runs().special("daily", MONDAY.plusSeconds(1300)).status()).isEqualTo("empty");
    }

    @Test
    void memberWhoLeavesBetweenEnrolmentAndMessageIsNotSentTo() throws IOException {
        feed(story("One", MONDAY.minusSeconds(600)));
        DigestRuns approved =
                process("--broadsheet.digests.daily.approval=required").getBean(DigestRuns.class);
        approved.run("daily", MONDAY, false);
        Edition edition = edition("2026-11-16");
        broadsheet.getBean(org.broadsheet.delivery.Deliveries.class).enrol(edition);
        JdbcClient.create(TestDatabase.dataSource(database))
                .sql("update member set status = 'unsubscribed' where address = 'bo@example.org'")
                .update();
        editions().approve(edition.id(), "editor");

        RunReport report = approved.run("daily", MONDAY, false);

        assertThat(report.recipients()).isEqualTo(3);
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.suppressed()).isOne();
    }

    @Test
    void relayThatIsNotThereStopsTheRunAndTheNextStartFinishesIt() throws IOException {
        RunReport stopped;
        feed(story("One", MONDAY.minusSeconds(600)));
        // Any other worker would deliver in its place.
        broadsheet.close();
        try (var dark = process("--spring.mail.port=1", "--broadsheet.mail.patience=PT2S")) {
            stopped = dark.getBean(DigestRuns.class).run("daily", MONDAY, false);
        }
        RunReport finished = process().getBean(DigestRuns.class).run("daily", MONDAY, false);

        assertThat(stopped.ending()).isEqualTo(RunReport.Ending.STOPPED);
        assertThat(stopped.deferred()).isEqualTo(3);
        assertThat(finished.accepted()).isEqualTo(3);
    }

    @Test
    void unknownDigestIsNamed() {
        assertThatThrownBy(() -> runs().run("weekly", MONDAY, false))
                .isInstanceOf(UnknownDigest.class)
                .hasMessageContaining("weekly")
                .hasMessageContaining("daily");
    }

    private ConfigurableApplicationContext process(String... more) {
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
                "--broadsheet.feeds[0].url=" + folder.resolve("feed.xml").toUri(),
                "--broadsheet.digests.daily.title=Daily"));
        for (String setting : more) {
            String name = setting.substring(0, setting.indexOf('=') + 1);
            settings.removeIf(known -> known.startsWith(name));
            settings.add(setting);
        }
        var process = new SpringApplicationBuilder(Broadsheet.class)
                .web(WebApplicationType.NONE)
                .run(settings.toArray(String[]::new));
        processes.add(process);
        return process;
    }

    private DigestRuns runs() {
        return broadsheet.getBean(DigestRuns.class);
    }

    private Editions editions() {
        return broadsheet.getBean(Editions.class);
    }

    private Edition edition(String name) {
        return editions().find("daily", name).orElseThrow();
    }

    private List<String> titles(String edition) {
        return edition(edition).content().stories().map(Story::title).toList();
    }

    private void feed(String... stories) throws IOException {
        Files.writeString(
                folder.resolve("feed.xml"),
                "<rss version='2.0'><channel><title>News</title><link>https://example.org/</link>"
                        + String.join("", stories) + "</channel></rss>");
    }

    private static String story(String title, Instant published) {
        String slug = title.toLowerCase().replaceAll("\\W+", "-");
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(published.atOffset(ZoneOffset.UTC));
        return "<item><title>%s</title><link>https://example.org/%s</link><guid>%s</guid><pubDate>%s</pubDate>"
                        .formatted(title, slug, slug, date)
                + "<description>What happened, in a sentence.</description></item>";
    }
}

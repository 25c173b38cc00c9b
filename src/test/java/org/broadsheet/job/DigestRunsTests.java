package org.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.broadsheet.job.RunRoom.story;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.broadsheet.delivery.Deliveries;
import org.broadsheet.delivery.Retirement;
import org.broadsheet.delivery.Retirement.LedgerSettings;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.edition.content.Story;
import org.broadsheet.newsroom.UnknownDigest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.ConfigurableApplicationContext;

/** The main job from a feed to mailboxes: a real PostgreSQL, a real relay, the whole application but its pages. */
class DigestRunsTests {
    private static final Instant MONDAY = Instant.parse("2026-11-16T05:00:00Z");
    private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));

    @TempDir
    static Path folder;

    private static RunRoom room;
    private static ConfigurableApplicationContext broadsheet;

    @BeforeAll
    static void open() {
        room = RunRoom.open(folder);
        // The dead feed costs only itself, in every test.
        broadsheet = room.process(
                "--broadsheet.digests.careful.approval=required",
                "--broadsheet.feeds[1].name=dead",
                "--broadsheet.feeds[1].url=file:/nowhere.xml");
        room.members(broadsheet, "daily", "careful");
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @BeforeEach
    void firstDay() throws Exception {
        room.firstDay();
    }

    @Test
    void everyMemberGetsTheDaysStories() {
        room.feed(story("One", MONDAY.minusSeconds(600)), story("Too old", MONDAY.minus(Duration.ofDays(3))));

        RunReport report = runs().run("daily", MONDAY, false);

        assertThat(report.status()).isEqualTo(RunReport.Status.SENT);
        assertThat(report.edition()).isEqualTo("2026-11-16");
        assertThat(report.items()).isOne();
        assertThat(report.recipients()).isEqualTo(3);
        assertThat(report.accepted()).isEqualTo(3);
        assertThat(room.relay.getReceivedMessages()).hasSize(3);
    }

    @Test
    void secondStartOfTheSameDaySendsNothing() {
        room.feed(story("One", MONDAY.minusSeconds(600)));
        RunReport first = runs().run("daily", MONDAY, false);
        room.feed(story("One", MONDAY.minusSeconds(600)), story("Two", MONDAY.plusSeconds(600)));

        RunReport second = runs().run("daily", MONDAY.plusSeconds(3600), false);

        assertThat(second).isEqualTo(first);
        assertThat(room.relay.getReceivedMessages()).hasSize(3);
    }

    @Test
    void whatBatchKnowsOfARunIsForgottenWithItsLedgerAndNobodyGetsTheLetterAgain() {
        room.feed(story("One", MONDAY.minusSeconds(600)));
        runs().run("daily", MONDAY, false);
        OldRuns old =
                new OldRuns(room.jdbc, broadsheet.getBean(Retirement.class), new LedgerSettings(Duration.ofDays(2)));

        assertThat(old.forget()).as("younger than it is kept").isZero();
        room.jdbc
                .sql("update batch_job_execution set last_updated = last_updated - interval '3 days'")
                .update();
        assertThat(old.forget()).isOne();
        for (String table : List.of("job_instance", "job_execution", "job_execution_params", "step_execution"))
            assertThat(room.jdbc
                            .sql("select count(*) from batch_" + table)
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();

        assertThat(runs().run("daily", MONDAY, false).accepted()).isEqualTo(3);
        assertThat(room.relay.getReceivedMessages()).hasSize(3);
    }

    @Test
    void startThatDiedAsItWasStoredIsMade() {
        room.feed(story("One", MONDAY.minusSeconds(600)));
        DigestRun run = new DigestRun("daily", LocalDate.parse("2026-11-16"), 1, MONDAY, false);
        broadsheet.getBean(JobRepository.class).createJobInstance(DigestJob.NAME, run.parameters());

        assertThat(runs().run("daily", MONDAY, false).accepted()).isEqualTo(3);
    }

    @Test
    void nextEditionNeitherRepeatsNorLosesAStory() {
        room.feed(story("One", MONDAY.minusSeconds(600)));
        runs().run("daily", MONDAY, false);
        // "Late" appeared before Monday's cut-off, but its feed showed it only afterwards.
        room.feed(
                story("One", MONDAY.minusSeconds(600)),
                story("Late", MONDAY.minusSeconds(300)),
                story("Two", MONDAY.plusSeconds(600)),
                story("Tomorrow's", TUESDAY.plusSeconds(600)));

        runs().run("daily", TUESDAY, false);

        assertThat(titles("2026-11-17")).containsExactlyInAnyOrder("Two", "Late");
    }

    @Test
    void missedDayIsInTheNextEdition() {
        room.feed(story("One", MONDAY.minusSeconds(600)));
        runs().run("daily", MONDAY, false);
        room.feed(
                story("Tuesday's", TUESDAY.minusSeconds(600)),
                story("Thursday's", TUESDAY.plus(Duration.ofDays(2)).minusSeconds(600)));

        runs().run("daily", TUESDAY.plus(Duration.ofDays(2)), false);

        assertThat(titles("2026-11-19")).containsExactlyInAnyOrder("Tuesday's", "Thursday's");
    }

    @Test
    void nothingNewSendsNothingAndLetsALaterRunOfTheDaySend() {
        RunReport empty = runs().run("daily", MONDAY, false);
        room.feed(story("One", MONDAY.plusSeconds(60)));
        RunReport later = runs().run("daily", MONDAY.plusSeconds(3600), false);

        assertThat(empty.status()).isEqualTo(RunReport.Status.EMPTY);
        assertThat(empty.ending()).isEqualTo(RunReport.Ending.EMPTY);
        assertThat(later.accepted()).isEqualTo(3);
    }

    @Test
    void editionThatNeedsApprovalWaitsForIt() {
        room.feed(story("One", MONDAY.minusSeconds(600)));

        RunReport held = runs().run("careful", MONDAY, false);
        assertThat(held.status()).isEqualTo(RunReport.Status.HELD);
        assertThat(room.relay.getReceivedMessages()).isEmpty();

        editions().approve(careful().id(), "editor");
        assertThat(runs().run("careful", MONDAY, false).accepted()).isEqualTo(3);
    }

    @Test
    void furtherEditionOfTheDayHasOnlyWhatIsNew() {
        room.feed(story("One", MONDAY.minusSeconds(600)));
        runs().run("daily", MONDAY, false);
        room.feed(story("One", MONDAY.minusSeconds(600)), story("Breaking", MONDAY.plusSeconds(600)));

        RunReport special = runs().special("daily", MONDAY.plusSeconds(1200));

        assertThat(special.edition()).isEqualTo("2026-11-16.2");
        assertThat(special.accepted()).isEqualTo(3);
        assertThat(titles("2026-11-16.2")).containsExactly("Breaking");
        assertThat(runs().special("daily", MONDAY.plusSeconds(1300)).status()).isEqualTo(RunReport.Status.EMPTY);
    }

    @Test
    void memberWhoLeavesBetweenEnrolmentAndMessageIsNotSentTo() {
        room.feed(story("One", MONDAY.minusSeconds(600)));
        runs().run("careful", MONDAY, false);
        broadsheet.getBean(Deliveries.class).enrol(careful());
        room.status("bo@example.org", "unsubscribed");
        editions().approve(careful().id(), "editor");

        RunReport report = runs().run("careful", MONDAY, false);

        assertThat(report.recipients()).isEqualTo(3);
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.suppressed()).isOne();
        room.status("bo@example.org", "active");
    }

    @Test
    void unknownDigestIsNamed() {
        assertThatThrownBy(() -> runs().run("weekly", MONDAY, false))
                .isInstanceOf(UnknownDigest.class)
                .hasMessageContaining("weekly")
                .hasMessageContaining("daily");
    }

    private static DigestRuns runs() {
        return broadsheet.getBean(DigestRuns.class);
    }

    private static Editions editions() {
        return broadsheet.getBean(Editions.class);
    }

    private static Edition careful() {
        return editions().find("careful", "2026-11-16").orElseThrow();
    }

    private static List<String> titles(String edition) {
        return editions()
                .find("daily", edition)
                .orElseThrow()
                .content()
                .stories()
                .map(Story::title)
                .toList();
    }
}

package org.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.LetterAssert.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.broadsheet.LetterAssert;
import org.broadsheet.SampleFeed;
import org.broadsheet.console.ConsoleRoom;
import org.broadsheet.edition.Decisions;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.edition.Standing;
import org.broadsheet.edition.State;
import org.broadsheet.feed.Feeds;
import org.broadsheet.member.file.MemberFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Editions that need approval: who is asked, who may look and who may send, and what silence means. */
class ApprovalTests {
    private static final Pattern LINK = Pattern.compile("https://letters\\.example\\.org(/approve/[A-Za-z0-9_-]+)");
    private static final Duration LATE = Duration.ofHours(2);
    private static ConsoleRoom room;

    @BeforeAll
    static void open() throws IOException {
        Path feed = Files.createTempFile("courier", ".xml");
        Files.writeString(feed, new SampleFeed(Instant.now(), "https://courier.example").rss());
        room = ConsoleRoom.open(
                "--broadsheet.feeds[1].name=courier",
                "--broadsheet.feeds[1].url=" + feed.toUri(),
                "--broadsheet.digests.daily.window=P3D",
                "--broadsheet.digests.daily.approval=required",
                "--broadsheet.digests.daily.approvers=chief@example.org",
                "--broadsheet.digests.silent.window=P3D",
                "--broadsheet.digests.silent.approval=required",
                "--broadsheet.digests.silent.silence=send",
                "--broadsheet.digests.silent.approvers=chief@example.org,no address,deputy@example.org",
                "--broadsheet.digests.patient.window=P3D",
                "--broadsheet.digests.patient.approval=required",
                "--broadsheet.digests.patient.silence=send");
        room.bean(Feeds.class).poll(Instant.now());
        Path members = Files.createTempFile("members", ".csv");
        Files.writeString(
                members,
                "email,name,digests\nann@example.org,Ann,daily\nbo@example.org,Bo,silent\ncy@example.org,Cy,patient\n");
        room.bean(MemberFile.class).importFile(members, false, false, System.out, System.err);
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @BeforeEach
    void empty() throws Exception {
        room.relay.purgeEmailFromAllMailboxes();
    }

    @Test
    void heldEditionIsLookedAtByItsLinkAndSentAfterALoginOnce() throws Exception {
        assertThat(room.bean(DigestRuns.class)
                        .run("daily", Instant.now(), false)
                        .status())
                .isEqualTo(RunReport.Status.HELD);
        room.bean(DigestRuns.class).run("daily", Instant.now(), false);

        awaitMails(1);
        assertThat(room.relay.getReceivedMessages()).as("asked once").hasSize(1);
        var mail = room.relay.getReceivedMessages()[0];
        assertThat(mail).isTo("chief@example.org");
        Matcher link = LINK.matcher(LetterAssert.text(mail));
        assertThat(link.find()).isTrue();
        var page = room.get(link.group(1));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("It is not sent until someone approves it", "/console/approve/");
        assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(room.get(link.group(1) + "/letter").body()).contains("Ukraine war latest");
        assertThat(room.get("/console" + link.group(1)).statusCode())
                .as("sending needs a login")
                .isEqualTo(302);
        assertThat(newest("daily").state()).isEqualTo(State.HELD);

        room.login();
        String path = "/console/today/daily/send?edition=" + newest("daily").name() + "&link="
                + link.group(1).substring("/approve/".length());
        assertThat(room.get("/console" + link.group(1))
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .endsWith(path);
        String numbers = room.get(path).body();
        room.post(path, path, "seen", value(numbers, "seen"), "key", value(numbers, "key"));
        assertThat(room.relay.waitForIncomingEmail(20_000, 2)).isTrue();

        assertThat(standing("daily").approvedBy()).isEqualTo(ConsoleRoom.USER);
        assertThat(room.get(link.group(1)).body()).contains("Someone has already decided.");
        assertThat(room.jdbc
                        .sql("select count(*) from edition_link where used_by = 'admin'")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void silenceSendsWhereTheDigestSaysSoAndNotBefore() {
        Instant at = Instant.now();
        room.bean(DigestRuns.class).run("silent", at, false);
        awaitMails(2);
        assertThat(room.relay.getReceivedMessages()).hasSize(2);
        room.bean(DigestRuns.class).startPending();
        assertThat(newest("silent").state()).isEqualTo(State.HELD);

        room.jdbc
                .sql("update edition set decide_by = now() - interval '1 second' where digest = 'silent'")
                .update();
        room.bean(DigestRuns.class).startPending();

        assertThat(room.relay.waitForIncomingEmail(20_000, 3)).isTrue();
        assertThat(standing("silent").approvedBy()).isEqualTo(Standing.SILENCE);
    }

    @Test
    void stoppedCountdownWaitsForAPerson() {
        room.bean(DigestRuns.class).run("patient", Instant.now().minus(LATE), false);
        assertThat(standing("patient").decideBy()).isBefore(Instant.now());

        assertThat(room.bean(Decisions.class).waitForPerson(newest("patient").id()))
                .isTrue();
        room.bean(DigestRuns.class).startPending();

        assertThat(newest("patient").state()).isEqualTo(State.HELD);
    }

    /** The queue sends them, and has no more of them then. */
    private static void awaitMails(int count) {
        assertThat(room.relay.waitForIncomingEmail(20_000, count)).isTrue();
        Awaitility.await().until(() -> room.jdbc
                .sql("select count(*) = 0 from waiting_letter")
                .query(Boolean.class)
                .single());
    }

    private static Edition newest(String digest) {
        return room.bean(Editions.class).newest(digest, 1).get(0);
    }

    private static Standing standing(String digest) {
        return room.bean(Decisions.class).standing(newest(digest).id());
    }

    private static String value(String page, String name) {
        Matcher value =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page);
        assertThat(value.find()).as(name).isTrue();
        return value.group(1);
    }
}

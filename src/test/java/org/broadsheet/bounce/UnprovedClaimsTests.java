package org.broadsheet.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.broadsheet.member.MemberId;
import org.broadsheet.member.MemberKeys;
import org.broadsheet.member.SampleMembers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bounce address stands in every letter: anybody can send to it, and that alone must change nobody. */
class UnprovedClaimsTests {
    private static final String ARF = """
            From: feedback@provider.example
            Content-Type: multipart/report; report-type=feedback-report; boundary=b

            --b
            Content-Type: message/feedback-report

            Feedback-Type: abuse
            Original-Rcpt-To: %s

            --b
            Content-Type: message/rfc822

            %s: %s
            To: redacted@provider.example

            --b--
            """;

    private static BounceRoom room;

    @BeforeAll
    static void open() {
        room = new BounceRoom();
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: x@evil.example\nX-HmXmrOriginalRecipient: %s\n\n",
                "From: %s\nSubject: unsubscribe\n\n",
                "From: %1$s\nTo: bounces@news.example\nSubject: Re: Today\n\nunsubscribe\n",
                "From: %s\nAuto-Submitted: auto-replied\nSubject: unsubscribe\n\n",
                "From: MAILER-DAEMON@x.example\nSubject: failure notice\n\n<%s>:\n550 5.1.1 user unknown\n",
                "From: MAILER-DAEMON@x.example\nX-Failed-Recipients: %s\nSubject: failure notice\n\n550 5.1.1 user unknown\n",
            })
    void addressInAMailChangesNobodyHoweverOftenItIsSaid(String mail) {
        String address = "victim" + Math.abs(mail.hashCode()) + "@reader.example";
        MemberId victim = room.member(address);

        for (int i = 0; i < 6; i++) {
            room.take(mail.formatted(address) + "\nno. " + i + "\n");
            room.clock.advance(Duration.ofDays(4));
        }

        assertUntouched(victim);
    }

    @Test
    void reportOfAStrangerChangesNobody() {
        MemberId victim = room.member("m0@reader.example");

        room.take(ARF.formatted("m0@reader.example", "X-Nothing", "x"));
        room.take(ARF.formatted(
                "m0@reader.example\r\nOriginal-Rcpt-To: m0@reader.example", "Message-ID", "<x@y.example>"));

        assertUntouched(victim);
    }

    @Test
    void tokenOfAnotherMemberConcernsThatMemberOnly() {
        MemberId victim = room.member("victim1@reader.example");
        MemberId attacker = room.member("attacker1@reader.example");

        room.take(ARF.formatted(
                "victim1@reader.example", "Return-Path", "<bounces+" + token(501, attacker) + "@news.example>"));

        assertUntouched(victim);
        assertThat(room.status(attacker)).isEqualTo("complained");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 10})
    void tokenWithoutItsWholeCodeProvesNothing(int missing) {
        MemberId victim = room.member("cut" + missing + "@reader.example");
        String token = token(502, victim);
        String cut = token.substring(0, token.length() - missing);

        room.take(ARF.formatted(
                "cut" + missing + "@reader.example", "Return-Path", "<bounces+" + cut + "@news.example>"));
        room.take(BounceRoom.bounced(cut, "5.1.1", "550 5.1.1 no such user")
                .replace("olena@example.org", "cut" + missing + "@reader.example"));

        assertUntouched(victim);
    }

    @Test
    void codeOfAnOldEditionSaysNothingOfTheAddressToday() {
        MemberId victim = room.member("old@reader.example");
        room.volume(503, "daily", 10);
        room.clock.advance(Duration.ofDays(15));

        room.bounce(victim, 503, "5.1.1", "550 5.1.1 no such user");
        room.clock.advance(Duration.ofDays(50));
        room.take(ARF.formatted("x@y.example", "Return-Path", "<bounces+" + token(503, victim) + "@news.example>"));

        assertUntouched(victim);
    }

    @Test
    void linkOfAForwardedLetterLeavesAndDoesNoMore() {
        MemberId victim = room.member("forwarder@reader.example");
        String link = SampleMembers.token(room.get(DataSource.class), victim.value() << 22);

        room.take(ARF.formatted("x@y.example", "List-Unsubscribe", "<https://news.example/unsubscribe/" + link + ">"));
        room.take(BounceRoom.bounced(link, "5.1.1", "550 5.1.1 no such user"));
        assertUntouched(victim);

        room.take("From: holder@elsewhere.example\nTo: bounces+u-" + link + "@news.example\nSubject: x\n\n");
        assertThat(room.status(victim)).isEqualTo("unsubscribed");
    }

    @Test
    void falseComplaintsHoldNoDigest() {
        BounceRoom own = countsOnly();
        own.volume(1, "daily", 24);
        for (int i = 0; i < 5; i++) own.take(ARF.formatted("nobody" + i + "@nowhere.example", "X", "x"));
        for (int i = 0; i < 5; i++) {
            own.member("member" + i + "@outlook.com");
            own.take(ARF.formatted("member" + i + "@outlook.com", "X", "x"));
        }

        assertThat(own.get(Rates.class).reasonToHold("daily")).isEmpty();
        LocalDate day = LocalDate.of(2026, 5, 12);
        assertThat(own.get(Rates.class).byDay(day, day))
                .allSatisfy(rate -> assertThat(rate.complained()).isZero());
    }

    @Test
    void oneMemberComplainsOfOneEditionOnce() {
        BounceRoom own = countsOnly();
        own.jdbc
                .sql("insert into bounce_volume values (1, 'yahoo', 'daily', '2026-05-12', 1000, 0, 0)")
                .update();
        MemberId member = own.member("grumpy@yahoo.com");
        String token = own.get(MemberKeys.class).editionToken(1, member.value());
        for (int i = 0; i < 9; i++)
            own.take(ARF.formatted(i + "@y.example", "Return-Path", "<bounces+" + token + "@news.example>"));

        assertThat(own.get(Rates.class).complaintRate("daily")).isEqualTo(0.001);
    }

    @Test
    void rateIsOfTheLettersToProvidersThatReport() {
        BounceRoom own = countsOnly();
        own.jdbc
                .sql("insert into bounce_volume values (1, 'gmail', 'daily', '2026-05-12', 100000, 0, 0),"
                        + " (1, 'microsoft', 'daily', '2026-05-12', 900, 0, 0)")
                .update();
        for (int i = 0; i < 3; i++) {
            MemberId member = own.member("reporter" + i + "@outlook.com");
            String token = own.get(MemberKeys.class).editionToken(1, member.value());
            own.take(ARF.formatted("x@y.example", "Return-Path", "<bounces+" + token + "@news.example>"));
        }

        assertThat(own.get(Rates.class).reasonToHold("daily")).hasValueSatisfying(words -> assertThat(words)
                .contains("3 complaints on 900 letters to providers that report"));
    }

    /** The room without what other tests have counted, at a day of its own. */
    private static BounceRoom countsOnly() {
        room.jdbc.sql("truncate bounce_event, bounce_volume").update();
        room.clock.set(BounceRoom.NOON);
        return room;
    }

    private static String token(long edition, MemberId member) {
        return room.get(MemberKeys.class).editionToken(edition, member.value());
    }

    private static void assertUntouched(MemberId member) {
        assertThat(room.status(member)).isEqualTo("active");
        assertThat(room.get(Bounces.class).of(member, 99)).allSatisfy(event -> {
            assertThat(event.proved()).isFalse();
            assertThat(event.consequence()).isEqualTo(BounceEvent.Consequence.NOTHING);
        });
    }
}

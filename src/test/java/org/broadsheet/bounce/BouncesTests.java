package org.broadsheet.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.broadsheet.bounce.reading.Cause;
import org.broadsheet.mail.BounceAddress;
import org.broadsheet.member.MemberId;
import org.broadsheet.member.MemberKeys;
import org.broadsheet.member.Suppressions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BouncesTests {
    private static BounceRoom room;

    @BeforeAll
    static void open() {
        room = new BounceRoom();
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @Test
    void deadAddressEndsMailAtOnceAndSaysWhy() {
        MemberId olena = room.member("olena1@example.org");

        room.bounce(olena, 1, "5.1.1", "550 5.1.1 no such user");

        assertThat(room.status(olena)).isEqualTo("bounced");
        assertThat(room.get(Suppressions.class).standing("olena1@example.org"))
                .singleElement()
                .satisfies(s -> assertThat(s.evidence()).contains("no such user"));
        assertThat(room.get(Bounces.class).of(olena, 9)).singleElement().satisfies(event -> {
            assertThat(event.rule()).isEqualTo("address-by-code");
            assertThat(event.edition()).isEqualTo(1);
            assertThat(event.consequence()).isEqualTo(BounceEvent.Consequence.SUPPRESSED);
        });
    }

    @Test
    void tokenIsReadInWhateverCaseItComesBack() {
        MemberId olena = room.member("olena2@example.org");
        String token = room.get(MemberKeys.class).editionToken(2, olena.value()).toUpperCase(java.util.Locale.ROOT);

        room.take(BounceRoom.bounced(token, "5.1.1", "550 no such user"));

        assertThat(room.status(olena)).isEqualTo("bounced");
    }

    @Test
    void forgedTokenIsIgnoredEvenWhereItsReportNamesAMember() {
        MemberId olena = room.member("olena@example.org");

        room.take(BounceRoom.bounced("aaaaaaaaaaaaaaaaaaaaaaaa", "5.1.1", "550 5.1.1 no such user"));

        assertThat(room.status(olena)).isEqualTo("active");
        assertThat(room.get(Bounces.class).of(olena, 9)).isEmpty();
    }

    @Test
    void reportWithoutTokenIsShownAndChangesNothing() {
        MemberId olena = room.member("olena4@example.org");
        String mail = BounceRoom.bounced("x", "5.1.1", "550 5.1.1 no such user")
                .replace("bounces+x@", "bounces@")
                .replace("olena@example.org", "olena4@example.org");

        room.take(mail);
        room.clock.advance(Duration.ofDays(8));
        room.take(mail.replace("Undelivered", "Again undelivered"));

        assertThat(room.status(olena)).isEqualTo("active");
        assertThat(room.get(Bounces.class).of(olena, 9)).hasSize(2).allSatisfy(event -> assertThat(event.proved())
                .isFalse());
    }

    @Test
    void sameMailTwiceIsOneEvent() {
        MemberId olena = room.member("olena5@example.org");

        room.bounce(olena, 5, "5.2.1", "550 5.2.1 account disabled");
        room.clock.advance(Duration.ofDays(8));
        room.bounce(olena, 5, "5.2.1", "550 5.2.1 account disabled");

        assertThat(room.get(Bounces.class).of(olena, 9)).hasSize(1);
        assertThat(room.status(olena)).isEqualTo("active");
    }

    @Test
    void ourOwnFaultNeverTouchesTheMember() {
        MemberId olena = room.member("olena6@example.org");

        for (int edition = 10; edition < 40; edition++) {
            room.bounce(olena, edition, "5.7.1", "550 5.7.1 Message rejected as spam");
            room.clock.advance(Duration.ofDays(1));
        }

        assertThat(room.status(olena)).isEqualTo("active");
        assertThat(room.get(Bounces.class).of(olena, 99)).hasSize(30).allSatisfy(event -> {
            assertThat(event.cause()).isEqualTo(Cause.OUR_FAULT);
            assertThat(event.consequence()).isEqualTo(BounceEvent.Consequence.NOTHING);
        });
    }

    @Test
    void complaintEndsMailAtOnce() {
        MemberId olena = room.member("olena7@example.org");
        String token = room.get(MemberKeys.class).editionToken(7, olena.value());

        room.take("""
                From: feedback@provider.example
                To: abuse@news.example
                Content-Type: multipart/report; report-type=feedback-report; boundary=b

                --b
                Content-Type: message/feedback-report

                Feedback-Type: abuse

                --b
                Content-Type: message/rfc822

                Return-Path: <bounces+%s@news.example>
                To: redacted@provider.example

                --b--
                """.formatted(token));

        assertThat(room.status(olena)).isEqualTo("complained");
    }

    @Test
    void unreachableIsPausedAndTheProbeDecides() {
        MemberId olena = room.member("olena8@example.org");

        for (int edition = 50; edition < 65; edition++) {
            room.bounce(olena, edition, "5.2.2", "552 5.2.2 mailbox full");
            room.clock.advance(Duration.ofDays(1));
        }
        assertThat(room.status(olena)).isEqualTo("active");
        assertThat(pausedDays(olena)).isEqualTo(30);

        room.clock.advance(Duration.ofDays(31));
        room.bounce(olena, 70, "5.2.2", "552 5.2.2 mailbox full");
        assertThat(room.status(olena)).isEqualTo("bounced");
    }

    private static long pausedDays(MemberId member) {
        return room.jdbc.sql("""
                        select extract(day from m.paused_until - p.paused_at)
                          from member m join bounce_pause p on p.member_id = m.id where m.id = :id
                        """).param("id", member.value()).query(Long.class).single();
    }

    @Test
    void commandByMailUnsubscribes() {
        MemberId olena = room.member("olena9@example.org");
        String token = room.get(MemberKeys.class).editionToken(9, olena.value());

        room.take("From: olena9@example.org\nTo: bounces+" + token + "@news.example\nSubject: unsubscribe\n\n");

        assertThat(room.status(olena)).isEqualTo("unsubscribed");
    }

    @Test
    void mailToTheAddressOfTheLettersHeaderUnsubscribesWhateverItSays() {
        MemberId olena = room.member("olena10@example.org");
        String token = room.get(MemberKeys.class).editionToken(9, olena.value());
        String address = BounceAddress.of("return@news.example").toLeave(token);

        room.take("From: somebody.else@example.org\nTo: <" + address + ">\nSubject: Fwd: hello\n\nhello\n");
        room.take("From: somebody.else@example.org\nTo: <" + address + ">\nSubject: Fwd: hello\n\nhello\n");

        assertThat(room.status(olena)).isEqualTo("unsubscribed");
    }
}

package org.broadsheet.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.member.Suppressions.Reason.BOUNCED;
import static org.broadsheet.member.Suppressions.Reason.COMPLAINED;
import static org.broadsheet.member.Suppressions.Reason.OPERATOR;

import org.broadsheet.member.Suppressions.Suppression;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SuppressionsTests {
    private static final MemberId ONE = new MemberId(1);
    private static final String KEY = "reader1@example.com";

    private final Room room = new Room();
    private final Suppressions suppressions = room.suppressions;

    @BeforeEach
    void oneMember() {
        SampleMembers.add(room.database, "daily", 1);
    }

    @Test
    void suppressedMemberGetsNoMailAndTheReasonIsKept() {
        assertThat(suppressions.suppress(ONE, BOUNCED, "dead-address", "550 5.1.1 no such user"))
                .isTrue();

        assertThat(room.members.mailableByDigest()).isEmpty();
        assertThat(status()).isEqualTo(Status.BOUNCED);
        assertThat(suppressions.standing(KEY))
                .containsExactly(new Suppression(BOUNCED, "dead-address", "550 5.1.1 no such user", Room.NOW));
    }

    @Test
    void secondSuppressionOfTheSameKindChangesNothing() {
        suppressions.suppress(ONE, BOUNCED, "dead-address", "first");

        assertThat(suppressions.suppress(ONE, BOUNCED, "dead-address", "second"))
                .isFalse();
        assertThat(suppressions.standing(KEY)).extracting(Suppression::evidence).containsExactly("first");
    }

    @Test
    void complaintAfterABounceStandsBesideIt() {
        suppressions.suppress(ONE, BOUNCED, "dead-address", null);
        suppressions.suppress(ONE, COMPLAINED, "abuse-report", null);

        assertThat(status()).isEqualTo(Status.COMPLAINED);
        assertThat(suppressions.standing(KEY)).hasSize(2);
    }

    @Test
    void bounceDoesNotHideThatTheMemberLeft() {
        room.jdbc.sql("update member set status = 'unsubscribed'").update();

        suppressions.suppress(ONE, BOUNCED, "dead-address", null);

        assertThat(status()).isEqualTo(Status.UNSUBSCRIBED);
        suppressions.lift(ONE, "mended");
        assertThat(status()).isEqualTo(Status.UNSUBSCRIBED);
    }

    @Test
    void operatorMayLift() {
        suppressions.suppress(ONE, COMPLAINED, "abuse-report", null);
        suppressions.suppress(ONE, OPERATOR, "by hand", null);

        assertThat(suppressions.lift(ONE, "the reader wrote to us")).isTrue();

        assertThat(suppressions.standing(KEY)).isEmpty();
        assertThat(room.members.mailableByDigest()).containsEntry("daily", 1L);
        assertThat(suppressions.lift(ONE, "again")).isFalse();
    }

    @Test
    void addressOfNobodyIsSuppressedAsAHashOnly() {
        suppressions.suppress("stranger@example.org", COMPLAINED, "abuse-report", null);

        assertThat(suppressions.standing("stranger@example.org")).hasSize(1);
        assertThat(room.value("select string_agg(s::text, ' ') from suppression s"))
                .doesNotContain("stranger");
    }

    @Test
    void unknownMemberIsNotSuppressed() {
        assertThat(suppressions.suppress(new MemberId(99), BOUNCED, "dead-address", null))
                .isFalse();
    }

    private Status status() {
        return room.members.find(ONE).orElseThrow().status();
    }
}

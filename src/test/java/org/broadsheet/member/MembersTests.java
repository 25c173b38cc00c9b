package org.broadsheet.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MembersTests {
    private final Room room = new Room();

    @BeforeEach
    void threeMembers() {
        SampleMembers.add(room.database, "daily", 2);
        SampleMembers.add(room.database, "weekly", 1);
    }

    @Test
    void tokenOfALetterTellsMemberAndDigest() {
        String token = room.value("select token from mailable_member where digest = 'weekly'");

        Visitor visitor = room.members.visitor(token.toUpperCase(Locale.ROOT)).orElseThrow();

        assertThat(visitor.digest()).isEqualTo("weekly");
        assertThat(visitor.member().address()).isEqualTo("reader3@example.com");
        assertThat(visitor.member().digests()).containsExactly("weekly");
    }

    @Test
    void memberIsFoundByTheirTokenAlone() {
        String token = room.value("select token from member where id = 1");

        assertThat(room.members.visitor(token)).hasValueSatisfying(visitor -> {
            assertThat(visitor.member().id()).isEqualTo(new MemberId(1));
            assertThat(visitor.digest()).isNull();
        });
    }

    @Test
    void halfRightTokenIsNobodys() {
        String token = room.value("select token from member where id = 1");
        String last = token.endsWith("a") ? "b" : "a";

        assertThat(room.members.visitor(token.substring(0, 25) + last)).isEmpty();
        assertThat(room.members.visitor(token.substring(0, 12))).isEmpty();
        assertThat(room.members.visitor("' or true --")).isEmpty();
    }

    @Test
    void countsAreOfWhoReadsUs() {
        room.jdbc.sql("update member set status = 'pending'").update();
        assertThat(room.members.activeCount()).isZero();
        room.jdbc.sql("update member set status = 'active'").update();
        room.jdbc.sql("update member set status = 'unsubscribed' where id = 2").update();

        assertThat(room.members.activeCount()).isEqualTo(2);
        assertThat(room.members.mailableByDigest()).isEqualTo(Map.of("daily", 1L, "weekly", 1L));
        assertThat(room.members.countByStatus()).isEqualTo(Map.of(Status.ACTIVE, 2L, Status.UNSUBSCRIBED, 1L));
    }

    @Test
    void memberIsFoundByIdAndByKey() {
        assertThat(room.members.find(new MemberId(1))).isEqualTo(room.members.findByKey("reader1@example.com"));
        assertThat(room.members.find(new MemberId(99))).isEmpty();
    }
}

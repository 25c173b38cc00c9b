package org.broadsheet.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.edition.EditionId;
import org.broadsheet.member.MemberId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayRefusesEverybodyTests {
    private static final EditionId EDITION = new EditionId(1);

    private final BounceRoom room = new BounceRoom();
    private final List<MemberId> members = new ArrayList<>();

    @BeforeEach
    void enrol() {
        for (int i = 0; i < 40; i++) members.add(room.member("m" + i + "@gmail.com"));
        room.jdbc
                .sql("insert into delivery_run (edition_id, digest, edition, enrolled, enrolled_at, expires_at)"
                        + " values (1, 'daily', '2026-05-12', 40, now(), now())")
                .update();
        room.jdbc
                .sql("create table delivery_1 partition of delivery for values in (1)")
                .update();
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void refusalOfAFewIsTheirs() {
        ledger(2);

        room.get(SmtpReplies.class).take(EDITION);

        assertThat(room.status(members.get(0))).isEqualTo("bounced");
        assertThat(room.status(members.get(2))).isEqualTo("active");
        LocalDate day = LocalDate.of(2026, 5, 12);
        assertThat(room.get(Rates.class).byDay(day, day))
                .extracting(Rate::provider, Rate::accepted, Rate::rejected)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("gmail", 38L, 2L));
    }

    @Test
    void refusalOfAllIsTheRelays() {
        ledger(40);

        room.get(SmtpReplies.class).take(EDITION);

        assertThat(members).allSatisfy(m -> assertThat(room.status(m)).isEqualTo("active"));
    }

    @Test
    void floodOfBouncesIsTakenBack() {
        ledger(0);

        for (MemberId member : members) room.bounce(member, 1, "5.1.1", "550 5.1.1 no such user");

        assertThat(members).allSatisfy(m -> assertThat(room.status(m)).isEqualTo("active"));
    }

    @Test
    void whatIsRefusedWhileAnEditionIsUnderWayIsTakenBeforeItsEnd() {
        ledger(2);
        RelayWatch watch = room.get(RelayWatch.class);

        watch.round();
        assertThat(room.status(members.get(0))).isEqualTo("bounced");
        room.jdbc
                .sql("update delivery set state = 'rejected', code = 550, status = '5.1.1', reply = '550 5.1.1 none'"
                        + " where member_id = :member")
                .param("member", members.get(2).value())
                .update();
        room.jdbc.sql("update delivery_run set finished_at = now()").update();
        watch.round();

        assertThat(room.status(members.get(2))).isEqualTo("bounced");
        assertThat(room.get(Bounces.class).of(members.get(0), 10)).hasSize(1);
    }

    @Test
    void editionThatEndedAndWasTakenIsLeftAlone() {
        ledger(0);
        room.jdbc.sql("update delivery_run set finished_at = now()").update();
        RelayWatch watch = room.get(RelayWatch.class);
        watch.round();
        room.jdbc.sql("delete from bounce_volume").update();

        watch.round();

        assertThat(room.jdbc
                        .sql("select count(*) from bounce_volume")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void ledger(int rejected) {
        for (int i = 0; i < members.size(); i++) {
            boolean refused = i < rejected;
            room.jdbc
                    .sql("""
                            insert into delivery (edition_id, member_id, at, state, attempts, code, status, reply)
                            values (1, :member, now(), :state::delivery_state, 1, :code, :status, :reply)
                            """)
                    .param("member", members.get(i).value())
                    .param("state", refused ? "rejected" : "accepted")
                    .param("code", refused ? 550 : 250)
                    .param("status", refused ? "5.1.1" : "2.0.0")
                    .param("reply", refused ? "550 5.1.1 no such user" : "250 2.0.0 ok")
                    .update();
        }
    }
}

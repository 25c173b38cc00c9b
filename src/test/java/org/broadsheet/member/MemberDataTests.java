package org.broadsheet.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;

class MemberDataTests {
    private final Room room = new Room();
    private final MemberData data = new MemberData(
            room.jdbc, room.keys, room.suppressions, new JdbcTransactionManager(room.database), List.of());

    @Test
    void whatStaffWroteElsewhereIsShownToTheMemberAndErasedWithThem() {
        room.jdbc.sql("""
                insert into member (address, address_key, status, joined, consented, ghost)
                values ('a@example.org', 'a@example.org', 'active', now(), now(),
                        '{"note": "Met her in Lviv", "labels": "press club", "stripe_customer_id": "cus_9"}')
                """).update();
        Member member = room.members.findByAddress("a@example.org").orElseThrow();

        assertThat(data.json(member)).contains("Met her in Lviv", "press club", "cus_9");

        data.forget(member.id());

        assertThat(room.value("select count(*) from member")).isEqualTo("0");
        assertThat(room.value("select string_agg(s::text, '') from suppression s"))
                .doesNotContain("Lviv", "cus_9");
    }
}

package org.broadsheet.delivery;

import org.broadsheet.member.MemberId;
import org.broadsheet.member.Traces;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the ledger holds of one member. */
@Component
class MemberDeliveries implements Traces {
    private final JdbcClient jdbc;

    MemberDeliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "deliveries";
    }

    private static final String ALL = """
            select coalesce(jsonb_agg(jsonb_build_object(
                       'digest', r.digest, 'edition', r.edition, 'state', d.state, 'at', d.at, 'attempts', d.attempts,
                       'code', d.code, 'status', d.status, 'reply', d.reply) order by d.at), '[]')
              from delivery d
              join delivery_run r on r.edition_id = d.edition_id
             where d.member_id = :member
            """;

    @Override
    public String json(MemberId member) {
        return jdbc.sql(ALL).param("member", member.value()).query(String.class).single();
    }

    // A relay's words often name the address; the row itself is a number, and counts in its receipt.
    private static final String STRIP = """
            update delivery set reply = 'erased' where member_id = :member and reply is not null
            """;

    @Override
    public void forget(MemberId member) {
        jdbc.sql(STRIP).param("member", member.value()).update();
    }
}

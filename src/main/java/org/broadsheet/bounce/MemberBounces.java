package org.broadsheet.bounce;

import org.broadsheet.member.MemberId;
import org.broadsheet.member.Traces;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What came back of one member's letters. */
@Component
class MemberBounces implements Traces {
    private final JdbcClient jdbc;

    MemberBounces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "bounces";
    }

    private static final String ALL = """
            select coalesce(jsonb_agg(jsonb_build_object(
                       'at', at, 'way', way, 'kind', kind, 'cause', cause, 'status', status, 'evidence', evidence,
                       'consequence', consequence) order by at), '[]')
              from bounce_event
             where member_id = :member
            """;

    @Override
    public String json(MemberId member) {
        return jdbc.sql(ALL).param("member", member.value()).query(String.class).single();
    }

    /** They are bound to the member's row and go with it. */
    @Override
    public void forget(MemberId member) {}
}

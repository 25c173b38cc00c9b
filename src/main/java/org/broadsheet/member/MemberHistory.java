package org.broadsheet.member;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What happened to a member's consent and suppressions: why they get mail, or do not. */
@Service
public class MemberHistory {
    private final JdbcClient jdbc;

    MemberHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String OF = """
            select c.at, c.act as kind, c.how, c.digest, concat_ws(' · ', c.page, c.network, c.wording) as evidence
              from consent c
             where c.member_id = :member
            union all
            select s.at, 'suppressed', s.reason || ': ' || s.rule, null, s.evidence
              from suppression s
             where s.member_id = :member
            union all
            select s.lifted_at, 'lifted', s.reason, null, s.lifted_why
              from suppression s
             where s.member_id = :member and s.lifted_at is not null
             order by 1 desc
             limit :most
            """;

    /** The newest first. */
    public List<Happening> of(MemberId member, int most) {
        return jdbc.sql(OF)
                .param("member", member.value())
                .param("most", most)
                .query((row, n) -> new Happening(
                        row.getTimestamp("at").toInstant(),
                        row.getString("kind"),
                        row.getString("how"),
                        row.getString("digest"),
                        row.getString("evidence")))
                .list();
    }
}

package org.broadsheet.member;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Counts whom a digest would reach. Reads every member of it: for the page before a send, not for every request. */
@Service
public class Audiences {
    private final JdbcClient jdbc;

    Audiences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String COUNT = """
            select (select count(*) from mailable_member where digest = :digest) as mailable,
                   count(*) filter (where m.paused_until > now()
                                      and not exists (select from suppression s
                                                       where s.member_id = m.id and s.lifted_at is null)) as paused,
                   count(*) filter (where exists (select from suppression s
                                                   where s.member_id = m.id and s.lifted_at is null)) as suppressed
              from member m
              join member_digest d on d.member_id = m.id and d.left_at is null
             where d.digest = :digest and m.status = 'active'
            """;

    public Audience of(String digest) {
        return jdbc.sql(COUNT)
                .param("digest", digest)
                .query((row, n) ->
                        new Audience(row.getLong("mailable"), row.getLong("paused"), row.getLong("suppressed")))
                .single();
    }
}

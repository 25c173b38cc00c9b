package org.broadsheet;

import org.springframework.jdbc.core.simple.JdbcClient;

/** As many members as a test wants, {@code member1@example.org} and on, who all read one digest. */
public final class ManyMembers {
    private static final String MEMBERS = """
            insert into member (address, address_key, name, status, joined, consented)
            select 'member' || n || '@example.org', 'member' || n || '@example.org', 'Member ' || n, 'active',
                   now(), now()
              from generate_series(1, :members) n
             order by n
            """;

    private static final String CHOICES = """
            insert into member_digest (member_id, digest, chosen) select id, :digest, now() from member
            """;

    private ManyMembers() {}

    public static void enlist(JdbcClient jdbc, int members, String digest) {
        jdbc.sql(MEMBERS).param("members", members).update();
        jdbc.sql(CHOICES).param("digest", digest).update();
        jdbc.sql("analyze member").update();
        jdbc.sql("analyze member_digest").update();
    }
}

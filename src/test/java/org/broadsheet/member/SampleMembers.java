package org.broadsheet.member;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Members for the tests of other rooms: active, consented, subscribed. */
public final class SampleMembers {
    private static final String ADD = """
            with added as (
                insert into member (address, address_key, name, status, joined, consented)
                select 'reader' || n || '@example.com', 'reader' || n || '@example.com', 'Reader ' || n, 'active',
                       now(), now()
                  from generate_series(:from, :to) n
                returning id)
            insert into member_digest (member_id, digest, chosen)
            select id, :digest, now() from added
            """;

    private static final String CODE = """
            insert into digest_code (digest) values (:digest) on conflict (digest) do nothing
            """;

    private SampleMembers() {}

    /** Adds {@code count} members reader1@example.com, reader2@example.com ... who all chose the digest. */
    public static void add(DataSource database, String digest, int count) {
        JdbcClient jdbc = JdbcClient.create(database);
        int before =
                jdbc.sql("select count(*) from member").query(Integer.class).single();
        jdbc.sql(CODE).param("digest", digest).update();
        jdbc.sql(ADD)
                .param("from", before + 1)
                .param("to", before + count)
                .param("digest", digest)
                .update();
    }

    /** The token of a link in the letters, of a row's {@code link} in the view {@code mailable_member}. */
    public static String token(DataSource database, long link) {
        return new LinkTokens(new KeyRing(database), JdbcClient.create(database)).token(link);
    }

    /** The token in the letters of the digest to the member with this address. */
    public static String token(DataSource database, String address, String digest) {
        long link = JdbcClient.create(database)
                .sql("select link from mailable_member where address = :address and digest = :digest")
                .param("address", address)
                .param("digest", digest)
                .query(Long.class)
                .single();
        return token(database, link);
    }
}

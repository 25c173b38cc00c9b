package org.broadsheet.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.broadsheet.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class MailableMemberTests {
    private final javax.sql.DataSource database = TestDatabase.dataSource();
    private final JdbcClient jdbc = JdbcClient.create(database);

    @BeforeEach
    void twoMembersOfTheDaily() {
        SampleMembers.add(database, "daily", 2);
    }

    @Test
    void activeMembersOfTheDigestAreMailable() {
        assertThat(mailable("daily")).containsExactly("reader1@example.com", "reader2@example.com");
        assertThat(mailable("weekly")).isEmpty();
    }

    @Test
    void tokenIsThatOfMemberAndDigest() {
        assertThat(jdbc.sql("select link from mailable_member")
                        .query(Long.class)
                        .list())
                .map(link -> SampleMembers.token(database, link))
                .allMatch(token -> token.matches("[a-z2-7]{28}"))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update member set status = 'unsubscribed' where id = 1",
                "update member set status = 'pending' where id = 1",
                "update member set status = 'bounced' where id = 1",
                "update member set status = 'complained' where id = 1",
                "update member set paused_until = now() + interval '1 hour' where id = 1",
                "update member_digest set left_at = now() where member_id = 1",
                "insert into suppression (address_hash, member_id, reason, rule, at) values ('\\x00', 1, 'operator', '', now())"
            })
    void whoIsStoppedInAnyWayIsNotMailable(String stop) {
        jdbc.sql(stop).update();

        assertThat(mailable("daily")).containsExactly("reader2@example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update member set paused_until = now() - interval '1 hour'",
                "insert into suppression (address_hash, member_id, reason, rule, at, lifted_at) values ('\\x00', 1, 'bounced', '', now(), now())"
            })
    void whatIsOverStopsNobody(String past) {
        jdbc.sql(past).update();

        assertThat(mailable("daily")).hasSize(2);
    }

    private List<String> mailable(String digest) {
        return jdbc.sql("select address from mailable_member where digest = :digest order by member_id")
                .param("digest", digest)
                .query(String.class)
                .list();
    }
}

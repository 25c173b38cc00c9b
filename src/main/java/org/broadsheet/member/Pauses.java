package org.broadsheet.member;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Members who get no mail for a while though they did not ask for that: nothing got through to them. */
@Service
public class Pauses {
    private final JdbcClient jdbc;

    Pauses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String PAUSE = """
            update member
               set paused_until = greatest(paused_until, :until)
             where id = :member
            """;

    /** A longer pause of the member's own stays. */
    public void pause(MemberId member, Instant until) {
        jdbc.sql(PAUSE)
                .param("member", member.value())
                .param("until", Timestamp.from(until))
                .update();
    }
}

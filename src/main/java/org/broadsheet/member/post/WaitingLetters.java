package org.broadsheet.member.post;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.broadsheet.mail.Address;
import org.broadsheet.member.KeyRing;
import org.broadsheet.member.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The letters that wait, in the database. */
@Service
class WaitingLetters {
    private static final TypeReference<Map<String, Object>> MODEL = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final KeyRing keys;
    private final JsonMapper json = new JsonMapper();

    WaitingLetters(JdbcClient jdbc, KeyRing keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    private static final String ADD = """
            insert into waiting_letter (template, recipient, sender, model, member_id)
            values (:template, :recipient, :sender, :model, :member)
            """;

    void add(Errand errand) {
        jdbc.sql(ADD)
                .param("template", errand.template())
                .param("recipient", errand.to().toString())
                .param("sender", errand.sender())
                .param("model", keys.seal(json.writeValueAsBytes(errand.model())))
                .param(
                        "member",
                        errand.member() == null ? null : errand.member().value())
                .update();
    }

    private static final String TAKE = """
            update waiting_letter
               set due = now() + make_interval(secs => :lease), tries = tries + 1
             where id in (select id from waiting_letter where due <= now()
                           order by due limit :page for update skip locked)
            returning id, template, recipient, sender, model, member_id, tries
            """;

    /** Letters that are due; for a while they are nobody else's. Who dies with one in hand leaves it to be sent again. */
    List<Waiting> take(int page, Duration lease) {
        return jdbc.sql(TAKE)
                .param("page", page)
                .param("lease", lease.toSeconds())
                .query((row, n) -> waiting(row))
                .list();
    }

    private static final String LATER = """
            update waiting_letter set due = now() + make_interval(secs => :wait) where id = :id
            """;

    void later(long id, Duration wait) {
        jdbc.sql(LATER).param("id", id).param("wait", wait.toSeconds()).update();
    }

    private static final String DONE = """
            delete from waiting_letter where id = :id
            """;

    void done(long id) {
        jdbc.sql(DONE).param("id", id).update();
    }

    private Waiting waiting(ResultSet row) throws SQLException {
        Long member = row.getObject("member_id", Long.class);
        Errand errand = new Errand(
                row.getString("template"),
                Address.parse(row.getString("recipient")),
                row.getString("sender"),
                json.readValue(keys.open(row.getBytes("model")), MODEL),
                member == null ? null : new MemberId(member));
        return new Waiting(row.getLong("id"), errand, row.getInt("tries"));
    }
}

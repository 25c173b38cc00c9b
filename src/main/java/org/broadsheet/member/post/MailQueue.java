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

/** Mails that wait for the relay, in the database; their content is encrypted, for it has links that open things. */
@Service
class MailQueue {
    private static final TypeReference<Map<String, Object>> MODEL = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final KeyRing keys;
    private final JsonMapper json = new JsonMapper();

    MailQueue(JdbcClient jdbc, KeyRing keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /** @param tries how many there were, this one included */
    record Due(long id, QueuedMail mail, int tries) {}

    private static final String ADD = """
            insert into waiting_letter (template, recipient, sender, model, member_id)
            values (:template, :recipient, :sender, :model, :member)
            """;

    void add(QueuedMail mail) {
        jdbc.sql(ADD)
                .param("template", mail.template())
                .param("recipient", mail.to().toString())
                .param("sender", mail.sender())
                .param("model", keys.seal(json.writeValueAsBytes(mail.model())))
                .param("member", mail.member() == null ? null : mail.member().value())
                .update();
    }

    private static final String TAKE = """
            update waiting_letter
               set due = now() + make_interval(secs => :lease), tries = tries + 1
             where id in (select id from waiting_letter where due <= now()
                           order by due limit :page for update skip locked)
            returning id, template, recipient, sender, model, member_id, tries
            """;

    /** Mails that are due, claimed for the lease: after it another process may send them again. */
    List<Due> take(int page, Duration lease) {
        return jdbc.sql(TAKE)
                .param("page", page)
                .param("lease", lease.toSeconds())
                .query((row, n) -> due(row))
                .list();
    }

    private static final String LATER = """
            update waiting_letter set due = now() + make_interval(secs => :wait) where id = :id
            """;

    void later(long id, Duration wait) {
        jdbc.sql(LATER).param("id", id).param("wait", wait.toSeconds()).update();
    }

    private static final String AGAIN = """
            update waiting_letter set due = now() + make_interval(secs => :wait), tries = tries - 1
             where id = :id and asked > now() - make_interval(secs => :kept)
            """;

    /** As if it had not been taken; false where it is older than what is kept. */
    boolean again(long id, Duration wait, Duration kept) {
        return jdbc.sql(AGAIN)
                        .param("id", id)
                        .param("wait", wait.toSeconds())
                        .param("kept", kept.toSeconds())
                        .update()
                == 1;
    }

    private static final String DONE = """
            delete from waiting_letter where id = :id
            """;

    /** False where it went with its member. */
    boolean done(long id) {
        return jdbc.sql(DONE).param("id", id).update() == 1;
    }

    private Due due(ResultSet row) throws SQLException {
        Long member = row.getObject("member_id", Long.class);
        QueuedMail mail = new QueuedMail(
                row.getString("template"),
                Address.parse(row.getString("recipient")),
                row.getString("sender"),
                json.readValue(keys.open(row.getBytes("model")), MODEL),
                member == null ? null : new MemberId(member));
        return new Due(row.getLong("id"), mail, row.getInt("tries"));
    }
}

package org.broadsheet.console.account;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The audit log as it is read: newest first, a page at a time. */
@Service
class AuditPages {
    static final int SHOWN = 50;

    private final JdbcClient jdbc;

    AuditPages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String PAGE = """
            select id, at, who, act, about_kind, about, what, detail
              from audit
             where id < :before
               and (:who = '' or who = :who)
               and (:kind = '' or about_kind = :kind)
               and (:key = '' or about = :key)
             order by id desc
             limit :shown
            """;

    /** One entry more than {@link #SHOWN} where an older page follows. */
    List<Entry> page(Question question) {
        return jdbc.sql(PAGE)
                .param("before", question.before())
                .param("who", question.who())
                .param("kind", question.kind())
                .param("key", question.key())
                .param("shown", SHOWN + 1)
                .query((row, n) -> new Entry(
                        row.getLong("id"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("who"),
                        row.getString("act"),
                        new Subject(row.getString("about_kind"), row.getString("about")),
                        row.getString("what"),
                        row.getString("detail")))
                .list();
    }
}

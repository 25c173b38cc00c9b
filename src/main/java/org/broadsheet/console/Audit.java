package org.broadsheet.console;

import java.time.Instant;
import java.util.List;
import org.broadsheet.edition.Edition;
import org.broadsheet.member.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;

/**
 * Every look at a member and every change, by whom and when. Lines are only added: the database refuses to change or
 * delete one, whoever asks. Whoever writes here joins the transaction of the change, where there is one.
 */
@Service
public class Audit {
    private static final int LONGEST = 2000;
    /** Lines on a page. */
    public static final int SHOWN = 50;

    private final JdbcClient jdbc;

    Audit(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Somebody has seen this.
     *
     * @param what a short key such as {@code history}; the words files have its words
     */
    public void looked(Subject about, String what) {
        add(who(), "looked", about, what, "");
    }

    /**
     * Somebody has changed this.
     *
     * @param what a short key such as {@code suppressed}; the words files have its words
     * @param detail the fact, for example before and after; no address of a member; cut at 2,000 characters
     */
    public void changed(Subject about, String what, String detail) {
        add(who(), "changed", about, what, detail);
    }

    /** As {@link #changed(Subject, String, String)}, for one whom no login names, such as a signed link. */
    public void changed(String who, Subject about, String what, String detail) {
        add(who, "changed", about, what, detail);
    }

    /** Somebody has logged in, or was refused. */
    public void entered(String who, String what, String detail) {
        add(who, "entered", Subject.account(who), what, detail);
    }

    private static final String HAS_ENTERED = """
            select exists (select from audit where who = :who and act = 'entered' and what = 'login'
                              and starts_with(detail, :door))
            """;

    /** Whether somebody has logged in this way before. */
    public boolean hasEntered(String who, String door) {
        return jdbc.sql(HAS_ENTERED)
                .param("who", who)
                .param("door", door)
                .query(Boolean.class)
                .single();
    }

    private static final String ADD = """
            insert into audit (who, act, about_kind, about, what, detail)
            values (:who, :act, :kind, :about, :what, :detail)
            """;

    private void add(String who, String act, Subject about, String what, String detail) {
        jdbc.sql(ADD)
                .param("who", clean(who))
                .param("act", act)
                .param("kind", about.kind())
                .param("about", clean(about.key()))
                .param("what", clean(what))
                .param("detail", clean(detail))
                .update();
    }

    /** The name of who is logged in; {@code system} where nobody is. */
    public static String who() {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        return login == null ? "system" : login.getName();
    }

    /** One line that PostgreSQL takes (no NUL) and that nobody can make look like two. */
    private static String clean(String text) {
        String line = text.replaceAll("[\\p{Cc}\\p{Cf}\\x{2028}\\x{2029}]+", " ");
        if (line.length() <= LONGEST) return line;
        int end = Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return line.substring(0, end);
    }

    /**
     * What an entry of the audit log is about.
     *
     * @param key what the kind's things are told apart by; never an address
     */
    public record Subject(String kind, String key) {
        public static Subject edition(String digest, String edition) {
            return new Subject("edition", digest + "/" + edition);
        }

        public static Subject edition(Edition edition) {
            return edition(edition.digest(), edition.name());
        }

        public static Subject digest(String digest) {
            return new Subject("digest", digest);
        }

        public static Subject feed(String feed) {
            return new Subject("feed", feed);
        }

        /** The feeds as a whole. */
        public static Subject feeds() {
            return new Subject("feeds", "");
        }

        public static Subject member(MemberId member) {
            return new Subject("member", Long.toString(member.value()));
        }

        /** The members as a whole: a search, a list, an import. */
        public static Subject members() {
            return new Subject("members", "");
        }

        public static Subject account(String username) {
            return new Subject("account", username);
        }
    }

    public record Entry(long id, Instant at, String who, Subject about, String what, String detail) {}

    /** What an administrator looks for; empty words match everything. */
    public record Question(String who, String kind, String key, long before) {}

    private static final String PAGE = """
            select id, at, who, about_kind, about, what, detail
              from audit
             where id < :before
               and (:who = '' or who = :who)
               and (:kind = '' or about_kind = :kind)
               and (:key = '' or about = :key)
             order by id desc
             limit :shown
            """;

    /** One entry more than {@link #SHOWN} where an older page follows. */
    public List<Entry> page(Question question) {
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
                        new Subject(row.getString("about_kind"), row.getString("about")),
                        row.getString("what"),
                        row.getString("detail")))
                .list();
    }
}

package org.broadsheet.member.page;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.member.MemberId;
import org.broadsheet.member.MemberKeys;
import org.broadsheet.member.page.Confirmation.Question;
import org.broadsheet.member.page.MailLimits.Origin;
import org.broadsheet.member.post.QueuedMail;
import org.broadsheet.member.post.TransactionalMailer;
import org.broadsheet.newsroom.DigestSettings;
import org.broadsheet.newsroom.SiteSettings;
import org.broadsheet.platform.Tokens;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What was asked for and waits for the owner of a mailbox to confirm it. Of a token only the hash is stored. */
@Service
class Confirmations {
    private static final Duration KEPT = Duration.ofDays(30);
    /** How long a link is valid that reads or changes what is held of a member. */
    private static final Duration VALID = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final TransactionalMailer mailer;
    private final SiteSettings site;
    private final DigestSettings digests;
    private final Clock clock;

    Confirmations(JdbcClient jdbc, TransactionalMailer mailer, SiteSettings site, DigestSettings digests, Clock clock) {
        this.jdbc = jdbc;
        this.mailer = mailer;
        this.site = site;
        this.digests = digests;
        this.clock = clock;
    }

    void ask(Question question, Origin origin, String language) {
        ask(question, question.digests().stream().map(digests::title).toList(), origin, language);
    }

    /** @param subjects what the mail is about: titles of digests, an address, a name */
    void ask(Question question, List<String> subjects, Origin origin, String language) {
        Map<String, Object> model = Map.of(
                "kind", question.kind().word(),
                "language", language,
                "address", question.mailbox().toString(),
                "link", site.link("/confirm/" + keep(question, origin)),
                "digests", subjects,
                "hours", valid(question.kind()).toHours());
        mailer.send(new QueuedMail("confirm", question.mailbox(), site.signUp().from(), model, question.member()));
    }

    private static final String ASK = """
            insert into confirmation (token_hash, kind, member_id, generation, address_key, address, digests, wanted, pair,
                                      asked, network, page, wording)
            select :token, :kind, m.id, m.link_generation, :key, :address, :digests, :wanted, :pair,
                   :now, :network, :page, :wording
              from member m
             where m.id = :member
            """;

    /**
     * Keeps the question. Without a mail it looks the same to the one who asked.
     *
     * @return the token that the mail carries
     */
    String keep(Question question, Origin origin) {
        String token = MemberKeys.newToken();
        jdbc.sql(ASK)
                .param("token", Tokens.hash(token))
                .param("kind", question.kind().word())
                .param("member", question.member().value())
                .param("key", question.mailbox().key())
                .param("address", question.mailbox().toString())
                .param("digests", question.digests().toArray(String[]::new))
                .param("wanted", question.wanted())
                .param("pair", question.pair())
                .param("now", Timestamp.from(clock.instant()))
                .param("network", origin.network())
                .param("page", origin.page())
                .param("wording", question.wording())
                .update();
        return token;
    }

    private static final String FIND = """
            select id, kind, member_id, address, address_key, generation, digests, wanted, pair, asked,
                   done is not null as done
              from confirmation
             where token_hash = :token
            """;

    Optional<Confirmation> find(String token) {
        return jdbc.sql(FIND)
                .param("token", Tokens.hash(token.toLowerCase(Locale.ROOT)))
                .query(Confirmations::confirmation)
                .optional();
    }

    /** How long a link of this kind is valid. */
    Duration valid(Confirmation.Kind kind) {
        return kind == Confirmation.Kind.JOIN ? site.signUp().valid() : VALID;
    }

    boolean tooOld(Confirmation asked) {
        return !(asked.done() && asked.kind() != Confirmation.Kind.DATA)
                && asked.asked().plus(valid(asked.kind())).isBefore(clock.instant());
    }

    private static final String DONE = """
            update confirmation set done = :now where id = :id and done is null
            """;

    /** False where it was done before. */
    boolean finish(Confirmation confirmation) {
        return jdbc.sql(DONE)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("id", confirmation.id())
                        .update()
                > 0;
    }

    private static final String LOCK = """
            select id from member where id = :member for update
            """;

    /** Within a transaction: nothing else is confirmed for the member until it ends. */
    void lockMember(Confirmation asked) {
        jdbc.sql(LOCK).param("member", asked.member().value()).query(Long.class).optional();
    }

    private static final String PURGE = """
            delete from confirmation where asked < :before
            """;

    private static final String PURGE_PENDING = """
            delete from member m
             where m.status = 'pending' and m.consented is null and m.joined < :before
               and exists (select from consent c where c.member_id = m.id and c.how = 'form')
            """;

    /** Deletes old confirmations, and all that is held of people who asked to join and never confirmed. */
    void purge() {
        Timestamp before = Timestamp.from(clock.instant().minus(KEPT));
        jdbc.sql(PURGE_PENDING).param("before", before).update();
        jdbc.sql(PURGE).param("before", before).update();
    }

    private static Confirmation confirmation(ResultSet row, int number) throws SQLException {
        return new Confirmation(
                row.getLong("id"),
                Confirmation.Kind.of(row.getString("kind")),
                new MemberId(row.getLong("member_id")),
                row.getString("address"),
                row.getString("address_key"),
                row.getInt("generation"),
                List.of((String[]) row.getArray("digests").getArray()),
                row.getString("wanted"),
                row.getString("pair"),
                row.getTimestamp("asked").toInstant(),
                row.getBoolean("done"));
    }
}

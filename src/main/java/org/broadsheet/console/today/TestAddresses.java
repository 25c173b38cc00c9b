package org.broadsheet.console.today;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.broadsheet.job.ApprovalRequests.EditorsAddresses;
import org.broadsheet.mail.Address;
import org.broadsheet.member.Suppressions;
import org.broadsheet.member.post.QueuedMail;
import org.broadsheet.member.post.TransactionalMailer;
import org.broadsheet.newsroom.SiteSettings;
import org.broadsheet.platform.Throttle;
import org.broadsheet.platform.Tokens;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Where test letters may go: the addresses of accounts, and those whose owner agreed once by a link in a mail. Without
 * this rule a stolen login could send any text, signed by the newsroom, to anybody.
 */
@Service
@ConditionalOnWebApplication
class TestAddresses {
    /** Letters of one account. */
    private static final Throttle.Limit EACH = new Throttle.Limit("test-letter", 10, Duration.ofMinutes(1));

    /** How long the link in the mail can be used. */
    private static final int HOURS = 72;

    private final JdbcClient jdbc;
    private final EditorsAddresses editors;
    private final Suppressions suppressions;
    private final Throttle throttle;
    private final TransactionalMailer mails;
    private final SiteSettings site;

    TestAddresses(
            JdbcClient jdbc,
            EditorsAddresses editors,
            Suppressions suppressions,
            Throttle throttle,
            TransactionalMailer mails,
            SiteSettings site) {
        this.jdbc = jdbc;
        this.editors = editors;
        this.suppressions = suppressions;
        this.throttle = throttle;
        this.mails = mails;
        this.site = site;
    }

    /** What is done with a test letter to an address. */
    enum Decision {
        SEND,
        /** Its owner was asked by mail. */
        ASKED,
        SUPPRESSED,
        TOO_OFTEN
    }

    /** Counts towards the limit, whatever the decision. */
    Decision decide(Address address, String by, String language) {
        if (!throttle.take(EACH, by)) return Decision.TOO_OFTEN;
        if (!suppressions.standing(address.key()).isEmpty()) return Decision.SUPPRESSED;
        if (allows(address)) return Decision.SEND;
        ask(address, by, language);
        return Decision.ASKED;
    }

    private static final String CONFIRMED =
            "select exists (select from test_address where address_key = :key and confirmed_at is not null)";

    private boolean allows(Address address) {
        return editors.ofEditors().stream()
                        .flatMap(known -> Address.find(known).stream())
                        .anyMatch(known -> known.key().equals(address.key()))
                || jdbc.sql(CONFIRMED)
                        .param("key", address.key())
                        .query(Boolean.class)
                        .single();
    }

    private static final String ASK = """
            insert into test_address (address_key, asked_by, token_hash) values (:key, :by, :hash)
            on conflict (address_key) do update
               set asked_by = excluded.asked_by, asked_at = now(), token_hash = excluded.token_hash
             where test_address.confirmed_at is null
            """;

    /** Mails the address a link by which its owner agrees; an earlier link ends. */
    private void ask(Address address, String by, String language) {
        String token = Tokens.secret();
        jdbc.sql(ASK)
                .param("key", address.key())
                .param("by", by)
                .param("hash", Tokens.hash(token))
                .update();
        Map<String, Object> model = new HashMap<>();
        model.put("kind", "test");
        model.put("language", language);
        model.put("username", address.toString());
        model.put("by", by);
        model.put("link", site.link("/test-address/" + token));
        model.put("hours", HOURS);
        mails.send(new QueuedMail("invite", address, null, model, null));
    }

    private static final String OPEN = """
            select exists (select from test_address
                            where token_hash = :hash
                              and (confirmed_at is not null or asked_at > now() - make_interval(hours => :hours)))
            """;

    /** Whether the link in a mail can be used, or was. */
    boolean isOpen(String token) {
        return jdbc.sql(OPEN)
                .param("hash", Tokens.hash(token))
                .param("hours", HOURS)
                .query(Boolean.class)
                .single();
    }

    private static final String CONFIRM =
            "update test_address set confirmed_at = now() where token_hash = :hash and confirmed_at is null";

    /** False where the link cannot be used; a second use changes nothing. */
    boolean confirm(String token) {
        if (!isOpen(token)) return false;
        jdbc.sql(CONFIRM).param("hash", Tokens.hash(token)).update();
        return true;
    }
}

package org.broadsheet.console.account;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.broadsheet.platform.Tokens;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Links that let their reader set a password or confirm a new address: each once, for a while, only the newest of an
 * account, and none of an account that is disabled. Only their hashes are kept.
 */
@Service
class AccountLinks {
    private final JdbcClient jdbc;

    AccountLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String MAKE = """
            with older as (delete from account_link where username = :username)
            insert into account_link (hash, username, expires)
            values (:hash, :username, now() + make_interval(secs => :valid))
            """;

    /** @return the secret that stands in the link */
    String make(String username, Duration valid) {
        String token = Tokens.secret();
        jdbc.sql(MAKE)
                .param("hash", hash(token))
                .param("username", username)
                .param("valid", valid.toSeconds())
                .update();
        return token;
    }

    private static final String FIND = """
            select l.username from account_link l join account a on a.username = l.username
             where l.hash = :hash and l.used is null and l.expires > now() and a.disabled is null
            """;

    /** Whose it is, while it holds. A look does not use it up. */
    Optional<String> owner(String token) {
        return jdbc.sql(FIND).param("hash", hash(token)).query(String.class).optional();
    }

    private static final String USE = """
            update account_link l set used = now() from account a
             where a.username = l.username and a.disabled is null
               and l.hash = :hash and l.used is null and l.expires > now()
            returning l.username
            """;

    /** Of two who use it at once, one. */
    Optional<String> use(String token) {
        return jdbc.sql(USE).param("hash", hash(token)).query(String.class).optional();
    }

    private static final String MAKE_EMAIL = """
            insert into account_email_change (username, hash, email, expires)
            values (:username, :hash, :email, now() + make_interval(secs => :valid))
            on conflict (username) do update
               set hash = excluded.hash, email = excluded.email, expires = excluded.expires
            """;

    /** @return the secret of the link that confirms this address for the account */
    String makeForEmail(String username, String email, Duration valid) {
        String token = Tokens.secret();
        jdbc.sql(MAKE_EMAIL)
                .param("username", username)
                .param("hash", hash(token))
                .param("email", email)
                .param("valid", valid.toSeconds())
                .update();
        return token;
    }

    /** An address that waits for its confirmation. */
    record EmailChange(String username, String email) {}

    private static final String FIND_EMAIL = """
            select c.username, c.email from account_email_change c join account a on a.username = c.username
             where c.hash = :hash and c.expires > now() and a.disabled is null
            """;

    Optional<EmailChange> emailChange(String token) {
        return jdbc.sql(FIND_EMAIL)
                .param("hash", hash(token))
                .query(EmailChange.class)
                .optional();
    }

    private static final String USE_EMAIL = """
            with confirmed as (delete from account_email_change c using account a
                                where a.username = c.username and a.disabled is null
                                  and c.hash = :hash and c.expires > now()
                               returning c.username, c.email)
            update account a set email = c.email from confirmed c
             where a.username = c.username
               and not exists (select from account o where lower(o.email) = lower(c.email) and o.username <> c.username)
            returning a.username, a.email
            """;

    /** Sets the address. Empty where the link is not good any more, or another account has the address. */
    Optional<EmailChange> useForEmail(String token) {
        return jdbc.sql(USE_EMAIL)
                .param("hash", hash(token))
                .query(EmailChange.class)
                .optional();
    }

    private static final String END = """
            with links as (delete from account_link where username = :username)
            delete from account_email_change where username = :username
            """;

    /** Makes all links of the account useless. */
    void end(String username) {
        jdbc.sql(END).param("username", username).update();
    }

    private static byte[] hash(String token) {
        return Tokens.sha256(token.getBytes(StandardCharsets.UTF_8));
    }
}

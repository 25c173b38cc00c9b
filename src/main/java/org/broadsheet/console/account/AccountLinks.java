package org.broadsheet.console.account;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.broadsheet.console.Audit;
import org.broadsheet.console.Audit.Subject;
import org.broadsheet.console.account.AccountMail.Link;
import org.broadsheet.console.account.Accounts.Account;
import org.broadsheet.console.account.Accounts.Role;
import org.broadsheet.console.account.Accounts.State;
import org.broadsheet.mail.Address;
import org.broadsheet.platform.Tokens;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links by mail: the invitation to an account, and those that let their reader set a password or confirm a new address.
 * Each works once, for a while, only the newest of an account, and none of an account that is disabled. Only their hashes
 * are kept.
 */
@Service
public class AccountLinks {
    private static final Duration SHORT = Duration.ofHours(1);
    private static final String NAME = "[a-z0-9][a-z0-9._-]{1,39}";

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Audit audit;
    private final AccountMail mail;
    private final LoginLimits limits;
    private final Duration valid;

    AccountLinks(
            JdbcClient jdbc,
            Accounts accounts,
            Audit audit,
            AccountMail mail,
            LoginLimits limits,
            ConsoleSettings settings) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.audit = audit;
        this.mail = mail;
        this.limits = limits;
        this.valid = settings.invitation();
    }

    /** A key of the messages where nobody was invited; empty: the mail is on its way. */
    @Transactional
    public Optional<String> invite(String username, String email, Role role, String language) {
        if (!username.matches(NAME)) return Optional.of("badName");
        Optional<Address> address = Address.find(email);
        if (address.isEmpty()) return Optional.of("badEmail");
        if (!accounts.invite(username, address.get().toString(), role, Audit.who())) return Optional.of("taken");
        mail.link(Link.INVITE, username, address.get(), language, make(username, valid), valid);
        audit.changed(Subject.account(username), "invited", role.stored());
        return Optional.empty();
    }

    /** A link for a new password, or the invitation again. False for an account without an address. */
    @Transactional
    public boolean send(Account account, String language) {
        Link link = account.accepted() == null ? Link.INVITE : Link.PASSWORD;
        return send(link, account, language, valid, Audit.who(), "link");
    }

    /** The account that may have one more link for a forgotten password. */
    Optional<Account> mayBeForgotten(String name) {
        return accounts.find(name)
                .filter(account -> account.state() == State.ACTIVE)
                .filter(account -> limits.mayHaveLink(account.username()));
    }

    /** What somebody asked for who says that this account is theirs; only its owner reads the answer. */
    @Transactional
    public void forgotten(Account account, String language) {
        send(Link.FORGOTTEN, account, language, SHORT, "–", "forgotten");
    }

    private boolean send(Link link, Account account, String language, Duration valid, String who, String what) {
        Optional<Address> address = Address.find(account.email());
        address.ifPresent(to -> {
            mail.link(link, account.username(), to, language, make(account.username(), valid), valid);
            audit.changed(who, Subject.account(account.username()), what, "");
        });
        return address.isPresent();
    }

    /**
     * The address of a page on which the owner sets a new password, valid once, for an hour; for a newsroom whose
     * administrator has forgotten theirs and has no e-mail. Empty: there is no such account, or it is disabled.
     *
     * @param name a username or an e-mail address
     * @param who for the audit log
     */
    @Transactional
    public Optional<String> resetLink(String name, String who) {
        return accounts.find(name).filter(account -> account.disabled() == null).map(account -> {
            audit.changed(who, Subject.account(account.username()), "link", "");
            return mail.address(Link.PASSWORD, make(account.username(), SHORT));
        });
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

    /** A new address counts once its mailbox has confirmed it. A key of the messages: {@code emailSent}, or why not. */
    String askForEmail(String username, String typed, String language) {
        Optional<Address> address = Address.find(typed.strip());
        if (address.isEmpty()) return "badEmail";
        if (!limits.mayHaveLink(username)) return "slower";
        String token = Tokens.secret();
        jdbc.sql(MAKE_EMAIL)
                .param("username", username)
                .param("hash", hash(token))
                .param("email", address.get().toString())
                .param("valid", SHORT.toSeconds())
                .update();
        mail.link(Link.EMAIL, username, address.get(), language, token, SHORT);
        return "emailSent";
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

    void end(String username) {
        jdbc.sql(END).param("username", username).update();
    }

    private static byte[] hash(String token) {
        return Tokens.sha256(token.getBytes(StandardCharsets.UTF_8));
    }
}

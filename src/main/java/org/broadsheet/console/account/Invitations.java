package org.broadsheet.console.account;

import java.time.Duration;
import java.util.Optional;
import org.broadsheet.console.account.Account.Role;
import org.broadsheet.console.account.AccountMail.Link;
import org.broadsheet.console.account.Audit.Subject;
import org.broadsheet.mail.Address;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives accounts, new passwords and new addresses by links in mails. */
@Service
public class Invitations {
    private static final Duration SHORT = Duration.ofHours(1);

    private static final String NAME = "[a-z0-9][a-z0-9._-]{1,39}";

    private final Accounts accounts;
    private final AccountLinks links;
    private final Audit audit;
    private final AccountMail mail;
    private final LoginLimits limits;
    private final Duration valid;

    Invitations(
            Accounts accounts,
            AccountLinks links,
            Audit audit,
            AccountMail mail,
            LoginLimits limits,
            ConsoleSettings settings) {
        this.accounts = accounts;
        this.links = links;
        this.audit = audit;
        this.mail = mail;
        this.limits = limits;
        this.valid = settings.invitation();
    }

    /** A key of the words files where nobody was invited; empty: the letter is on its way. */
    @Transactional
    public Optional<String> invite(String username, String email, Role role, String language) {
        if (!username.matches(NAME)) return Optional.of("badName");
        Optional<Address> address = AccountMail.mailbox(email);
        if (address.isEmpty()) return Optional.of("badEmail");
        if (!accounts.invite(username, address.get().toString(), role, Audit.who())) return Optional.of("taken");
        write(Link.INVITE, username, address.get(), language, valid);
        audit.changed(Subject.account(username), "invited", role.stored());
        return Optional.empty();
    }

    /** A link for a new password, or the invitation again; nothing for an account without an address. */
    @Transactional
    public boolean sendLink(Account account, String language) {
        Optional<Address> address = AccountMail.mailbox(account.email());
        address.ifPresent(to -> {
            write(account.accepted() == null ? Link.INVITE : Link.PASSWORD, account.username(), to, language, valid);
            audit.changed(Subject.account(account.username()), "link", "");
        });
        return address.isPresent();
    }

    /** The account that may have one more link for a forgotten password. */
    Optional<Account> mayBeForgotten(String name) {
        return accounts.find(name)
                .filter(account -> account.state().equals("active"))
                .filter(account -> limits.mayHaveLink(account.username()));
    }

    /** What somebody asked for who says that this account is theirs; only its owner reads the answer. */
    @Transactional
    public void forgotten(Account account, String language) {
        AccountMail.mailbox(account.email()).ifPresent(to -> {
            write(Link.FORGOTTEN, account.username(), to, language, SHORT);
            audit.changed("–", Subject.account(account.username()), "forgotten", "");
        });
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
            return mail.address(Link.PASSWORD, links.make(account.username(), SHORT));
        });
    }

    /** A new address counts once its mailbox has confirmed it. A key of the words files: {@code emailSent}, or why not. */
    String askForEmail(String username, String typed, String language) {
        Optional<Address> address = AccountMail.mailbox(typed.strip());
        if (address.isEmpty()) return "badEmail";
        if (!limits.mayHaveLink(username)) return "slower";
        String token = links.makeForEmail(username, address.get().toString(), SHORT);
        mail.link(Link.EMAIL, username, address.get(), language, token, SHORT);
        return "emailSent";
    }

    private void write(Link link, String username, Address to, String language, Duration valid) {
        mail.link(link, username, to, language, links.make(username, valid), valid);
    }
}

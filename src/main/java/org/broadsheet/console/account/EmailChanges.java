package org.broadsheet.console.account;

import java.time.Duration;
import java.util.Optional;
import org.broadsheet.console.account.AccountLinks.EmailChange;
import org.broadsheet.console.account.AccountMail.Link;
import org.broadsheet.mail.Address;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A new address for one's own account: it counts once the new mailbox has confirmed it. */
@ConditionalOnWebApplication
@Service
class EmailChanges {
    private static final Duration VALID = Duration.ofHours(1);

    private final Accounts accounts;
    private final AccountLinks links;
    private final AccountMail mail;
    private final AccountChanges changes;
    private final LoginLimits limits;

    EmailChanges(Accounts accounts, AccountLinks links, AccountMail mail, AccountChanges changes, LoginLimits limits) {
        this.accounts = accounts;
        this.links = links;
        this.mail = mail;
        this.changes = changes;
        this.limits = limits;
    }

    /** A key of the words files: {@code emailSent}, {@code badEmail} or {@code slower}. */
    String ask(Account account, String typed, String language) {
        Optional<Address> address = AccountMail.mailbox(typed.strip());
        if (address.isEmpty()) return "badEmail";
        if (!limits.mayHaveLink(account.username())) return "slower";
        String token = links.makeForEmail(account.username(), address.get().toString(), VALID);
        mail.link(Link.EMAIL, account.username(), address.get(), language, token, VALID);
        return "emailSent";
    }

    Optional<EmailChange> waiting(String token) {
        return links.emailChange(token);
    }

    /** Empty where the link is not good any more, or another account has the address. */
    @Transactional
    public Optional<EmailChange> confirm(String token) {
        Optional<Account> before = links.emailChange(token).flatMap(change -> accounts.find(change.username()));
        Optional<EmailChange> changed = links.useForEmail(token);
        changed.ifPresent(change -> changes.emailChanged(before.orElseThrow(), change.email()));
        return changed;
    }
}

package org.broadsheet.console.account;

import java.util.Locale;
import java.util.Optional;
import org.broadsheet.console.Audit;
import org.broadsheet.console.Audit.Subject;
import org.broadsheet.console.account.AccountLinks.EmailChange;
import org.broadsheet.console.account.AccountMail.Notice;
import org.broadsheet.console.account.Accounts.Account;
import org.broadsheet.console.account.Accounts.Role;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every change of what lets somebody in: it is in the audit log and told to the owner by mail; a reset by a link and a
 * disabling end all other ways in.
 */
@ConditionalOnWebApplication
@Service
class AccountChanges {
    private final Accounts accounts;
    private final Sessions sessions;
    private final Passkeys passkeys;
    private final AccountLinks links;
    private final AccountMail mail;
    private final Audit audit;

    AccountChanges(
            Accounts accounts,
            Sessions sessions,
            Passkeys passkeys,
            AccountLinks links,
            AccountMail mail,
            Audit audit) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passkeys = passkeys;
        this.links = links;
        this.mail = mail;
        this.audit = audit;
    }

    enum Act {
        ADMIN,
        EDITOR,
        DISABLE,
        ENABLE,
        END_SESSIONS,
        REMOVE
    }

    /** False where the newsroom would be left without an administrator. */
    @Transactional
    public boolean change(Account account, Act act) {
        String name = account.username();
        boolean takes = act == Act.EDITOR || act == Act.DISABLE || act == Act.REMOVE;
        if (takes && accounts.isLastAdmin(name)) return false;
        switch (act) {
            case ADMIN -> accounts.setRole(name, Role.ADMIN);
            case EDITOR -> accounts.setRole(name, Role.EDITOR);
            case DISABLE -> accounts.setDisabled(name, true);
            case ENABLE -> accounts.setDisabled(name, false);
            case REMOVE -> accounts.remove(name);
            case END_SESSIONS -> {}
        }
        if (act == Act.DISABLE || act == Act.REMOVE) endAll(name);
        else sessions.end(name);
        audit.changed(Subject.account(name), act.name().toLowerCase(Locale.ROOT), "");
        notice(act).ifPresent(notice -> mail.tell(account, notice, ""));
        return true;
    }

    private static Optional<Notice> notice(Act act) {
        return switch (act) {
            case ADMIN -> Optional.of(Notice.ADMIN);
            case EDITOR -> Optional.of(Notice.EDITOR);
            case DISABLE, REMOVE -> Optional.of(Notice.DISABLE);
            case ENABLE -> Optional.of(Notice.ENABLE);
            case END_SESSIONS -> Optional.empty();
        };
    }

    /** The owner has set a password, knowing the old one. Sessions but this one and all links end; passkeys stay and are shown. */
    @Transactional
    public void passwordChanged(Account account, String encoded, String session) {
        String name = account.username();
        accounts.setPassword(name, encoded);
        links.end(name);
        sessions.endAllBut(name, session);
        audit.changed(Subject.account(name), "password", "");
        mail.tell(account, Notice.PASSWORD, "");
    }

    /** Somebody with a link has set a password: nothing else that let somebody in does so any more. */
    @Transactional
    public void passwordReset(Account account, String encoded) {
        String name = account.username();
        boolean first = account.accepted() == null;
        accounts.setPassword(name, encoded);
        endAll(name);
        audit.changed(name, Subject.account(name), "password", "by a link");
        if (!first) mail.tell(account, Notice.RESET, "");
    }

    @Transactional
    public void passkeyAdded(String username, String label) {
        told(username, Notice.PASSKEY_ADDED, label);
    }

    /** False where the passkey is not theirs. */
    @Transactional
    public boolean removePasskey(String username, String id) {
        Optional<String> label = passkeys.remove(username, id);
        label.ifPresent(removed -> told(username, Notice.PASSKEY_REMOVED, removed));
        return label.isPresent();
    }

    /** Sessions, and with them open streams; passkeys; links. */
    private void endAll(String username) {
        passkeys.removeAll(username);
        links.end(username);
        sessions.end(username);
    }

    private void told(String username, Notice notice, String label) {
        audit.changed(
                Subject.account(username),
                notice.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                label);
        accounts.find(username).ifPresent(account -> mail.tell(account, notice, label));
    }

    /**
     * The new mailbox has confirmed. Both addresses hear of it, and a link that waits in the old one ends. Empty where the
     * link is not good any more, or another account has the address.
     */
    @Transactional
    public Optional<EmailChange> confirmEmail(String token) {
        Optional<Account> before = links.emailChange(token).flatMap(change -> accounts.find(change.username()));
        Optional<EmailChange> changed = links.useForEmail(token);
        changed.ifPresent(change -> emailChanged(before.orElseThrow(), change.email()));
        return changed;
    }

    private void emailChanged(Account before, String email) {
        String name = before.username();
        links.end(name);
        // No address in the audit log: it can never be deleted there.
        audit.changed(name, Subject.account(name), "email", "");
        mail.tell(before, Notice.EMAIL, email);
        mail.tell(email, name, Notice.EMAIL, email);
    }
}

package org.broadsheet.console.account;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an administrator may do with an account; whoever loses rights is logged out with them. */
@ConditionalOnWebApplication
@Service
class AccountChanges {
    private final Accounts accounts;
    private final Sessions sessions;
    private final Audit audit;
    private final Clock clock;

    AccountChanges(Accounts accounts, Sessions sessions, Audit audit, Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /** All that can be done; {@code ENABLE} and {@code ADMIN} take nothing away. */
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
            case DISABLE -> accounts.setDisabled(name, clock.instant());
            case ENABLE -> accounts.setDisabled(name, null);
            case REMOVE -> accounts.remove(name);
            case END_SESSIONS -> {}
        }
        sessions.end(name);
        audit.changed(Subject.account(name), act.name().toLowerCase(java.util.Locale.ROOT), "");
        return true;
    }
}

package org.broadsheet.console.account;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;

/** Who is logged in, on all nodes. */
@ConditionalOnWebApplication
@Service
class Sessions {
    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    Sessions(FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.sessions = sessions;
    }

    int count(String username) {
        return sessions.findByPrincipalName(username).size();
    }

    /** Ends them at once; whoever had one is asked to log in at the next click. */
    void end(String username) {
        endAllBut(username, null);
    }

    /** @param kept the id of the session that stays */
    void endAllBut(String username, @Nullable String kept) {
        sessions.findByPrincipalName(username).keySet().stream()
                .filter(id -> !id.equals(kept))
                .forEach(sessions::deleteById);
    }
}

package org.broadsheet.console.account;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Service;

/**
 * A new password for one who has forgotten theirs. Whether there is such an account shows neither in the answer nor in
 * the time it takes: all that depends on it happens behind the answer.
 */
@ConditionalOnWebApplication
@Service
class Forgotten implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(Forgotten.class);
    private static final int MOST_WAITING = 200;

    private final Accounts accounts;
    private final Invitations invitations;
    private final LoginLimits limits;
    private final ThreadPoolExecutor behind = new ThreadPoolExecutor(
            0, 1, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), new ThreadPoolExecutor.DiscardPolicy());

    Forgotten(Accounts accounts, Invitations invitations, LoginLimits limits) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.limits = limits;
    }

    /**
     * False: too many were asked for from there, whatever they were.
     *
     * @param name a name or an e-mail address
     */
    boolean ask(String name, String network, String language) {
        if (!limits.mayAsk(network)) return false;
        behind.execute(() -> write(name, language));
        return true;
    }

    private void write(String name, String language) {
        try {
            accounts.find(name)
                    .filter(account -> account.state().equals("active"))
                    .filter(account -> limits.mayHaveLink(account.username()))
                    .ifPresent(account -> invitations.forgotten(account, language));
        } catch (RuntimeException e) {
            log.error("link for a forgotten password could not be sent", e);
        }
    }

    @Override
    public void destroy() {
        behind.shutdown();
    }
}

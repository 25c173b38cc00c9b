package org.broadsheet.console.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/**
 * What changes who gets in wants a login of the last five minutes: a browser left open is not enough. A login by the
 * newsroom's provider counts only for accounts that have neither password nor passkey, since providers answer without
 * asking.
 */
@Component
class FreshLogin {
    static final Duration VALID = Duration.ofMinutes(5);
    /** The person may do it once they have logged in again. */
    static final AuthorizationDecision STALE = new AuthorizationDecision(false);

    private static final String AT = "broadsheet.login.at";
    private static final String DOOR = "broadsheet.login.door";

    private final Accounts accounts;
    private final Clock clock;

    FreshLogin(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** How somebody has logged in. */
    enum Door {
        PASSWORD("password"),
        PASSKEY("passkey"),
        PROVIDER("OpenID Connect");

        /** As the audit log has it. */
        final String words;

        Door(String words) {
            this.words = words;
        }
    }

    void happened(HttpSession session, Door door) {
        session.setAttribute(AT, clock.instant());
        session.setAttribute(DOOR, door.name());
    }

    boolean holds(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || request.getUserPrincipal() == null) return false;
        boolean recent =
                session.getAttribute(AT) instanceof Instant at && at.plus(VALID).isAfter(clock.instant());
        boolean byProvider = Door.PROVIDER.name().equals(session.getAttribute(DOOR));
        return recent && !(byProvider && hasOwnProof(request.getUserPrincipal().getName()));
    }

    /** Whether the account can prove itself here, by password or passkey. */
    boolean hasOwnProof(String username) {
        return accounts.find(username)
                .filter(account ->
                        account.passkeys() > 0 || accounts.password(account).isPresent())
                .isPresent();
    }

    /** For requests that want a role and a fresh login; {@link #STALE} where only the latter is missing. */
    AuthorizationManager<RequestAuthorizationContext> with(String role) {
        AuthorizationManager<RequestAuthorizationContext> roles = AuthorityAuthorizationManager.hasRole(role);
        return new AuthorizationManager<>() {
            @Override
            public @Nullable AuthorizationResult authorize(
                    Supplier<? extends Authentication> login, RequestAuthorizationContext context) {
                AuthorizationResult allowed = roles.authorize(login, context);
                if (allowed == null || !allowed.isGranted()) return allowed;
                return holds(context.getRequest()) ? allowed : STALE;
            }
        };
    }
}

package org.broadsheet.console.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.broadsheet.console.Audit;
import org.broadsheet.console.account.AccountMail.Notice;
import org.broadsheet.member.Network;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Notes logins and refused tries, by which way and from which network, and knows how fresh a login is. What changes who
 * gets in wants one of the last five minutes: a browser left open is not enough. A login by the newsroom's provider counts
 * only for accounts that have neither password nor passkey, since providers answer without asking.
 */
@ConditionalOnWebApplication
@Component
class Logins {
    static final Duration VALID = Duration.ofMinutes(5);
    /** The person may do it once they have logged in again. */
    static final AuthorizationDecision STALE = new AuthorizationDecision(false);

    private static final String AT = "broadsheet.login.at";
    private static final String DOOR = "broadsheet.login.door";

    private final Accounts accounts;
    private final LoginLimits limits;
    private final Audit audit;
    private final ConsoleSettings settings;
    private final AccountMail mail;
    private final Clock clock;

    Logins(
            Accounts accounts,
            LoginLimits limits,
            Audit audit,
            ConsoleSettings settings,
            AccountMail mail,
            Clock clock) {
        this.accounts = accounts;
        this.limits = limits;
        this.audit = audit;
        this.settings = settings;
        this.mail = mail;
        this.clock = clock;
    }

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

    @EventListener
    void entered(InteractiveAuthenticationSuccessEvent event) {
        Authentication login = event.getAuthentication();
        String username = login.getName();
        accounts.entered(username);
        request().ifPresent(request -> {
            // Until now it was a stranger's, which lives shorter.
            request.getSession().setMaxInactiveInterval((int) settings.session().toSeconds());
            String network = Network.of(request.getRemoteAddr());
            limits.entered(username, network);
            Door door = door(login);
            request.getSession().setAttribute(AT, clock.instant());
            request.getSession().setAttribute(DOOR, door.name());
            if (door == Door.PROVIDER && !audit.hasEntered(username, door.words))
                accounts.find(username).ifPresent(account -> mail.tell(account, Notice.PROVIDER, ""));
            audit.entered(username, "login", door.words + ", " + network);
        });
    }

    /** What was typed as a name may be a password: only names that are an account's are written down. */
    @EventListener
    void refused(AbstractAuthenticationFailureEvent event) {
        String network = request().map(r -> Network.of(r.getRemoteAddr())).orElse("");
        accounts.find(String.valueOf(event.getAuthentication().getName()))
                .ifPresent(account -> audit.entered(account.username(), "refused", network));
    }

    private static Door door(Authentication login) {
        return switch (login.getClass().getSimpleName()) {
            case "WebAuthnAuthentication" -> Door.PASSKEY;
            case "OAuth2AuthenticationToken" -> Door.PROVIDER;
            default -> Door.PASSWORD;
        };
    }

    private static Optional<HttpServletRequest> request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes here
                ? Optional.of(here.getRequest())
                : Optional.empty();
    }

    boolean isFresh(HttpServletRequest request) {
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
                return isFresh(context.getRequest()) ? allowed : STALE;
            }
        };
    }
}

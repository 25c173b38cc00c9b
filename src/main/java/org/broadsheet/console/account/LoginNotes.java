package org.broadsheet.console.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.broadsheet.member.Network;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Who came in, by which door, and who did not. */
@ConditionalOnWebApplication
@Component
class LoginNotes {
    private final Accounts accounts;
    private final LoginMeasure measure;
    private final Audit audit;
    private final ConsoleSettings settings;

    LoginNotes(Accounts accounts, LoginMeasure measure, Audit audit, ConsoleSettings settings) {
        this.accounts = accounts;
        this.measure = measure;
        this.audit = audit;
        this.settings = settings;
    }

    @EventListener
    void entered(InteractiveAuthenticationSuccessEvent event) {
        Authentication login = event.getAuthentication();
        String username = login.getName();
        accounts.entered(username);
        request().ifPresent(request -> {
            // Until now it was a stranger's, whom we need not remember for long.
            request.getSession().setMaxInactiveInterval((int) settings.session().toSeconds());
            String network = Network.of(request.getRemoteAddr());
            measure.entered(username, network);
            audit.entered(username, "login", door(login) + ", " + network);
        });
    }

    /** What was typed as a name may be a password: only names that are an account's are written down. */
    @EventListener
    void refused(AbstractAuthenticationFailureEvent event) {
        String network = request().map(r -> Network.of(r.getRemoteAddr())).orElse("");
        accounts.find(String.valueOf(event.getAuthentication().getName()))
                .ifPresent(account -> audit.entered(account.username(), "refused", network));
    }

    private static String door(Authentication login) {
        return switch (login.getClass().getSimpleName()) {
            case "WebAuthnAuthentication" -> "passkey";
            case "OAuth2AuthenticationToken" -> "OpenID Connect";
            default -> "password";
        };
    }

    private static Optional<HttpServletRequest> request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes here
                ? Optional.of(here.getRequest())
                : Optional.empty();
    }
}

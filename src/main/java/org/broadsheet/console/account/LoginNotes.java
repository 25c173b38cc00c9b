package org.broadsheet.console.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.broadsheet.console.account.AccountMail.Notice;
import org.broadsheet.console.account.FreshLogin.Door;
import org.broadsheet.member.Network;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Notes logins and refused tries, by which way and from which network. */
@ConditionalOnWebApplication
@Component
class LoginNotes {
    private final Accounts accounts;
    private final LoginLimits limits;
    private final Audit audit;
    private final ConsoleSettings settings;
    private final FreshLogin fresh;
    private final AccountMail mail;

    LoginNotes(
            Accounts accounts,
            LoginLimits limits,
            Audit audit,
            ConsoleSettings settings,
            FreshLogin fresh,
            AccountMail mail) {
        this.accounts = accounts;
        this.limits = limits;
        this.audit = audit;
        this.settings = settings;
        this.fresh = fresh;
        this.mail = mail;
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
            fresh.happened(request.getSession(), door);
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
}

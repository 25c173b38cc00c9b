package org.broadsheet.console.account;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

/**
 * Ends the provider's session after ours, where the login came from a provider that offers that (OpenID Connect
 * RP-Initiated Logout 1.0). A provider that is away does not keep anybody logged in here.
 */
class ProviderLogout extends OidcClientInitiatedLogoutSuccessHandler {
    static final String HERE = "/console/login?logout";
    /** The request attribute with the provider's address. */
    static final String THERE = "broadsheet.provider-logout";

    private static final Logger log = LoggerFactory.getLogger(ProviderLogout.class);

    ProviderLogout(ClientRegistrationRepository providers, @Nullable URI site) {
        super(providers);
        setDefaultTargetUrl(HERE);
        if (site != null) setPostLogoutRedirectUri(site.toString().replaceFirst("/+$", "") + HERE);
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication login)
            throws IOException, ServletException {
        String next = next(request, response, login);
        if (next.startsWith("/")) {
            response.sendRedirect(next);
            return;
        }
        // A redirect would be the form's, which the policy form-action lets lead to our own pages only.
        response.setHeader("Refresh", "0; url=" + next);
        request.setAttribute(THERE, next);
        request.getRequestDispatcher("/console/login/left").forward(request, response);
    }

    private String next(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication login) {
        if (login == null) return HERE;
        try {
            return determineTargetUrl(request, response, login);
        } catch (RuntimeException e) {
            log.warn("provider not asked to log out error={}", e.toString());
            return HERE;
        }
    }
}

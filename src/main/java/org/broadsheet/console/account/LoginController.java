package org.broadsheet.console.account;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.security.Principal;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.broadsheet.console.PageSettings;
import org.broadsheet.member.Network;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The login page, with all ways in that the settings open, and the one for a forgotten password. */
@Controller
class LoginController implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(LoginController.class);
    private static final int MOST_WAITING = 200;

    private final Passkeys passkeys;
    private final NewsroomLogin newsroom;
    private final Logins logins;
    private final ReturnPath returnPath;
    private final AccountLinks links;
    private final LoginLimits limits;
    private final ThreadPoolExecutor behind = new ThreadPoolExecutor(
            0, 1, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), new ThreadPoolExecutor.DiscardPolicy());

    LoginController(
            Passkeys passkeys,
            NewsroomLogin newsroom,
            Logins logins,
            ReturnPath returnPath,
            AccountLinks links,
            LoginLimits limits) {
        this.passkeys = passkeys;
        this.newsroom = newsroom;
        this.logins = logins;
        this.returnPath = returnPath;
        this.links = links;
        this.limits = limits;
    }

    /**
     * Ends the provider's session after ours, where the login came from a provider that offers that (OpenID Connect
     * RP-Initiated Logout 1.0). A provider that is away does not keep anybody logged in here.
     */
    static class ProviderLogout extends OidcClientInitiatedLogoutSuccessHandler {
        static final String HERE = "/console/login?logout";
        /** The request attribute with the provider's address. */
        static final String THERE = "broadsheet.provider-logout";

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

    /** @param who somebody who is logged in and proves once more that it is them */
    @GetMapping("/console/login")
    String login(@Nullable Principal who, HttpServletRequest request, HttpServletResponse response, Model model) {
        if (who != null && request.getParameter("prove") != null && returnPath.path(request) == null)
            returnPath.save(response, "/console/account");
        return page(who == null ? "" : who.getName(), false, model);
    }

    /** What the throttle shows, with its own status. */
    @RequestMapping("/console/login/slower")
    String slower(Model model) {
        return page("", true, model);
    }

    /** What the browser shows on its way to the provider's own logout. */
    @RequestMapping("/console/login/left")
    String left(
            @RequestAttribute(name = ProviderLogout.THERE, required = false) @Nullable String provider, Model model) {
        model.addAttribute("providerLogout", provider == null ? "" : provider);
        return page("", false, model);
    }

    /** Where a login by script goes on. */
    @GetMapping("/console/login/next")
    String next(HttpServletRequest request, HttpServletResponse response) {
        String path = returnPath.path(request);
        returnPath.removeRequest(request, response);
        return "redirect:" + (path == null ? "/console" : path);
    }

    /** @param known who is logged in; empty: nobody */
    private String page(String known, boolean slower, Model model) {
        boolean hasOwnProof = !known.isEmpty() && logins.hasOwnProof(known);
        model.addAttribute("known", known);
        model.addAttribute("slower", slower);
        model.addAttribute("passkeys", passkeys.areOpen());
        model.addAttribute("providers", hasOwnProof ? Map.of() : newsroom.names());
        return "web/console/account/login";
    }

    @GetMapping("/console/login/forgotten")
    String forgotten(@RequestParam(defaultValue = "") String asked, Model model) {
        return forgottenPage(asked.isEmpty() ? "ask" : "asked", model);
    }

    /**
     * Whether there is such an account shows neither in the answer nor in the time it takes: all that depends on it
     * happens behind the answer.
     */
    @PostMapping("/console/login/forgotten")
    String askForPassword(
            @RequestParam(defaultValue = "") String name,
            Model model,
            @RequestAttribute PageSettings look,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (limits.mayAsk(Network.of(request.getRemoteAddr()))) {
            behind.execute(() -> sendLink(name, look.language()));
            return "redirect:/console/login/forgotten?asked=1";
        }
        response.setStatus(429);
        return forgottenPage("slower", model);
    }

    private void sendLink(String name, String language) {
        try {
            links.mayBeForgotten(name).ifPresent(account -> links.forgotten(account, language));
        } catch (RuntimeException e) {
            log.error("link for a forgotten password could not be sent", e);
        }
    }

    private static String forgottenPage(String at, Model model) {
        model.addAttribute("at", at);
        return "web/console/account/forgotten";
    }

    @Override
    public void destroy() {
        behind.shutdown();
    }
}

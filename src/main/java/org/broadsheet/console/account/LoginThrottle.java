package org.broadsheet.console.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.broadsheet.member.Network;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a login with 429 before the password is looked at where the account or the network has tried too often. */
class LoginThrottle extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger(LoginThrottle.class);
    private static final String WAIT_SECONDS = "60";

    private final LoginLimits limits;

    LoginThrottle(LoginLimits limits) {
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String network = Network.of(request.getRemoteAddr());
        String path = request.getServletPath();
        if (path.equals("/console/login") && request.getMethod().equals("POST")) {
            String name = Optional.ofNullable(request.getParameter("username")).orElse("");
            if (!limits.mayTry(name, network)) refuse(request, response, network);
            else chain.doFilter(Accounts.isUnclear(name) ? new Nameless(request) : request, response);
        } else if (begins(path) && request.getSession(false) == null && !limits.mayBegin(network)) {
            refuse(request, response, network);
        } else chain.doFilter(request, response);
    }

    /** These keep a challenge in a session, which a stranger does not have yet. */
    private static boolean begins(String path) {
        return path.startsWith("/oauth2/authorization/") || path.equals("/webauthn/authenticate/options");
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, String network)
            throws ServletException, IOException {
        log.warn("login slowed down network={}", network);
        response.setStatus(429);
        response.setHeader("Retry-After", WAIT_SECONDS);
        request.getRequestDispatcher("/console/login/slower").forward(request, response);
    }

    /** A name with control characters is refused as an unknown one is, after the same time. */
    private static class Nameless extends HttpServletRequestWrapper {
        Nameless(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            return name.equals("username") ? "" : super.getParameter(name);
        }
    }
}

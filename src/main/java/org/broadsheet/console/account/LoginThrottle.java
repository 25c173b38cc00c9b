package org.broadsheet.console.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.broadsheet.member.Network;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/** Before a password is looked at: whether this name or this network has tried too often. */
class LoginThrottle extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger(LoginThrottle.class);
    private static final String WAIT_SECONDS = "60";

    private final LoginMeasure measure;

    LoginThrottle(LoginMeasure measure) {
        this.measure = measure;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || !request.getServletPath().equals("/console/login");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String name = Optional.ofNullable(request.getParameter("username")).orElse("");
        String network = Network.of(request.getRemoteAddr());
        if (measure.mayTry(name, network)) {
            chain.doFilter(request, response);
            return;
        }
        log.warn("login slowed down network={}", network);
        response.setStatus(429);
        response.setHeader("Retry-After", WAIT_SECONDS);
        request.getRequestDispatcher("/console/login/slower").forward(request, response);
    }
}

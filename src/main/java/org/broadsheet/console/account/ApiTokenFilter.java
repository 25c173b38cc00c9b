package org.broadsheet.console.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.broadsheet.member.Network;
import org.broadsheet.platform.Throttle;
import org.broadsheet.platform.Throttle.Limit;
import org.broadsheet.platform.Tokens;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets scripts in by {@code Authorization: Bearer TOKEN}; without a token set, nobody. A network that sends wrong tokens
 * gets 429 after twenty. The right one is taken there, too: with 32 random characters it is not found by trying.
 */
class ApiTokenFilter extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";
    private static final Limit REFUSED = new Limit("api-refused", 20, Duration.ofSeconds(15));

    private final ApiSettings settings;
    private final Throttle throttle;

    ApiTokenFilter(ApiSettings settings, Throttle throttle) {
        this.settings = settings;
        this.throttle = throttle;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader("Authorization");
        if (header != null && header.startsWith(SCHEME)) {
            if (knows(header.substring(SCHEME.length())))
                SecurityContextHolder.getContext()
                        .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                                "api", null, AuthorityUtils.createAuthorityList("ROLE_API")));
            else if (!throttle.take(REFUSED, Network.of(request.getRemoteAddr()))) {
                response.setHeader("Retry-After", Long.toString(REFUSED.refill().toSeconds()));
                response.sendError(429);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private boolean knows(String given) {
        String token = settings.token();
        return token != null && !token.isBlank() && Tokens.matches(token, given);
    }
}

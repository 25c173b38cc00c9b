package org.broadsheet.console.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets scripts in by {@code Authorization: Bearer TOKEN}, compared in constant time; without a token set, nobody. */
class ApiTokenFilter extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final ApiSettings settings;

    ApiTokenFilter(ApiSettings settings) {
        this.settings = settings;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (knows(request.getHeader("Authorization"))) {
            SecurityContextHolder.getContext()
                    .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                            "api", null, AuthorityUtils.createAuthorityList("ROLE_API")));
        }
        chain.doFilter(request, response);
    }

    private boolean knows(@Nullable String header) {
        String token = settings.token();
        if (token == null || token.isBlank() || header == null || !header.startsWith(SCHEME)) return false;
        return MessageDigest.isEqual(octets(token), octets(header.substring(SCHEME.length())));
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package org.broadsheet.console.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.broadsheet.console.server.ServerSettings;
import org.broadsheet.member.Network;
import org.broadsheet.platform.Throttle;
import org.broadsheet.platform.Throttle.Limit;
import org.broadsheet.platform.Tokens;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.filter.OncePerRequestFilter;

/** What scripts may reach, by the token of the settings: the API, and the actuator's endpoints. */
@ConditionalOnWebApplication
@Configuration(proxyBeanMethods = false)
class ApiSecurity {
    /**
     * {@code broadsheet.api.*}.
     *
     * @param token the bearer token of scripts; none: the API is closed
     */
    @ConfigurationProperties("broadsheet.api")
    record ApiSettings(@Nullable String token) {}

    /** Health is open to all, and metrics on a port of their own; every other endpoint wants the token on any port. */
    @Bean
    @Order(0)
    SecurityFilterChain operations(HttpSecurity http, Environment environment, ApiSettings settings, Throttle throttle)
            throws Exception {
        boolean own = ManagementPortType.get(environment) == ManagementPortType.DIFFERENT;
        return byToken(http.securityMatcher(EndpointRequest.toAnyEndpoint()), settings, throttle)
                .authorizeHttpRequests(requests -> {
                    requests.requestMatchers(EndpointRequest.to("health")).permitAll();
                    if (own)
                        requests.requestMatchers(EndpointRequest.to("prometheus"))
                                .permitAll();
                    requests.anyRequest().authenticated();
                })
                .build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, ApiSettings settings, Throttle throttle, ServerSettings site)
            throws Exception {
        SecurityConfiguration.common(http.securityMatcher("/api/**"), site, ReferrerPolicy.NO_REFERRER);
        return byToken(http, settings, throttle)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }

    private static HttpSecurity byToken(HttpSecurity http, ApiSettings settings, Throttle throttle) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new TokenFilter(settings, throttle), BasicAuthenticationFilter.class)
                .exceptionHandling(
                        e -> e.authenticationEntryPoint((request, response, why) -> response.sendError(401)));
    }

    /**
     * Lets scripts in by {@code Authorization: Bearer TOKEN}; without a token set, nobody. A network that sends wrong tokens
     * gets 429 after twenty. The right one is taken there, too: with 32 random characters it is not found by trying.
     */
    private static class TokenFilter extends OncePerRequestFilter {
        private static final String SCHEME = "Bearer ";
        private static final Limit REFUSED = new Limit("api-refused", 20, Duration.ofSeconds(15));

        private final ApiSettings settings;
        private final Throttle throttle;

        TokenFilter(ApiSettings settings, Throttle throttle) {
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
                    response.setHeader(
                            "Retry-After", Long.toString(REFUSED.refill().toSeconds()));
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
}

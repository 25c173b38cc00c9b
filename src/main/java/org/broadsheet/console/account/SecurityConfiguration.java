package org.broadsheet.console.account;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may see what: scripts by a token, editors by their login, everybody the public pages, which keep no session. */
@ConditionalOnWebApplication
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    /** Everything is served by us; forms go home only. */
    private static final String CONTENT_POLICY =
            "default-src 'self'; img-src 'self' https: data:; style-src 'self' 'unsafe-inline'; base-uri 'none';"
                    + " form-action 'self'; frame-ancestors 'self'";

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, ApiSettings settings) throws Exception {
        return common(http.securityMatcher("/api/**"))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new ApiTokenFilter(settings), BasicAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(e -> e.authenticationEntryPoint((request, response, why) -> response.sendError(401)))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain console(HttpSecurity http) throws Exception {
        return common(http.securityMatcher("/console", "/console/**"))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/console/login")
                        .permitAll()
                        .requestMatchers("/console/members/**", "/console/accounts/**", "/console/audit/**")
                        .hasRole("ADMIN")
                        .anyRequest()
                        .hasRole("EDITOR"))
                .formLogin(login -> login.loginPage("/console/login").defaultSuccessUrl("/console", false))
                .logout(logout -> logout.logoutUrl("/console/logout").logoutSuccessUrl("/console/login"))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain everybody(HttpSecurity http) throws Exception {
        // One-click unsubscribe comes without cookie, session or token of ours (RFC 8058, section 3.1).
        return common(http)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    private static HttpSecurity common(HttpSecurity http) throws Exception {
        return http.headers(headers -> headers.cacheControl(Customizer.withDefaults())
                .frameOptions(frames -> frames.sameOrigin())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .contentSecurityPolicy(content -> content.policyDirectives(CONTENT_POLICY)));
    }
}

package org.broadsheet.console.account;

import jakarta.servlet.http.HttpServletResponse;
import org.broadsheet.console.server.UploadGuard;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.stereotype.Component;

/** Who may see what: scripts by a token, editors by their login, everybody the public pages, which keep no session. */
@ConditionalOnWebApplication
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    /** Everything is served by us, nothing stands in the page itself, and forms go home only. */
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: data:; font-src 'self';"
                    + " connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'self'";

    private static final String[] CONSOLE = {
        "/console", "/console/**", "/webauthn/**", "/login/webauthn", "/oauth2/**", "/login/oauth2/**"
    };
    private static final String[] BEFORE_LOGIN = {
        "/console/login",
        "/console/login/**",
        "/console/invitation/**",
        "/webauthn/authenticate/options",
        "/login/webauthn"
    };
    private static final String[] ADMINISTRATORS = {
        "/console/members/**", "/console/accounts/**", "/console/audit/**", "/console/settings/**"
    };

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, ApiSettings settings) throws Exception {
        return common(http.securityMatcher("/api/**"), ReferrerPolicy.NO_REFERRER)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new ApiTokenFilter(settings), BasicAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(e -> e.authenticationEntryPoint((request, response, why) -> response.sendError(401)))
                .build();
    }

    /** The doors that are open only where the settings say so. */
    @ConditionalOnWebApplication
    @Component
    record Doors(
            ObjectProvider<WebAuthnRelyingPartyOperations> passkeys,
            ObjectProvider<ClientRegistrationRepository> providers,
            NewsroomLogin newsroomLogin) {

        void open(HttpSecurity http) throws Exception {
            if (passkeys.getIfAvailable() != null)
                http.webAuthn(passkey -> passkey.disableDefaultRegistrationPage(true));
            if (providers.getIfAvailable() != null)
                http.oauth2Login(login -> login.loginPage("/console/login")
                        .userInfoEndpoint(user -> user.oidcUserService(newsroomLogin))
                        .defaultSuccessUrl("/console", false)
                        .failureUrl("/console/login?newsroom"));
        }
    }

    @Bean
    @Order(2)
    SecurityFilterChain console(HttpSecurity http, Doors doors, LoginMeasure measure, KeptForms kept) throws Exception {
        doors.open(http);
        // Our own pages may know where a form came from; other sites learn nothing.
        return common(http.securityMatcher(CONSOLE), ReferrerPolicy.SAME_ORIGIN)
                .authorizeHttpRequests(requests -> requests.requestMatchers(BEFORE_LOGIN)
                        .permitAll()
                        .requestMatchers(ADMINISTRATORS)
                        .hasRole("ADMIN")
                        .anyRequest()
                        .hasRole("EDITOR"))
                .addFilterBefore(new UploadGuard(), CsrfFilter.class)
                .addFilterBefore(new LoginThrottle(measure), UsernamePasswordAuthenticationFilter.class)
                .formLogin(login -> login.loginPage("/console/login").defaultSuccessUrl("/console", false))
                .logout(logout -> logout.logoutUrl("/console/logout").logoutSuccessUrl("/console/login?logout"))
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .exceptionHandling(e -> e.accessDeniedHandler(kept).authenticationEntryPoint(toLogin()))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain everybody(HttpSecurity http) throws Exception {
        // One-click unsubscribe comes without cookie, session or token of ours (RFC 8058, section 3.1).
        return common(http, ReferrerPolicy.NO_REFERRER)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** htmx would put the login into a corner of the page; its header takes the whole window there. */
    private static AuthenticationEntryPoint toLogin() {
        AuthenticationEntryPoint pages = new LoginUrlAuthenticationEntryPoint("/console/login");
        return (request, response, why) -> {
            if (request.getHeader("HX-Request") == null) {
                pages.commence(request, response, why);
                return;
            }
            response.setHeader("HX-Redirect", "/console/login?expired");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        };
    }

    /** After the login one wants the page back that one asked for, not a piece of one. */
    private static RequestCache pagesOnly() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> {
            String accepts = request.getHeader("Accept");
            return request.getMethod().equals("GET")
                    && request.getHeader("HX-Request") == null
                    && accepts != null
                    && accepts.contains(MediaType.TEXT_HTML_VALUE);
        });
        return cache;
    }

    private static HttpSecurity common(HttpSecurity http, ReferrerPolicy referrers) throws Exception {
        return http.headers(headers -> headers.cacheControl(Customizer.withDefaults())
                .frameOptions(frames -> frames.sameOrigin())
                .referrerPolicy(referrer -> referrer.policy(referrers))
                .contentSecurityPolicy(content -> content.policyDirectives(CONTENT_POLICY)));
    }
}

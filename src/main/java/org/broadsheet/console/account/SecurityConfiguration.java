package org.broadsheet.console.account;

import java.util.Map;
import org.broadsheet.console.account.LoginController.ProviderLogout;
import org.broadsheet.console.server.ServerSettings;
import org.broadsheet.console.server.UploadGuard;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/** Who may see what: editors by their login, everybody the public pages, which have no session. Scripts: {@link ApiSecurity}. */
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
        "/console/email/**",
        "/webauthn/authenticate/options",
        "/login/webauthn"
    };
    /** Changes of what lets oneself in; a change of the password asks for the old one instead. */
    private static final String[] WHO_GETS_IN = {
        "/console/account/email", "/console/account/passkeys/**", "/webauthn/register", "/webauthn/register/**"
    };

    private static final String[] ADMINISTRATORS = {
        "/console/members/**", "/console/accounts/**", "/console/audit/**", "/console/settings/**"
    };

    private final ServerSettings site;

    SecurityConfiguration(ServerSettings site) {
        this.site = site;
    }

    /** Knows what Spring Security knows, and stores BCrypt. */
    @Bean
    PasswordEncoder passwordEncoder(ConsoleSettings settings) {
        var encoder = new DelegatingPasswordEncoder(
                "bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(settings.passwordCost())));
        encoder.setDefaultPasswordEncoderForMatches(PasswordEncoderFactories.createDelegatingPasswordEncoder());
        return encoder;
    }

    @Bean
    @Order(2)
    SecurityFilterChain console(
            HttpSecurity http,
            Passkeys passkeys,
            NewsroomLogin newsroom,
            LoginLimits limits,
            SavedForms forms,
            Logins logins,
            ReturnPath returnPath)
            throws Exception {
        if (passkeys.areOpen()) http.webAuthn(passkey -> passkey.disableDefaultRegistrationPage(true));
        newsroom.open(http);
        // Our own pages may know where a form came from; other sites learn nothing.
        return common(http.securityMatcher(CONSOLE), site, ReferrerPolicy.SAME_ORIGIN)
                .authorizeHttpRequests(requests -> requests.requestMatchers(BEFORE_LOGIN)
                        .permitAll()
                        // Passkeys are removed by our own page, which asks for a fresh login and tells the owner.
                        .requestMatchers(HttpMethod.DELETE, "/webauthn/**")
                        .denyAll()
                        .requestMatchers(HttpMethod.POST, WHO_GETS_IN)
                        .access(logins.with("EDITOR"))
                        .requestMatchers(HttpMethod.POST, "/console/accounts/**")
                        .access(logins.with("ADMIN"))
                        .requestMatchers(ADMINISTRATORS)
                        .hasRole("ADMIN")
                        .anyRequest()
                        .hasRole("EDITOR"))
                .addFilterBefore(new UploadGuard(), CsrfFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie()))
                .sessionManagement(sessions -> sessions.sessionFixation(fixation -> fixation.migrateSession()))
                .addFilterBefore(new Sessions.Age(), SecurityContextHolderFilter.class)
                .addFilterBefore(new LoginLimits.Guard(limits), OAuth2AuthorizationRequestRedirectFilter.class)
                .formLogin(login -> login.loginPage("/console/login")
                        .defaultSuccessUrl("/console", false)
                        .failureHandler(refused()))
                .logout(logout -> logout.logoutUrl("/console/logout").logoutSuccessUrl(ProviderLogout.HERE))
                .requestCache(cache -> cache.requestCache(returnPath))
                .exceptionHandling(e -> e.accessDeniedHandler(forms).authenticationEntryPoint(forms))
                .build();
    }

    private static AuthenticationFailureHandler refused() {
        var handler = new SimpleUrlAuthenticationFailureHandler("/console/login?error");
        handler.setAllowSessionCreation(false);
        return handler;
    }

    /** In a cookie, so that a stranger's look at the login page makes no session. */
    private CookieCsrfTokenRepository csrfCookie() {
        CookieCsrfTokenRepository repository = new CookieCsrfTokenRepository();
        repository.setCookieName(site.cookieName("csrf"));
        repository.setHeaderName("X-CSRF-TOKEN");
        repository.setCookiePath("/");
        repository.setCookieCustomizer(
                cookie -> cookie.secure(site.isHttps()).httpOnly(true).sameSite("Lax"));
        return repository;
    }

    @Bean
    @Order(3)
    SecurityFilterChain everybody(HttpSecurity http) throws Exception {
        // One-click unsubscribe comes without cookie, session or token of ours (RFC 8058, section 3.1).
        return common(http, site, ReferrerPolicy.NO_REFERRER)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    static HttpSecurity common(HttpSecurity http, ServerSettings site, ReferrerPolicy referrers) throws Exception {
        return http.headers(headers -> headers.cacheControl(Customizer.withDefaults())
                .frameOptions(frames -> frames.sameOrigin())
                .referrerPolicy(referrer -> referrer.policy(referrers))
                .httpStrictTransportSecurity(hsts -> {
                    // What we are called decides, not what a proxy says about the request.
                    if (site.isHttps()) hsts.requestMatcher(AnyRequestMatcher.INSTANCE);
                })
                .contentSecurityPolicy(content -> content.policyDirectives(CONTENT_POLICY)));
    }
}

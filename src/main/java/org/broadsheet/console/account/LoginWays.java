package org.broadsheet.console.account;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.stereotype.Component;

/** Passkeys and the newsroom's own provider: ways in that are open only where the settings say so. */
@ConditionalOnWebApplication
@Component
class LoginWays {
    private final ObjectProvider<WebAuthnRelyingPartyOperations> passkeys;
    private final ObjectProvider<ClientRegistrationRepository> providers;
    private final NewsroomLogin newsroomLogin;

    LoginWays(
            ObjectProvider<WebAuthnRelyingPartyOperations> passkeys,
            ObjectProvider<ClientRegistrationRepository> providers,
            NewsroomLogin newsroomLogin) {
        this.passkeys = passkeys;
        this.providers = providers;
        this.newsroomLogin = newsroomLogin;
    }

    void open(HttpSecurity http) throws Exception {
        if (passkeys.getIfAvailable() != null)
            http.webAuthn(passkey -> passkey.disableDefaultRegistrationPage(true));
        ClientRegistrationRepository registrations = providers.getIfAvailable();
        if (registrations == null) return;
        http.oauth2Login(login -> login.loginPage("/console/login")
                .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(resolver(registrations)))
                .userInfoEndpoint(user -> user.oidcUserService(newsroomLogin))
                .defaultSuccessUrl("/console", false)
                .failureUrl("/console/login?newsroom"));
    }

    /** Who is logged in and comes again proves that it is them: the provider must ask (OpenID Connect Core, 3.1.2.1). */
    private static DefaultOAuth2AuthorizationRequestResolver resolver(ClientRegistrationRepository registrations) {
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(registrations, "/oauth2/authorization");
        resolver.setAuthorizationRequestCustomizer(request -> {
            Authentication login = SecurityContextHolder.getContext().getAuthentication();
            if (login != null && !(login instanceof AnonymousAuthenticationToken))
                request.additionalParameters(parameters -> parameters.put("prompt", "login"));
        });
        return resolver;
    }
}

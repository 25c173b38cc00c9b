package org.broadsheet.console.account;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.oauth2.client.autoconfigure.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;

/** Passkeys and the newsroom's own provider: ways in that are open only where the settings say so. */
@ConditionalOnWebApplication
@Configuration(proxyBeanMethods = false)
class LoginWays {
    private final ObjectProvider<WebAuthnRelyingPartyOperations> passkeys;
    private final ObjectProvider<ClientRegistrationRepository> providers;
    private final NewsroomLogin newsroomLogin;
    private final @Nullable URI site;

    LoginWays(
            ObjectProvider<WebAuthnRelyingPartyOperations> passkeys,
            ObjectProvider<ClientRegistrationRepository> providers,
            NewsroomLogin newsroomLogin,
            @Value("${broadsheet.site.url:#{null}}") @Nullable URI site) {
        this.site = site;
        this.passkeys = passkeys;
        this.providers = providers;
        this.newsroomLogin = newsroomLogin;
    }

    /** Asks the provider at the first login, not at the start: a letter must go out while the provider is away. */
    @Bean
    @ConditionalOnOAuth2ClientRegistrationProperties
    static SupplierClientRegistrationRepository providers(OAuth2ClientProperties properties) {
        return new SupplierClientRegistrationRepository(() -> new InMemoryClientRegistrationRepository(
                new OAuth2ClientPropertiesMapper(properties).asClientRegistrations()));
    }

    void open(HttpSecurity http) throws Exception {
        if (passkeys.getIfAvailable() != null) http.webAuthn(passkey -> passkey.disableDefaultRegistrationPage(true));
        ClientRegistrationRepository registrations = providers.getIfAvailable();
        if (registrations == null) return;
        http.oauth2Login(login -> login.loginPage("/console/login")
                .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(resolver(registrations)))
                .userInfoEndpoint(user -> user.oidcUserService(newsroomLogin))
                .defaultSuccessUrl("/console", false)
                .failureUrl("/console/login?newsroom"));
    }

    /** Who is logged in and comes again proves that it is them: the provider must ask (OpenID Connect Core, 3.1.2.1). */
    private DefaultOAuth2AuthorizationRequestResolver resolver(ClientRegistrationRepository registrations) {
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(registrations, "/oauth2/authorization");
        resolver.setAuthorizationRequestCustomizer(request -> {
            if (site != null) back(request, site);
            Authentication login = SecurityContextHolder.getContext().getAuthentication();
            if (login != null && !(login instanceof AnonymousAuthenticationToken))
                request.additionalParameters(parameters -> parameters.put("prompt", "login"));
        });
        return resolver;
    }

    /** Back to our own name, whatever name the request was made to. */
    private static void back(OAuth2AuthorizationRequest.Builder request, URI site) {
        String base = site.toString().replaceFirst("/+$", "") + "/login/oauth2/code/";
        request.attributes(about -> request.redirectUri(base + about.get(OAuth2ParameterNames.REGISTRATION_ID)));
    }
}

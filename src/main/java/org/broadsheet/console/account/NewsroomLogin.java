package org.broadsheet.console.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.broadsheet.console.account.Accounts.Account;
import org.broadsheet.console.account.LoginController.ProviderLogout;
import org.broadsheet.console.server.ServerSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.oauth2.client.autoconfigure.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * The newsroom's own login (OpenID Connect) says who somebody is; whether they may enter, and as what, says their account
 * here, found by the address that the provider has verified. Nobody gets an account by having a login elsewhere.
 */
@ConditionalOnWebApplication
@Configuration(proxyBeanMethods = false)
class NewsroomLogin implements OAuth2UserService<OidcUserRequest, OidcUser> {
    private static final String NO_ACCOUNT = "no_account";
    private static final String UNVERIFIED = "unverified_address";

    private final Accounts accounts;
    private final ObjectProvider<ClientRegistrationRepository> providers;
    private final ObjectProvider<OAuth2ClientProperties> settings;
    private final ServerSettings site;
    private final OidcUserService provider = new OidcUserService();

    NewsroomLogin(
            Accounts accounts,
            ObjectProvider<ClientRegistrationRepository> providers,
            ObjectProvider<OAuth2ClientProperties> settings,
            ServerSettings site) {
        this.accounts = accounts;
        this.providers = providers;
        this.settings = settings;
        this.site = site;
    }

    /** Asks the provider at the first login, not at the start: a letter must go out while the provider is away. */
    @Bean
    @ConditionalOnOAuth2ClientRegistrationProperties
    static SupplierClientRegistrationRepository providers(OAuth2ClientProperties properties) {
        return new SupplierClientRegistrationRepository(() -> new InMemoryClientRegistrationRepository(
                new OAuth2ClientPropertiesMapper(properties).asClientRegistrations()));
    }

    /** The providers that the settings name, by their ids; in the order of the settings. */
    Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        if (providers.getIfAvailable() == null) return names;
        settings.ifAvailable(given -> given.getRegistration().forEach((id, registration) -> {
            String name = registration.getClientName();
            names.put(id, name == null ? id : name);
        }));
        return names;
    }

    void open(HttpSecurity http) throws Exception {
        ClientRegistrationRepository registrations = providers.getIfAvailable();
        if (registrations == null) return;
        http.oauth2Login(login -> login.loginPage("/console/login")
                .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(resolver(registrations)))
                .userInfoEndpoint(user -> user.oidcUserService(this))
                .defaultSuccessUrl("/console", false)
                .failureHandler(NewsroomLogin::failed));
        http.logout(logout -> logout.logoutSuccessHandler(new ProviderLogout(registrations, site.url())));
    }

    /** Who is logged in and comes again proves that it is them: the provider must ask (OpenID Connect Core, 3.1.2.1). */
    private DefaultOAuth2AuthorizationRequestResolver resolver(ClientRegistrationRepository registrations) {
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(registrations, "/oauth2/authorization");
        resolver.setAuthorizationRequestCustomizer(request -> {
            if (site.url() != null) back(request, site.url());
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

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser user = provider.loadUser(request);
        Account account = accounts.withEmail(verified(user))
                .filter(known -> known.disabled() == null)
                .orElseThrow(() -> refused(NO_ACCOUNT));
        String[] roles = Arrays.stream(account.role().authorities())
                .map(role -> "ROLE_" + role)
                .toArray(String[]::new);
        return new NewsroomUser(AuthorityUtils.createAuthorityList(roles), user.getIdToken(), account.username());
    }

    /** One who came by the provider. The name is the account's, whatever the provider claims. */
    static class NewsroomUser extends DefaultOidcUser {
        private static final long serialVersionUID = 1;

        private final String account;

        NewsroomUser(Collection<? extends GrantedAuthority> authorities, OidcIdToken token, String account) {
            super(authorities, token);
            this.account = account;
        }

        @Override
        public String getName() {
            return account;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof NewsroomUser user && user.account.equals(account) && super.equals(other);
        }

        @Override
        public int hashCode() {
            return account.hashCode();
        }
    }

    private static String verified(OidcUser user) {
        String email = user.getEmail();
        if (email == null || !Boolean.TRUE.equals(user.getEmailVerified())) throw refused(UNVERIFIED);
        return email;
    }

    private static OAuth2AuthenticationException refused(String why) {
        return new OAuth2AuthenticationException(new OAuth2Error(why), why);
    }

    /** Tells the person why: no account here, an address that the provider has not verified, or a login that failed there. */
    static void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        String code = why instanceof OAuth2AuthenticationException known
                ? known.getError().getErrorCode()
                : "";
        response.sendRedirect("/console/login?"
                + switch (code) {
                    case NO_ACCOUNT -> "newsroom";
                    case UNVERIFIED -> "unverified";
                    default -> "provider";
                });
    }
}

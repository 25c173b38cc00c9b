package org.broadsheet.console.account;

import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * The newsroom's own login (OpenID Connect) says who somebody is; whether they may enter, and as what, says their account
 * here, found by the address that the provider has verified. Nobody gets an account by having a login elsewhere.
 */
@ConditionalOnWebApplication
@Component
class NewsroomLogin implements OAuth2UserService<OidcUserRequest, OidcUser> {
    private final Accounts accounts;
    private final OidcUserService provider = new OidcUserService();

    NewsroomLogin(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser user = provider.loadUser(request);
        Account account = accounts.withEmail(verified(user))
                .filter(known -> known.disabled() == null)
                .orElseThrow(() -> refused("no account"));
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
        if (email == null || !Boolean.TRUE.equals(user.getEmailVerified())) throw refused("no verified address");
        return email;
    }

    private static OAuth2AuthenticationException refused(String why) {
        return new OAuth2AuthenticationException(new OAuth2Error("access_denied"), why);
    }
}

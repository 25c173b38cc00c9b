package org.broadsheet.console.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The accounts as Spring Security asks for them. */
@ConditionalOnWebApplication
@Component
class Logins implements UserDetailsService, UserDetailsPasswordService {
    private final Accounts accounts;
    /** For those without a password: to refuse them takes as long as to refuse a wrong one. */
    private final String nobodys;

    Logins(Accounts accounts, PasswordEncoder encoder) {
        this.accounts = accounts;
        this.nobodys = encoder.encode(UUID.randomUUID().toString());
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        return accounts.find(name)
                .filter(account -> account.state().equals("active"))
                .map(this::details)
                .orElseThrow(() -> new UsernameNotFoundException("no such account"));
    }

    /** The password in the encoder's current form, once its owner has typed it. */
    @Override
    public UserDetails updatePassword(UserDetails user, @Nullable String encoded) {
        if (encoded != null) accounts.setPassword(user.getUsername(), encoded);
        return loadUserByUsername(user.getUsername());
    }

    private UserDetails details(Account account) {
        return User.withUsername(account.username())
                .password(accounts.password(account).orElse(nobodys))
                .roles(account.role().authorities())
                .build();
    }
}

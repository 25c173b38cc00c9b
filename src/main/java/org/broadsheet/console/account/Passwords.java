package org.broadsheet.console.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.console.account.Accounts.Account;
import org.broadsheet.console.account.Accounts.State;
import org.broadsheet.member.Network;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** Passwords: checked by Spring Security at a login, and set by their owner, who must know the old one, or by a link. */
@ConditionalOnWebApplication
@Service
class Passwords implements UserDetailsService, UserDetailsPasswordService {
    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final SecretRule rule;
    private final LoginLimits limits;
    private final AccountLinks links;
    private final AccountChanges changes;
    /** For those without a password: to refuse them takes as long as to refuse a wrong one. */
    private final String nobodys;

    Passwords(
            Accounts accounts,
            PasswordEncoder encoder,
            SecretRule rule,
            LoginLimits limits,
            AccountLinks links,
            AccountChanges changes) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.rule = rule;
        this.limits = limits;
        this.links = links;
        this.changes = changes;
        this.nobodys = encoder.encode(UUID.randomUUID().toString());
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        return accounts.find(name)
                .filter(account -> account.state() == State.ACTIVE)
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

    boolean has(Account account) {
        return accounts.password(account).isPresent();
    }

    /** A key of the words files where it stays as it was; empty: changed. */
    Optional<String> change(
            Account account, String current, String password, String repeated, HttpServletRequest request) {
        Optional<String> old = accounts.password(account);
        if (old.isEmpty()) return Optional.of("none");
        if (!limits.mayTry(account.username(), Network.of(request.getRemoteAddr()))) return Optional.of("slower");
        if (!encoder.matches(current, old.get())) return Optional.of("wrong");
        Optional<String> fault = rule.fault(password, repeated, account);
        if (fault.isPresent()) return fault;
        changes.passwordChanged(
                account, encoder.encode(password), request.getSession().getId());
        return Optional.empty();
    }

    /** As {@link #change}, by the secret of a link; {@code gone} where that opens nothing. */
    Optional<String> reset(String token, String password, String repeated) {
        Optional<Account> owner = links.owner(token).flatMap(accounts::find);
        if (owner.isEmpty()) return Optional.of("gone");
        Optional<String> fault = rule.fault(password, repeated, owner.get());
        if (fault.isPresent()) return fault;
        if (links.use(token).isEmpty()) return Optional.of("gone");
        changes.passwordReset(owner.get(), encoder.encode(password));
        return Optional.empty();
    }
}

package org.broadsheet.console.account;

import java.util.Optional;
import org.broadsheet.member.Network;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** Changing a password by its owner, who must know the old one: a desk left alone for a minute is not enough. */
@ConditionalOnWebApplication
@Service
class Passwords {
    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final LoginMeasure measure;
    private final Audit audit;

    Passwords(Accounts accounts, PasswordEncoder encoder, LoginMeasure measure, Audit audit) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.measure = measure;
        this.audit = audit;
    }

    /** What was typed, and from where. */
    record Change(String current, String password, String repeated, String address) {}

    boolean has(Account account) {
        return accounts.password(account).isPresent();
    }

    /** A key of the words files where it stays as it was; empty: changed. */
    Optional<String> change(Account account, Change change) {
        String username = account.username();
        Optional<String> old = accounts.password(account);
        if (old.isEmpty()) return Optional.of("none");
        if (!measure.mayTry(username, Network.of(change.address()))) return Optional.of("slower");
        if (!encoder.matches(change.current(), old.get())) return Optional.of("wrong");
        Optional<String> fault = PasswordRule.fault(change.password(), change.repeated(), username);
        if (fault.isPresent()) return fault;
        accounts.setPassword(username, encoder.encode(change.password()));
        audit.changed(Subject.account(username), "password", "");
        return Optional.empty();
    }
}

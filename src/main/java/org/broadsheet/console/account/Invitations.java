package org.broadsheet.console.account;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.mail.Address;
import org.broadsheet.mail.BadAddress;
import org.broadsheet.member.post.Errand;
import org.broadsheet.member.post.Post;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Accounts come by mail: who has the letter sets a password and is in. */
@Service
class Invitations {
    /** Who asks is waiting for it. */
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private static final String NAME = "[a-z0-9][a-z0-9._-]{1,39}";

    private final Accounts accounts;
    private final AccountLinks links;
    private final Audit audit;
    private final Post post;
    private final Means means;

    /** What the letter needs. */
    @org.springframework.stereotype.Component
    record Means(
            ConsoleSettings settings,

            @Value("${broadsheet.site.url:#{null}}") @Nullable
            String site) {}

    Invitations(Accounts accounts, AccountLinks links, Audit audit, Post post, Means means) {
        this.accounts = accounts;
        this.links = links;
        this.audit = audit;
        this.post = post;
        this.means = means;
    }

    /** A key of the words files where nobody was invited; empty: the letter is on its way. */
    @Transactional
    public Optional<String> invite(String username, String email, Role role, String language) {
        if (!username.matches(NAME)) return Optional.of("badName");
        Optional<Address> address = address(email);
        if (address.isEmpty()) return Optional.of("badEmail");
        if (!accounts.invite(username, address.get().toString(), role, Audit.who())) return Optional.of("taken");
        write("invite", username, address.get(), language, means.settings().invitation());
        audit.changed(Subject.account(username), "invited", role.stored());
        return Optional.empty();
    }

    /** A link for a new password, or the invitation again; nothing for an account without an address. */
    @Transactional
    public boolean sendLink(Account account, String language) {
        Optional<Address> address = Optional.ofNullable(account.email()).flatMap(Invitations::address);
        address.ifPresent(to -> {
            Duration valid = means.settings().invitation();
            write(account.accepted() == null ? "invite" : "password", account.username(), to, language, valid);
            audit.changed(Subject.account(account.username()), "link", "");
        });
        return address.isPresent();
    }

    /** What somebody asked for who says that this account is theirs; only its owner reads the answer. */
    @Transactional
    public void forgotten(Account account, String language) {
        Optional.ofNullable(account.email()).flatMap(Invitations::address).ifPresent(to -> {
            write("forgotten", account.username(), to, language, FORGOTTEN);
            audit.changed("–", Subject.account(account.username()), "forgotten", "");
        });
    }

    private void write(String kind, String username, Address to, String language, Duration valid) {
        String token = links.make(username, valid);
        Map<String, Object> model = Map.of(
                "kind",
                kind,
                "language",
                language,
                "username",
                username,
                "by",
                Audit.who(),
                "link",
                link("/console/invitation/" + token),
                "hours",
                valid.toHours());
        post.send(new Errand("invite", to, null, model, null));
    }

    private String link(String path) {
        String base = means.site();
        if (base == null)
            throw new IllegalStateException("broadsheet.site.url is not set: the public address of our pages");
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }

    private static Optional<Address> address(String typed) {
        try {
            return Optional.of(Address.parse(typed));
        } catch (BadAddress e) {
            return Optional.empty();
        }
    }
}

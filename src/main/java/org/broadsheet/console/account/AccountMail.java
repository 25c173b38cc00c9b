package org.broadsheet.console.account;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.broadsheet.console.Audit;
import org.broadsheet.console.account.Accounts.Account;
import org.broadsheet.mail.Address;
import org.broadsheet.member.post.QueuedMail;
import org.broadsheet.member.post.TransactionalMailer;
import org.broadsheet.newsroom.NewsroomSettings;
import org.broadsheet.newsroom.SiteSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The mails about accounts: links, and what has changed in who gets in. */
@Service
class AccountMail {
    private final TransactionalMailer mailer;
    private final NewsroomSettings newsroom;
    private final SiteSettings site;

    AccountMail(TransactionalMailer mailer, NewsroomSettings newsroom, SiteSettings site) {
        this.mailer = mailer;
        this.newsroom = newsroom;
        this.site = site;
    }

    /** A letter with a link to press. */
    enum Link {
        INVITE("invite", "/console/invitation/"),
        PASSWORD("password", "/console/invitation/"),
        FORGOTTEN("forgotten", "/console/invitation/"),
        EMAIL("email", "/console/email/");

        final String kind;
        final String path;

        Link(String kind, String path) {
            this.kind = kind;
            this.path = path;
        }
    }

    /** A change that the owner of an account hears of. */
    enum Notice {
        PASSWORD,
        RESET,
        PASSKEY_ADDED,
        PASSKEY_REMOVED,
        PROVIDER,
        EMAIL,
        ADMIN,
        EDITOR,
        DISABLE,
        ENABLE
    }

    void link(Link link, String username, Address to, String language, String token, Duration valid) {
        Map<String, Object> model = model(link.kind, language, username);
        model.put("link", address(link, token));
        model.put("hours", valid.toHours());
        mailer.send(new QueuedMail("invite", to, null, model, null));
    }

    /** The address of a link's page. */
    String address(Link link, String token) {
        return site.link(link.path + token);
    }

    /**
     * Tells the owner; nothing where the account has no address.
     *
     * @param detail what exactly, such as a passkey's label or the new address
     */
    void tell(Account account, Notice notice, String detail) {
        tell(account.email(), account.username(), notice, detail);
    }

    /** As {@link #tell(Account, Notice, String)}, to an address that the account had. */
    void tell(@Nullable String email, String username, Notice notice, String detail) {
        Address.find(email).ifPresent(to -> {
            Map<String, Object> model = model(notice.name(), newsroom.language(), username);
            model.put("detail", detail);
            mailer.send(new QueuedMail("account", to, null, model, null));
        });
    }

    private static Map<String, Object> model(String kind, String language, String username) {
        return new HashMap<>(Map.of("kind", kind, "language", language, "username", username, "by", Audit.who()));
    }
}

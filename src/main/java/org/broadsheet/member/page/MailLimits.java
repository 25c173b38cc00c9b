package org.broadsheet.member.page;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.client5.http.psl.PublicSuffixMatcher;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;
import org.broadsheet.mail.Address;
import org.broadsheet.newsroom.SiteSettings;
import org.broadsheet.platform.Throttle;
import org.broadsheet.platform.Throttle.Limit;
import org.springframework.stereotype.Component;

/**
 * How many mails visitors may cause: for each network, for each mailbox and its domain, and in all. A mailbox is counted
 * once however its address is spelled, so that nobody is flooded by plus addresses.
 */
@Component
class MailLimits {
    /** Part of the total that the networks of one provider (IPv4 /16, IPv6 /16) may use. */
    private static final int SHARES = 10;

    private static final Set<String> WITHOUT_DOTS = Set.of("gmail.com", "googlemail.com");
    private static final Set<String> PROVIDERS = Set.of(
            ("gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com aol.com icloud.com"
                            + " me.com mac.com proton.me protonmail.com pm.me gmx.de gmx.net gmx.com web.de t-online.de"
                            + " freenet.de mail.com fastmail.com zoho.com orange.fr wanadoo.fr free.fr laposte.net sfr.fr"
                            + " libero.it wp.pl o2.pl onet.pl op.pl interia.pl seznam.cz ukr.net i.ua meta.ua bigmir.net"
                            + " email.ua mail.ru yandex.ru qq.com 163.com naver.com")
                    .split(" "));

    private final PublicSuffixMatcher suffixes = PublicSuffixMatcherLoader.getDefault();
    private final Throttle throttle;
    private final Limit perNetwork;
    private final Limit perShare;
    private final Limit reserved;
    private final Limit inAll;
    private final Limit perMailbox;
    private final Limit perDomain;
    private final Limit afterComplaint = new Limit("mail after complaint", 1, Duration.ofDays(1));

    MailLimits(Throttle throttle, SiteSettings site) {
        SiteSettings.SignUp limits = site.signUp();
        this.throttle = throttle;
        this.perNetwork = anHour("mail per network", limits.perNetwork());
        this.perShare = anHour("mail per share", Math.max(limits.perNetwork(), limits.inAll() / SHARES));
        this.reserved = anHour("mail reserved", 1);
        this.inAll = anHour("mail in all", limits.inAll());
        this.perMailbox = anHour("mail per mailbox", limits.perAddress());
        this.perDomain = anHour("mail per domain", limits.perDomain());
    }

    private static Limit anHour(String name, int size) {
        return new Limit(name, size, Duration.ofHours(1).dividedBy(size));
    }

    /**
     * Counts a request of this network. Where the total is used up, a provider's networks still have one request an hour:
     * whoever uses up the total does not close sign-up for everybody else.
     */
    boolean allows(Origin origin) {
        String share = share(origin.network());
        if (!throttle.take(perNetwork, origin.network()) || !throttle.take(perShare, share)) return false;
        boolean first = throttle.take(reserved, share);
        return throttle.take(inAll, "") || first;
    }

    /** Counts a mail to this mailbox; whether it may be sent tells nothing about whose it is. */
    boolean allows(Address mailbox) {
        if (!throttle.take(perMailbox, mailboxOf(mailbox))) return false;
        String domain = domainOf(mailbox);
        return PROVIDERS.contains(domain) || throttle.take(perDomain, domain);
    }

    /** Counts a question to a mailbox whose owner complained: one a day, so that they can come back. */
    boolean allowsAfterComplaint(Address mailbox) {
        return throttle.take(afterComplaint, mailboxOf(mailbox));
    }

    /** Without what follows a plus sign; Gmail reads no dots either, and knows both of its domains as one. */
    static String mailboxOf(Address address) {
        String key = address.key();
        int at = key.lastIndexOf('@');
        String local = key.substring(0, at);
        int plus = local.indexOf('+');
        if (plus > 0) local = local.substring(0, plus);
        String domain = key.substring(at + 1);
        if (!WITHOUT_DOTS.contains(domain)) return local + '@' + domain;
        return local.replace(".", "") + "@gmail.com";
    }

    /** The domain that somebody registered: a catch-all of subdomains is one victim. */
    private String domainOf(Address address) {
        String root = suffixes.getDomainRoot(address.domain());
        return root == null ? address.domain() : root.toLowerCase(Locale.ROOT);
    }

    private static String share(String network) {
        boolean v4 = network.indexOf('.') > 0;
        int first = network.indexOf(v4 ? '.' : ':');
        int second = v4 ? network.indexOf('.', first + 1) : first;
        return second < 0 ? network : network.substring(0, second);
    }
}

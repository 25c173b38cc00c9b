package org.broadsheet.member.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.client5.http.psl.PublicSuffixMatcher;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;
import org.broadsheet.mail.Address;
import org.broadsheet.member.Network;
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

    /** How many times the mails of an hour a mailbox gets in a day: an hour's worth each hour would be a flood. */
    private static final int DAY = 2;

    /**
     * Mailboxes with several addresses, as their providers document: domains, of which the first stands for all, then the
     * characters that are ignored before the @, then the sign after which the rest is ignored.
     */
    private static final List<Alias> ALIASES = List.of(
            new Alias("gmail.com googlemail.com", ".", '+'),
            new Alias("proton.me protonmail.com protonmail.ch pm.me", ".-_", '+'),
            new Alias("yandex.com yandex.ru yandex.ua yandex.by yandex.kz ya.ru", ".-", '+'),
            new Alias("icloud.com me.com mac.com", "", '+'),
            new Alias("yahoo.com ymail.com rocketmail.com", "", '-'));

    /** {@code anything@user.fastmail.com} is {@code user@fastmail.com}. */
    private static final List<String> BY_SUBDOMAIN = List.of(".fastmail.com", ".fastmail.fm");

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
    private final Limit perMailboxDay;
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
        int aDay = DAY * limits.perAddress();
        this.perMailboxDay =
                new Limit("mail per mailbox and day", aDay, Duration.ofDays(1).dividedBy(aDay));
        this.perDomain = anHour("mail per domain", limits.perDomain());
    }

    /**
     * From where somebody asked.
     *
     * @param network their address's {@link Network}
     * @param page the page with the form, without its query
     */
    record Origin(String network, String page) {
        private static final int LONGEST = 300;

        static Origin of(HttpServletRequest request) {
            String page = Optional.ofNullable(request.getHeader("Origin"))
                    .filter(origin -> !origin.equals("null"))
                    .or(() -> Optional.ofNullable(request.getHeader("Referer"))
                            .map(link -> link.replaceAll("[?#].*", "")))
                    .orElseGet(() -> own(request))
                    .replaceAll("[^!-~]", "");
            return new Origin(
                    Network.of(request.getRemoteAddr()), page.length() <= LONGEST ? page : page.substring(0, LONGEST));
        }

        // Our own pages send no referrer, and so no origin: their form says itself where it stands.
        private static String own(HttpServletRequest request) {
            String page = request.getParameter("page");
            return page != null && page.matches("(https?:/)?/.*") ? page : "";
        }
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
        String one = mailboxOf(mailbox);
        if (!throttle.take(perMailbox, one) || !throttle.take(perMailboxDay, one)) return false;
        String domain = domainOf(mailbox);
        return PROVIDERS.contains(domain) || throttle.take(perDomain, domain);
    }

    /** Counts a question to a mailbox whose owner complained: one a day, so that they can come back. */
    boolean allowsAfterComplaint(Address mailbox) {
        return throttle.take(afterComplaint, mailboxOf(mailbox));
    }

    /** One address for all spellings of the mailbox. Elsewhere than here nobody is taken for somebody else by this. */
    static String mailboxOf(Address address) {
        String key = address.key();
        int at = key.lastIndexOf('@');
        String local = until(key.substring(0, at), '+');
        String domain = key.substring(at + 1);
        for (String parent : BY_SUBDOMAIN) {
            if (domain.endsWith(parent))
                return domain.substring(0, domain.length() - parent.length()) + '@' + parent.substring(1);
        }
        return ALIASES.stream()
                .filter(alias -> alias.domains().contains(domain))
                .findFirst()
                .map(alias -> alias.mailbox(local))
                .orElse(local + '@' + domain);
    }

    private static String until(String local, char separator) {
        int end = local.indexOf(separator);
        return end > 0 ? local.substring(0, end) : local;
    }

    private record Alias(List<String> domains, String ignored, char separator) {
        Alias(String domains, String ignored, char separator) {
            this(List.of(domains.split(" ")), ignored, separator);
        }

        String mailbox(String local) {
            String kept = until(local, separator)
                    .chars()
                    .filter(c -> ignored.indexOf(c) < 0)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            return kept + '@' + domains.get(0);
        }
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

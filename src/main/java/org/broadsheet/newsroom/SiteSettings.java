package org.broadsheet.newsroom;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code broadsheet.site.*}: the pages for members.
 *
 * @param url the public base of all links to members, {@code https://letters.example.org}; needed once a letter is made
 * @param communityFrom the fewest members of which a letter, or a page, says how many they are
 * @param signUp how sign-ups are limited
 */
@ConfigurationProperties("broadsheet.site")
public record SiteSettings(
        @Nullable URI url,
        @DefaultValue("100") long communityFrom,
        @DefaultValue SignUp signUp) {

    public SiteSettings {
        PublicLinks.requireWeb("broadsheet.site.url", url);
        requireRoot(url);
    }

    /**
     * {@code broadsheet.site.sign-up.*}.
     *
     * @param from the sender of confirmations; none: that of the letters
     * @param minimumTime in which no person fills the form
     * @param perAddress mails an hour to one mailbox, however its address is spelled; a day, twice as many
     * @param perDomain mails an hour to all mailboxes of one domain; large mailbox providers are not counted
     * @param perNetwork requests an hour of one network (IPv4 /24, IPv6 /48)
     * @param inAll requests an hour of all; where they are used up, each provider's networks still have one
     * @param valid how long a confirmation can be confirmed
     */
    public record SignUp(
            @Nullable String from,
            @DefaultValue("PT2S") Duration minimumTime,
            @DefaultValue("3") int perAddress,
            @DefaultValue("30") int perNetwork,
            @DefaultValue("3000") int inAll,
            @DefaultValue("P14D") Duration valid,
            @DefaultValue("60") int perDomain) {

        public SignUp {
            require(perAddress, "per-address");
            require(perNetwork, "per-network");
            require(inAll, "in-all");
            require(perDomain, "per-domain");
        }

        private static void require(int most, String name) {
            if (most < 1) throw new IllegalArgumentException("broadsheet.site.sign-up." + name + " must be 1 or more");
        }
    }

    // Pages link to each other from the root of their host, and cookies are the host's: below a path nothing is found.
    private static void requireRoot(@Nullable URI url) {
        if (url == null || url.toString().isBlank()) return;
        boolean root = url.getRawPath() == null || url.getRawPath().matches("/*");
        if (!root || url.getRawQuery() != null || url.getRawFragment() != null)
            throw new IllegalArgumentException("broadsheet.site.url must not have a path, as " + url
                    + " does: give Broadsheet a host name or a port of its own at the proxy,"
                    + " such as https://letters.example.org or https://example.org:8443");
    }

    /**
     * The base without a slash at its end.
     *
     * @throws IllegalStateException naming the setting, where there is no base
     */
    public String base() {
        if (url == null || url.toString().isBlank())
            throw new IllegalStateException("broadsheet.site.url is not set: the public address of these pages, which"
                    + " letters link to, such as https://letters.example.org");
        String address = url.toString();
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    /** The public address of a path that begins with a slash; fails as {@link #base()} does. */
    public String link(String path) {
        return base() + path;
    }
}

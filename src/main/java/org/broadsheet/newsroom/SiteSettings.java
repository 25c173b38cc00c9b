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
        Web.require("broadsheet.site.url", url);
    }

    /**
     * {@code broadsheet.site.sign-up.*}.
     *
     * @param from the sender of confirmations; none: that of the letters
     * @param minimumTime in which no person fills the form
     * @param perAddress confirmations an hour to one address; {@code perNetwork} from one network, {@code inAll} of all
     * @param valid how long a confirmation can be confirmed
     */
    public record SignUp(
            @Nullable String from,
            @DefaultValue("PT2S") Duration minimumTime,
            @DefaultValue("3") int perAddress,
            @DefaultValue("30") int perNetwork,
            @DefaultValue("3000") int inAll,
            @DefaultValue("P14D") Duration valid) {}

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

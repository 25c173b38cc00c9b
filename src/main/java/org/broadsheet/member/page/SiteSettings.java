package org.broadsheet.member.page;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code broadsheet.site.*}: the members' pages.
 *
 * @param url the public base of all links to members
 * @param communityFrom the fewest members of which the page says how many they are
 */
@ConfigurationProperties("broadsheet.site")
record SiteSettings(
        @Nullable URI url,
        @DefaultValue("100") long communityFrom,
        @DefaultValue SignUp signUp) {

    /**
     * {@code broadsheet.site.sign-up.*}.
     *
     * @param from the sender of confirmations; none: that of the letters
     * @param minimumTime in which no person fills the form
     * @param perAddress confirmations an hour to one address; {@code perNetwork} from one network, {@code inAll} of all
     * @param valid how long a confirmation can be confirmed
     */
    record SignUp(
            @Nullable String from,
            @DefaultValue("PT2S") Duration minimumTime,
            @DefaultValue("3") int perAddress,
            @DefaultValue("30") int perNetwork,
            @DefaultValue("3000") int inAll,
            @DefaultValue("P14D") Duration valid) {}

    /** @throws IllegalStateException naming the setting, where there is no base */
    String link(String path) {
        if (url == null)
            throw new IllegalStateException("broadsheet.site.url is not set: the public address of the members' pages");
        String base = url.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }
}

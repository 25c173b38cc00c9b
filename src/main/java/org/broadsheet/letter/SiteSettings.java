package org.broadsheet.letter;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code broadsheet.site.*}: where members reach us.
 *
 * @param url the public base of all links to members, {@code https://letters.example.org}; needed once a letter is made
 * @param communityFrom the fewest members of which a letter, or a page, says how many they are
 */
@ConfigurationProperties("broadsheet.site")
public record SiteSettings(
        @Nullable URI url, @DefaultValue("100") long communityFrom) {
    public SiteSettings {
        if (url != null && !Links.isWeb(url.toString()))
            throw new IllegalArgumentException("broadsheet.site.url must be an http or https address, not " + url);
    }

    /** The base without a slash at its end. */
    String base() {
        if (url == null)
            throw new IllegalStateException("broadsheet.site.url is not set: the public address of these pages, which"
                    + " letters link to, such as https://letters.example.org");
        String address = url.toString();
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }
}

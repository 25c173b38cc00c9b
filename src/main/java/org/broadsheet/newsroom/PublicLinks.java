package org.broadsheet.newsroom;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code broadsheet.newsroom.links.*}: absolute http or https addresses of the newsroom's own pages. Shown on the sign-up
 * form, on all members' pages, in the confirmation mail and at the foot of every letter.
 *
 * @param privacy the privacy notice (GDPR, articles 13 and 14)
 * @param imprint who is responsible, where the law asks for that
 * @param accessibility the accessibility statement
 * @param terms the terms of use
 * @param support where readers can support the newsroom
 * @param supportWords the words of that link; by default "Support us" in the page's language
 */
public record PublicLinks(
        @Nullable URI privacy,
        @Nullable URI imprint,
        @Nullable URI accessibility,
        @Nullable URI terms,
        @Nullable URI support,
        @DefaultValue("") String supportWords) {

    public PublicLinks {
        requireWeb("broadsheet.newsroom.links.privacy", privacy);
        requireWeb("broadsheet.newsroom.links.imprint", imprint);
        requireWeb("broadsheet.newsroom.links.accessibility", accessibility);
        requireWeb("broadsheet.newsroom.links.terms", terms);
        requireWeb("broadsheet.newsroom.links.support", support);
    }

    /** The addresses that are set, in the order in which they are shown: privacy, imprint, accessibility, terms, support. */
    public Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>();
        put(named, "privacy", privacy);
        put(named, "imprint", imprint);
        put(named, "accessibility", accessibility);
        put(named, "terms", terms);
        put(named, "support", support);
        return named;
    }

    private static void put(Map<String, String> named, String name, @Nullable URI address) {
        if (address != null) named.put(name, address.toString());
    }

    /**
     * Refuses all but absolute addresses of the web, with a host and without user and password.
     *
     * @throws IllegalArgumentException naming the setting
     */
    static void requireWeb(String setting, @Nullable URI address) {
        if (address == null || address.toString().isBlank()) return;
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("http") || scheme.equals("https");
        if (!web || address.getAuthority() == null || address.getAuthority().contains("@"))
            throw new IllegalArgumentException(
                    setting + " must be an http or https address such as https://example.org/page, not " + address);
    }
}

package org.broadsheet.feed.html;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.broadsheet.feed.fetch.WebUrl;
import org.jspecify.annotations.Nullable;

/** Web addresses as feeds and their HTML write them, made absolute and compared. */
public final class Links {
    // "example.org/story", with its scheme forgotten.
    private static final Pattern HOST = Pattern.compile(
            "(?i)^(?:www\\.[^/?#\\s]+|(?:[a-z0-9-]+\\.)+(?:com|org|net|gov|edu|info|ua|uk|eu))(?::\\d+)?(?:/|$)");
    private static final Pattern TRACKING = Pattern.compile(
            "(?i)(utm_\\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_cid|mc_eid|_ga|at_\\w+|cmpid|ocid|ns_\\w+)(=.*)?");
    private static final int LONGEST = 4096;

    private Links() {}

    /** The address as http or https, in ASCII, with its fragment; null where it is none or cannot become one. */
    public static @Nullable String absolute(@Nullable String reference, String base) {
        if (reference == null || reference.length() > LONGEST) return null;
        String plain = reference.replaceAll("[\\p{Cntrl}\\u200B\\uFEFF]", "").strip();
        if (plain.isEmpty()) return null;
        if (plain.regionMatches(true, 0, "feed:", 0, 5))
            plain = plain.substring(5).replaceFirst("^//", "http://");
        if (plain.startsWith("//")) plain = (base.startsWith("http:") ? "http:" : "https:") + plain;
        if (HOST.matcher(plain).find()) plain = "http://" + plain;
        WebUrl url = WebUrl.parse(plain, WebUrl.parse(base));
        int hash = plain.indexOf('#');
        return url == null ? null : url + (hash < 0 ? "" : "#" + WebUrl.fragment(plain.substring(hash + 1)));
    }

    /**
     * The address by which two mentions of one page are recognised: https for http, host in lower case without its
     * default port, no slash at the end, no fragment, no parameters that only count visitors.
     */
    public static String normalised(String address) {
        WebUrl url = address.length() > LONGEST ? null : WebUrl.parse(address);
        if (url == null) return address.strip();
        String port = url.port() < 0 || url.port() == 80 || url.port() == 443 ? "" : ":" + url.port();
        return "https://" + url.host() + port + url.path().replaceFirst("/+$", "") + query(url.query());
    }

    private static String query(@Nullable String query) {
        if (query == null) return "";
        String kept = Arrays.stream(query.split("&"))
                .filter(part -> !part.isEmpty() && !TRACKING.matcher(part).matches())
                .collect(Collectors.joining("&"));
        return kept.isEmpty() ? "" : "?" + kept;
    }

    public static boolean isWeb(@Nullable String text) {
        return text != null && WebUrl.parse(text) != null;
    }

    /** The path's ending in lower case, {@code jpg} or {@code mp4}; empty where there is none. */
    public static String ending(String address) {
        String path = address.replaceFirst("[?#].*", "");
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}

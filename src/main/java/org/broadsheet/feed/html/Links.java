package org.broadsheet.feed.html;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Web addresses: made absolute, mended where they cannot be parsed, and compared. */
public final class Links {
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*:");
    private static final Pattern WEB =
            Pattern.compile("^https?://[^/?#\\s]+.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    // "example.org/story", with its scheme forgotten.
    private static final Pattern HOST = Pattern.compile(
            "(?i)^(?:www\\.[^/?#\\s]+|(?:[a-z0-9-]+\\.)+(?:com|org|net|gov|edu|info|ua|uk|eu))(?::\\d+)?(?:/|$)");
    private static final Pattern TRACKING = Pattern.compile(
            "(?i)(utm_\\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_cid|mc_eid|_ga|at_\\w+|cmpid|ocid|ns_\\w+)(=.*)?");
    private static final int LONGEST = 4096;
    private static final String ILLEGAL = " \"<>\\^`{|}";

    private Links() {}

    /** The address as http or https; null where it is none or cannot become one. */
    public static @Nullable String absolute(@Nullable String reference, String base) {
        if (reference == null || reference.length() > LONGEST) return null;
        String plain =
                encoded(reference.replaceAll("[\\p{Cntrl}\\u200B\\uFEFF]", "").strip());
        if (plain.isEmpty()) return null;
        if (plain.regionMatches(true, 0, "feed:", 0, 5))
            plain = plain.substring(5).replaceFirst("^//", "http://");
        if (plain.startsWith("//")) plain = (base.startsWith("http:") ? "http:" : "https:") + plain;
        if (HOST.matcher(plain).find()) plain = "http://" + plain;
        String found = SCHEME.matcher(plain).find() ? plain : resolved(plain, base);
        return found != null && web(found) ? found : null;
    }

    private static boolean web(String address) {
        return WEB.matcher(address).matches() && uri(address) != null;
    }

    private static @Nullable String resolved(String reference, String base) {
        URI from = WEB.matcher(base).matches() ? uri(base) : null;
        if (from == null) return null;
        try {
            URI root = from.getRawPath() == null || from.getRawPath().isEmpty() ? from.resolve("/") : from;
            return reference.startsWith("?")
                    ? root.toString().replaceFirst("[?#].*", "") + reference
                    : root.resolve(new URI(reference)).toString();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable URI uri(String address) {
        try {
            URI uri = new URI(address);
            return uri.getRawAuthority() == null ? null : uri;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static String encoded(String reference) {
        StringBuilder out = new StringBuilder(reference.length());
        int path = Math.max(0, pathStart(reference));
        boolean fragment = false;
        for (int i = 0; i < reference.length(); i++) {
            char c = reference.charAt(i);
            // Brackets are legal in a host only (an address of IPv6), which stands before the path.
            boolean bracket = (c == '[' || c == ']') && i >= path;
            boolean hash = c == '#' && fragment;
            if (ILLEGAL.indexOf(c) >= 0 || bracket || hash || barePercent(reference, i)) percent(c, out);
            else out.append(c);
            fragment |= c == '#';
        }
        return out.toString();
    }

    private static int pathStart(String reference) {
        int host = reference.indexOf("//");
        int slash = host < 0 ? -1 : reference.indexOf('/', host + 2);
        return slash < 0 && host >= 0 ? reference.length() : slash;
    }

    private static boolean barePercent(String text, int at) {
        return text.charAt(at) == '%' && !(hexadecimal(text, at + 1) && hexadecimal(text, at + 2));
    }

    private static boolean hexadecimal(String text, int at) {
        return at < text.length() && Character.digit(text.charAt(at), 16) >= 0;
    }

    private static void percent(char c, StringBuilder out) {
        for (byte octet : String.valueOf(c).getBytes(StandardCharsets.UTF_8))
            out.append(String.format("%%%02X", octet));
    }

    /**
     * The address by which two mentions of one page are recognised: https for http, host in lower case without its
     * default port, no slash at the end, no fragment, no parameters that only count visitors.
     */
    public static String normalised(String address) {
        if (address.length() > LONGEST) return address;
        URI uri = uri(encoded(address.strip()));
        if (uri == null || uri.getHost() == null) return address.strip();
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        boolean usual = uri.getPort() < 0 || uri.getPort() == 80 || uri.getPort() == 443;
        String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("/+$", "");
        return "https://" + host + (usual ? "" : ":" + uri.getPort()) + path + query(uri.getRawQuery());
    }

    private static String query(@Nullable String query) {
        if (query == null) return "";
        String kept = Arrays.stream(query.split("&"))
                .filter(part -> !part.isEmpty() && !TRACKING.matcher(part).matches())
                .collect(Collectors.joining("&"));
        return kept.isEmpty() ? "" : "?" + kept;
    }

    public static boolean isWeb(@Nullable String text) {
        return text != null && web(text);
    }

    /** The path's ending in lower case, {@code jpg} or {@code mp4}; empty where there is none. */
    public static String ending(String address) {
        String path = address.replaceFirst("[?#].*", "");
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}

package org.broadsheet.feed.fetch;

import com.ibm.icu.text.IDNA;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.InvalidUrlException;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder.ParserType;

/**
 * An http or https address as browsers read it (WHATWG URL Standard): raw letters of any script, blanks and {@code |} are
 * percent-encoded, hosts may have underscores and any form of an internationalised name (UTS #46), backslashes are slashes,
 * dot segments are resolved and IPv4 addresses may be short, octal or hexadecimal. What it gives is ASCII and fit for
 * {@link URI}; the fragment is dropped.
 *
 * @param userInfo percent-encoded, without {@code @}; empty where there is none
 * @param host in lower case and ASCII; IPv6 in brackets
 * @param port -1: the scheme's own
 * @param path begins with a slash
 */
public record WebUrl(
        String scheme,
        String userInfo,
        String host,
        int port,
        String path,
        @Nullable String query) {
    private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*+):");
    private static final Pattern HOST = Pattern.compile("^(https?://(?:.*@)?)((?!\\[)[^:]*+)", Pattern.DOTALL);
    private static final Pattern SITE = Pattern.compile("^https?://[^/?#]*+");
    private static final IDNA NAMES = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII);

    /** Browsers do not look at hyphens; an empty label is a dot at the end of the name. */
    private static final Set<IDNA.Error> HARMLESS = EnumSet.of(
            IDNA.Error.LEADING_HYPHEN, IDNA.Error.TRAILING_HYPHEN, IDNA.Error.HYPHEN_3_4, IDNA.Error.EMPTY_LABEL);

    private static final String NOT_IN_HOST = " #/<>?@\\]^|%\"`{}";
    private static final String NOT_IN_PATH = " \"#<>?`{}|^[]\\";
    private static final String NOT_IN_QUERY = " \"#<>'`{}|^[]\\";
    private static final String NOT_IN_USER = NOT_IN_PATH + "/;=@'";

    /** The scheme in lower case, without its colon; empty where there is none. */
    public static String scheme(String address) {
        var found = SCHEME.matcher(trimmed(address));
        return found.find() ? found.group(1).toLowerCase(Locale.ROOT) : "";
    }

    /** Whether the address says {@code http:} or {@code https:}. */
    public static boolean isWeb(String address) {
        String scheme = scheme(address);
        return scheme.equals("http") || scheme.equals("https");
    }

    /** Null where it is no http or https address with a valid host, nor becomes one on that base. */
    public static @Nullable WebUrl parse(String address, @Nullable WebUrl base) {
        String given = trimmed(address);
        String scheme = scheme(given);
        if (scheme.isEmpty()) return base == null ? null : base.resolved(given);
        if (!isWeb(given)) return null;
        String rest = slashes(given.substring(scheme.length() + 1));
        if (base != null && base.scheme.equals(scheme) && !rest.startsWith("//")) return base.resolved(rest);
        return absolute(scheme + "://" + rest.replaceFirst("^/++", ""));
    }

    /** The same of an address that stands alone. */
    public static @Nullable WebUrl parse(String address) {
        return parse(address, null);
    }

    private @Nullable WebUrl resolved(String given) {
        String rest = slashes(given);
        if (rest.startsWith("//")) return absolute(scheme + "://" + rest.replaceFirst("^/++", ""));
        if (rest.isEmpty() || rest.startsWith("#")) return this;
        String site = new WebUrl(scheme, userInfo, host, port, "", null).toString();
        String directory = path.substring(0, path.lastIndexOf('/') + 1);
        return absolute(site + (rest.startsWith("/") ? "" : rest.startsWith("?") ? path : directory) + rest);
    }

    private static @Nullable WebUrl absolute(String address) {
        Matcher site = SITE.matcher(address);
        String named = site.lookingAt() ? withAsciiHost(site.group()) : null;
        if (named == null) return null;
        String target = address.substring(site.end()).replaceFirst("#.*", "");
        int end = indexOf(target, "?");
        try {
            UriComponents url = UriComponentsBuilder.fromUriString(named, ParserType.WHAT_WG)
                    .build();
            String scheme = String.valueOf(url.getScheme());
            String user = encoded(Objects.requireNonNullElse(url.getUserInfo(), ""), NOT_IN_USER);
            int port = url.getPort() == (scheme.equals("http") ? 80 : 443) ? -1 : url.getPort();
            String query = end == target.length() ? null : encoded(target.substring(end + 1), NOT_IN_QUERY);
            String path = resolvedPath(target.substring(0, end));
            return new WebUrl(scheme, user, String.valueOf(url.getHost()), port, path, query);
        } catch (InvalidUrlException | IllegalStateException e) {
            return null;
        }
    }

    // Spring's builder would make one slash of two.
    private static String resolvedPath(String given) {
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = encoded(given.replaceFirst("^/", ""), NOT_IN_PATH).split("/", -1);
        for (int n = 0; n < segments.length; n++) {
            String dots = segments[n].replaceAll("(?i)%2e", ".");
            boolean up = dots.equals("..");
            if (up) kept.pollLast();
            if (!up && !dots.equals(".")) kept.addLast(segments[n]);
            else if (n == segments.length - 1) kept.addLast("");
        }
        return "/" + String.join("/", kept);
    }

    // The parser knows names by IDNA 2003 only, in which "straße" is "strasse".
    private static @Nullable String withAsciiHost(String address) {
        Matcher host = HOST.matcher(address);
        if (!host.lookingAt()) return address;
        String name = decoded(host.group(2));
        boolean plain = name.chars().allMatch(c -> c < 0x80)
                && !name.toLowerCase(Locale.ROOT).contains("xn--");
        IDNA.Info info = new IDNA.Info();
        String ascii = plain
                ? name
                : NAMES.nameToASCII(name, new StringBuilder(), info).toString();
        boolean wrong = ascii.isEmpty() || ascii.length() > 254 || ascii.matches("\\.+");
        return wrong || !HARMLESS.containsAll(info.getErrors()) || ascii.chars().anyMatch(WebUrl::isNoHost)
                ? null
                : host.group(1) + ascii + address.substring(host.end());
    }

    private static boolean isNoHost(int c) {
        return c <= ' ' || c >= 0x7f || NOT_IN_HOST.indexOf(c) >= 0;
    }

    private static int indexOf(String text, String any) {
        for (int i = 0; i < text.length(); i++) if (any.indexOf(text.charAt(i)) >= 0) return i;
        return text.length();
    }

    // Backslashes are slashes up to the query.
    private static String slashes(String text) {
        int end = indexOf(text, "?#");
        return text.substring(0, end).replace('\\', '/') + text.substring(end);
    }

    private static String trimmed(String address) {
        int from = 0;
        int to = address.length();
        while (from < to && isBlank(address.charAt(from))) from++;
        while (to > from && isBlank(address.charAt(to - 1))) to--;
        return address.substring(from, to).replaceAll("[\\t\\n\\r]", "");
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || c == 0xFEFF || c == 0x200B || c == 0xA0;
    }

    private static String encoded(String text, String illegal) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            boolean bare = c == '%' && !isEscape(text, i);
            i += Character.charCount(c);
            if (c > ' ' && c < 0x7f && !bare && illegal.indexOf(c) < 0) out.append((char) c);
            else percent(Character.toString(c), out);
        }
        return out.toString();
    }

    /** A fragment, without its mark, percent-encoded. */
    public static String fragment(String given) {
        return encoded(given, NOT_IN_QUERY);
    }

    private static void percent(String character, StringBuilder out) {
        for (byte octet : character.getBytes(StandardCharsets.UTF_8)) out.append("%%%02X".formatted(octet));
    }

    private static boolean isEscape(String text, int at) {
        return at + 2 < text.length()
                && Character.digit(text.charAt(at + 1), 16) >= 0
                && Character.digit(text.charAt(at + 2), 16) >= 0;
    }

    private static String decoded(String text) {
        if (text.indexOf('%') < 0) return text;
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[octets.length];
        int length = 0;
        for (int i = 0; i < octets.length; i++) {
            int high = octets[i] == '%' && i + 2 < octets.length ? Character.digit(octets[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(octets[i + 2], 16);
            out[length++] = low < 0 ? octets[i] : (byte) (high << 4 | low);
            if (low >= 0) i += 2;
        }
        return new String(out, 0, length, StandardCharsets.UTF_8);
    }

    /** User name and password decoded, with their colon; empty where there are none. */
    String credentials() {
        return decoded(userInfo);
    }

    /** What a request line names: path and query. */
    String target() {
        return query == null ? path : path + "?" + query;
    }

    /** The same without user name and password. */
    public WebUrl anonymous() {
        return new WebUrl(scheme, "", host, port, path, query);
    }

    /** As {@link URI}; its host is null where the name has an underscore. */
    public URI uri() {
        return URI.create(toString());
    }

    private static final Pattern SECRET_NAME = Pattern.compile(
            "(?i)key|token|secret|pass|pwd|auth|sign|sig|session|sid|credential|code|hash|user|login|email");
    private static final Pattern HIDDEN_PART =
            Pattern.compile("^(?=[^/0-9]*+[0-9])(?=[^/A-Za-z]*+[A-Za-z])[A-Za-z0-9_~+=-]{16,}");

    /**
     * The address for pages, logs and the database: user name and password, parameters that by their name or look may be
     * keys, and long random parts of the path are shown as an ellipsis.
     */
    public String withoutSecrets() {
        String shown = Arrays.stream(path.split("/", -1))
                .map(part -> isRandom(part) ? "…" : part)
                .collect(Collectors.joining("/"));
        String parameters = query == null
                ? ""
                : Arrays.stream(query.split("&")).map(WebUrl::hidden).collect(Collectors.joining("&", "?", ""));
        return scheme + "://" + host + (port < 0 ? "" : ":" + port) + shown + parameters;
    }

    /** The same of any address; of one that is no web address only what cannot be a secret. */
    public static String withoutSecrets(String address) {
        WebUrl url = address.contains("://") ? parse(address) : null;
        if (url != null) return url.withoutSecrets();
        return address.replaceFirst("[?#].*", "").replaceFirst("^([A-Za-z0-9+.-]*+:/*+)[^/@]*+@", "$1");
    }

    private static String hidden(String parameter) {
        int equals = parameter.indexOf('=');
        if (equals < 0) return isRandom(parameter) ? "…" : parameter;
        String name = parameter.substring(0, equals);
        boolean secret = SECRET_NAME.matcher(name).find() || isRandom(parameter.substring(equals + 1));
        return secret ? name + "=…" : parameter;
    }

    // Digits and letters without a break, as words of a headline never are.
    private static boolean isRandom(String part) {
        return part.length() >= 16
                && HIDDEN_PART.matcher(part).matches()
                && Arrays.stream(part.split("[-_]"))
                        .anyMatch(word -> word.length() >= 8
                                && word.chars().anyMatch(Character::isDigit)
                                && word.chars().anyMatch(Character::isLetter));
    }

    @Override
    public String toString() {
        String user = userInfo.isEmpty() ? "" : userInfo + "@";
        return scheme + "://" + user + host + (port < 0 ? "" : ":" + port) + target();
    }
}

package org.broadsheet.feed.read;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Images as sites write them: waiting for a script, in many sizes, or there only to count who reads. */
final class LazyImages {
    private static final List<String> LAZY = List.of(
            "data-src",
            "data-lazy-src",
            "data-original",
            "data-orig-file",
            "data-hi-res-src",
            "data-url",
            "data-lazyload");
    private static final List<String> SETS = List.of("srcset", "data-srcset", "data-lazy-srcset");
    private static final Pattern TRACKER = Pattern.compile(
            "(?i)//(?:pixel|stats?|b|sb|track(?:ing|er)?|counter|beacon)[.-]"
                    + "|doubleclick\\.net|feedburner\\.com/~|feeds\\.wordpress\\.com|feedsportal\\.com|google-analytics\\.com"
                    + "|/(?:pixel|beacon|1x1|spacer|blank|transparent|clear)\\.(?:gif|png)|/1x1|tracking[-_]?pixel|/piwik|/matomo");
    private static final Pattern ICON =
            Pattern.compile("(?i)/(?:emoji|smil(?:ey|ies))/|s\\.w\\.org/images/core/emoji|gravatar\\.com/avatar");
    private static final Pattern SIZE =
            Pattern.compile("-\\d{2,5}x\\d{2,5}(?=\\.\\w+$)|-scaled(?=\\.\\w+$)|/size/[wh]\\d+(?:[wh]\\d+)?");
    private static final Pattern WIDTH = Pattern.compile("\\s(\\d+)w$");
    private static final int WIDE_ENOUGH = 1200;
    private static final int ICON_SIZE = 48;

    private LazyImages() {}

    static void awaken(Document page, String base) {
        page.select("img").forEach(image -> awaken(image, base));
        page.select("picture").forEach(org.jsoup.nodes.Node::unwrap);
    }

    private static void awaken(Element image, String base) {
        String found = Stream.of(lazy(image), Stream.of(image.attr("src")), sets(image))
                .flatMap(s -> s)
                .map(address -> Links.absolute(address, base))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (found == null) image.remove();
        else image.attr("src", found);
    }

    private static Stream<String> lazy(Element image) {
        return LAZY.stream().map(image::attr).filter(value -> !value.isBlank() && !value.startsWith("data:"));
    }

    private static Stream<String> sets(Element image) {
        Element parent = image.parent();
        Stream<Element> sources = parent != null && parent.tagName().equals("picture")
                ? parent.select("source").stream()
                : Stream.empty();
        return Stream.concat(Stream.of(image), sources)
                .flatMap(element -> SETS.stream().map(element::attr))
                .map(LazyImages::best)
                .filter(Objects::nonNull);
    }

    /** Of a {@code srcset}: the smallest that is wide enough, else the widest. */
    static @Nullable String best(String set) {
        List<String> entries = Arrays.stream(set.split(",\\s+|,(?=https?:)"))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
        return entries.stream()
                .min(Comparator.comparingInt(LazyImages::distance))
                .map(entry -> entry.split("\\s+")[0])
                .orElse(null);
    }

    private static int distance(String entry) {
        Matcher width = WIDTH.matcher(entry);
        return distance(width.find() ? number(width.group(1)) : 0);
    }

    /** How well a width suits: 0 is best; too wide is better than too narrow. */
    static int distance(int width) {
        return width >= WIDE_ENOUGH ? width - WIDE_ENOUGH : 1_000_000 - width;
    }

    /** Whether this is a picture for people. */
    static boolean worthSeeing(Element image) {
        String src = image.attr("src");
        boolean tiny = small(image.attr("width")) || small(image.attr("height"));
        return !tiny && picture(src) && !ICON.matcher(src).find();
    }

    /** Whether an address may be shown as a picture in a letter: mail readers do not draw SVG. */
    static boolean picture(String address) {
        return !TRACKER.matcher(address).find() && !Links.ending(address).matches("svgz?|ico");
    }

    private static boolean small(String size) {
        String digits = size.strip().replaceFirst("px$", "");
        return digits.matches("\\d{1,6}") && number(digits) <= ICON_SIZE;
    }

    static int number(@Nullable String digits) {
        return digits != null && digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
    }

    /** What the many sizes of one picture have in common. */
    static String same(String address) {
        String plain = address.replaceFirst("^https?:", "").replaceFirst("[?#].*", "");
        return SIZE.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
    }
}

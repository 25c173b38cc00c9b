package org.broadsheet.feed.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/** Gives each image the address that a browser would end up with: from data attributes that a script reads, or a srcset. */
final class LazyImages {
    private static final Set<String> PICTURES = Set.of("jpg", "jpeg", "png", "gif", "webp", "avif", "jfif");
    private static final Set<String> NAMED = Set.of(
            "data-src",
            "data-lazy-src",
            "data-lazy",
            "data-original",
            "data-original-src",
            "data-orig-file",
            "data-hi-res-src",
            "data-url",
            "data-image",
            "data-img",
            "data-lazyload",
            "data-cfsrc",
            "data-large-file");
    private static final Pattern ADDRESS = Pattern.compile("(?:https?:)?/\\S++", Pattern.CASE_INSENSITIVE);
    private static final Pattern SIZE =
            Pattern.compile("-\\d{2,5}x\\d{2,5}(?=\\.\\w+$)|-scaled(?=\\.\\w+$)|/size/[wh]\\d+(?:[wh]\\d+)?");
    private static final Pattern WIDTH = Pattern.compile("\\s(\\d{1,5})w(?=,|$)");
    private static final int WIDE_ENOUGH = 1200;
    private static final int LONGEST = 8000;

    private LazyImages() {}

    static void awaken(Document page, String base) {
        page.select("img").forEach(image -> awaken(image, base));
        page.select("picture").forEach(Node::unwrap);
    }

    private static void awaken(Element image, String base) {
        String found = Stream.of(
                        lazy(image), larger(image), own(image), sets(image).stream(), Stream.of(image.attr("src")))
                .flatMap(s -> s)
                .map(address -> Links.absolute(address, base))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (found == null) image.remove();
        else image.attr("src", found);
    }

    private static Stream<String> own(Element image) {
        String src = image.attr("src").strip();
        return src.isEmpty() || isPlaceholder(src) ? Stream.empty() : Stream.of(src);
    }

    // The address beside a set is its smallest or some middle one.
    private static Stream<String> larger(Element image) {
        if (image.hasAttr("data-srcset")) return Stream.ofNullable(best(image.attr("data-srcset")));
        String set = image.attr("srcset");
        String best = set.length() > LONGEST || !WIDTH.matcher(set).find() ? null : best(set);
        boolean alike = best != null && Links.ending(best).equals(Links.ending(image.attr("src")));
        return alike ? Stream.of(best) : Stream.empty();
    }

    private static boolean isPlaceholder(String src) {
        return src.startsWith("data:") || PictureSelection.isSpacer(src);
    }

    // Whatever a script calls them: the largest first, whole files before excerpts.
    private static Stream<String> lazy(Element image) {
        List<Attribute> found = new ArrayList<>();
        for (Attribute attribute : image.attributes())
            if (attribute.getKey().startsWith("data-")
                    && isAddress(attribute.getKey(), attribute.getValue().strip())) found.add(attribute);
        found.sort(Comparator.comparingInt(attribute -> rank(attribute.getKey())));
        return found.stream().map(Attribute::getValue);
    }

    private static boolean isAddress(String key, String value) {
        if (value.isEmpty() || value.startsWith("data:") || value.length() > LONGEST) return false;
        if (NAMED.contains(key)) return ADDRESS.matcher(value).matches() || isPicture(value);
        return isPicture(value)
                && (key.contains("src") || key.contains("file") || key.contains("image") || key.contains("full"));
    }

    private static boolean isPicture(String value) {
        return value.indexOf(' ') < 0 && PICTURES.contains(Links.ending(value));
    }

    private static int rank(String key) {
        if (key.matches(".*(?:thumb|small|tiny|low|placeholder|preview|blur).*")) return 3;
        if (key.contains("medium")) return 2;
        return NAMED.contains(key) ? 0 : 1;
    }

    /** The best of each srcset of the image, then of the sources beside it: formats that all mail programs show first. */
    private static List<String> sets(Element image) {
        Element parent = image.parent();
        List<Element> sources = parent != null && parent.nameIs("picture") ? parent.select("source") : List.of();
        List<String> found = Stream.concat(Stream.of(image), sources.stream())
                .flatMap(LazyImages::values)
                .map(LazyImages::best)
                .filter(Objects::nonNull)
                .toList();
        return found.stream()
                .sorted(Comparator.comparingInt(
                        address -> List.of("webp", "avif").indexOf(Links.ending(address))))
                .toList();
    }

    private static Stream<String> values(Element element) {
        return element.attributes().asList().stream()
                .filter(attribute -> attribute.getKey().endsWith("srcset"))
                .map(Attribute::getValue)
                .filter(value -> value.length() <= LONGEST);
    }

    /** Of a {@code srcset}: the smallest that is wide enough, else the widest; null where it names no file. */
    static @Nullable String best(String set) {
        return Stream.of(set.split(",\\s+|,(?=https?:)"))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty() && !entry.startsWith("data:"))
                .min(Comparator.comparingInt(LazyImages::distance))
                .map(entry -> entry.split("\\s+")[0])
                .filter(address -> !isPlaceholder(address))
                .orElse(null);
    }

    private static int distance(String entry) {
        Matcher width = WIDTH.matcher(entry);
        int pixels = width.find() ? Integer.parseInt(width.group(1)) : 0;
        return pixels >= WIDE_ENOUGH ? pixels - WIDE_ENOUGH : 1_000_000 - pixels;
    }

    /** What the many sizes of one picture have in common. */
    static String same(String address) {
        String plain = address.replaceFirst("^https?:", "").replaceFirst("[?#].*", "");
        return SIZE.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
    }
}

package org.broadsheet.feed.xml;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The vocabularies that feeds mix, each with the namespace names and the prefix by which publishers call it. */
enum Vocabulary {
    ATOM("atom", "http://www.w3.org/2005/Atom", "http://purl.org/atom/ns"),
    RSS(
            "rss",
            "http://purl.org/rss/1.0/",
            "http://purl.org/net/rss1.1",
            "http://my.netscape.com/rdf/simple/0.9/",
            "http://channel.netscape.com/rdf/simple/0.9/",
            "http://my.netscape.com/publish/formats/rss-0.91.dtd",
            "http://backend.userland.com/rss",
            "http://backend.userland.com/rss2",
            "http://backend.userland.com/rss091",
            "http://blogs.law.harvard.edu/tech/rss",
            "http://cyber.law.harvard.edu/rss/rss.html",
            "http://www.rssboard.org/rss-specification"),
    RDF("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns"),
    CONTENT("content", "http://purl.org/rss/1.0/modules/content/"),
    DC("dc", "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/elements/1.0/"),
    DC_TERMS("dcterms", "http://purl.org/dc/terms/"),
    MEDIA(
            "media",
            "http://search.yahoo.com/mrss/",
            "http://search.yahoo.com/search/mrss",
            "http://video.search.yahoo.com/mrss"),
    ITUNES("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"),
    FEEDBURNER("feedburner", "http://rssnamespace.org/feedburner/ext/1.0"),
    YOUTUBE("yt", "http://www.youtube.com/xml/schemas/2015", "http://gdata.youtube.com/schemas/2007"),
    XHTML("xhtml", "http://www.w3.org/1999/xhtml");

    private static final Map<String, Vocabulary> BY_NAME = Arrays.stream(values())
            .flatMap(v -> v.names.stream().map(name -> Map.entry(name, v)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    private static final Map<String, Vocabulary> BY_PREFIX =
            Arrays.stream(values()).collect(Collectors.toMap(v -> v.prefix, Function.identity()));

    private final String prefix;
    private final Set<String> names;

    Vocabulary(String prefix, String... names) {
        this.prefix = prefix;
        this.names = Stream.of(names).map(Vocabulary::key).collect(Collectors.toCollection(HashSet::new));
    }

    /** By namespace name, whatever its spelling; null where it is not known. */
    static @Nullable Vocabulary named(String name) {
        return BY_NAME.get(key(name));
    }

    /** What a prefix means by custom. */
    static @Nullable Vocabulary prefixed(String prefix) {
        return BY_PREFIX.get(prefix);
    }

    // Blanks, https, case and a missing slash are frequent; XML Namespaces would make each another name.
    static String key(String name) {
        String plain = name.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
        int end = plain.length();
        while (end > 0 && "/#".indexOf(plain.charAt(end - 1)) >= 0) end--;
        return plain.substring(0, end).replaceFirst("^https:", "http:");
    }
}

package org.broadsheet.feed.read;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/** The vocabularies that feeds mix, each known by the many spellings of its name. */
enum Vocabulary {
    ATOM("http://www.w3.org/2005/Atom", "atom", "http://purl.org/atom/ns"),
    RSS_1("http://purl.org/rss/1.0/", "rss"),
    RDF("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"),
    CONTENT("http://purl.org/rss/1.0/modules/content/", "content"),
    DC("http://purl.org/dc/elements/1.1/", "dc", "http://purl.org/dc/elements/1.0/"),
    DC_TERMS("http://purl.org/dc/terms/", "dcterms"),
    MEDIA(
            "http://search.yahoo.com/mrss/",
            "media",
            "http://search.yahoo.com/search/mrss",
            "http://video.search.yahoo.com/mrss"),
    ITUNES("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes", "http://www.itunes.com/DTDs/PodCast-1.0.dtd"),
    FEEDBURNER("http://rssnamespace.org/feedburner/ext/1.0", "feedburner"),
    YOUTUBE("http://www.youtube.com/xml/schemas/2015", "yt", "http://gdata.youtube.com/schemas/2007"),
    XHTML("http://www.w3.org/1999/xhtml", "xhtml");

    private static final Set<String> PLAIN_RSS = Set.of(
            "",
            key("http://my.netscape.com/rdf/simple/0.9/"),
            key("http://channel.netscape.com/rdf/simple/0.9/"),
            key("http://my.netscape.com/publish/formats/rss-0.91.dtd"),
            key("http://backend.userland.com/rss"),
            key("http://backend.userland.com/rss2"),
            key("http://backend.userland.com/rss091"),
            key("http://blogs.law.harvard.edu/tech/rss"),
            key("http://cyber.law.harvard.edu/rss/rss.html"),
            key("http://www.rssboard.org/rss-specification"),
            key("http://purl.org/net/rss1.1#"),
            key("http://purl.org/rss/1.0/"));

    private final String uri;
    private final String prefix;
    private final Set<String> keys;

    Vocabulary(String uri, String prefix, String... others) {
        this.uri = uri;
        this.prefix = prefix;
        this.keys = new HashSet<>(Arrays.stream(others).map(Vocabulary::key).toList());
        this.keys.add(key(uri));
    }

    boolean holds(Namespace namespace) {
        return keys.contains(key(namespace.getURI()));
    }

    /** As ROME spells it, with the prefix that ROME expects. */
    Namespace canonical() {
        return Namespace.getNamespace(prefix, uri);
    }

    /** As the default namespace of a document. */
    Namespace unprefixed() {
        return Namespace.getNamespace(uri);
    }

    static @Nullable Vocabulary of(Namespace namespace) {
        return Arrays.stream(values())
                .filter(v -> v.holds(namespace))
                .findFirst()
                .orElse(null);
    }

    /** Whether an element of this namespace is RSS's own, whatever address a publisher made up for it. */
    static boolean plainRss(Namespace namespace) {
        return PLAIN_RSS.contains(key(namespace.getURI()));
    }

    /** What an undeclared prefix means by custom, else a name that means nothing. */
    static String guess(String prefix) {
        return Arrays.stream(values())
                .filter(v -> v.prefix.equalsIgnoreCase(prefix))
                .map(v -> v.uri)
                .findFirst()
                .orElse("urn:undeclared:" + prefix);
    }

    private static String key(String uri) {
        return uri.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^https:", "http:")
                .replaceFirst("[/#]+$", "");
    }
}

package org.broadsheet.feed.xml;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.feed.html.Links;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * A parsed feed: elements found by vocabulary and local name, whatever their prefix and case. Names are in lower case.
 * Elements in the root's own namespace, and those without a known one, belong to the format's core vocabulary.
 */
public final class XmlTree {
    private static final Set<String> ROOTS = Set.of("rss", "rdf", "channel", "feed", "entry");
    private static final int LONGEST = 100_000;
    private static final int MOST_CHILDREN = 1000;

    private final Element root;
    private final Vocabulary core;
    private final String rootName;
    private final Map<String, Optional<Vocabulary>> known = new HashMap<>();

    private XmlTree(Element root) {
        this.root = root;
        this.core = Set.of("feed", "entry").contains(local(root)) ? Vocabulary.ATOM : Vocabulary.RSS;
        this.rootName = Vocabulary.key(namespace(root));
    }

    /** The tree below the feed's root element, or the document's where it is no feed; junk before it is left out. */
    public static XmlTree parse(String text) throws Unreadable {
        Parser parser = Parser.xmlParser().settings(ParseSettings.htmlDefault);
        Document document = Jsoup.parse(XmlInput.prepared(text), "", parser);
        Element root = root(document);
        if (root == null) throw new Unreadable("is not a feed: it is neither XML nor JSON");
        return new XmlTree(root);
    }

    // A script's complaint may stand before the feed, and leave its own elements open.
    private static @Nullable Element root(Document document) {
        for (Element element : document.children())
            for (Element at = element; at != null; at = at.lastElementChild()) if (ROOTS.contains(local(at))) return at;
        return document.firstElementChild();
    }

    public Element root() {
        return root;
    }

    public boolean isFeed() {
        return ROOTS.contains(local(root));
    }

    public boolean isAtom() {
        return core == Vocabulary.ATOM;
    }

    public static String local(Element element) {
        String name = element.tagName();
        return name.substring(name.indexOf(':') + 1);
    }

    // Null where it is none that we read.
    private @Nullable Vocabulary of(Element element) {
        String prefix = prefix(element);
        String namespace = namespace(element);
        return known.computeIfAbsent(prefix + '\n' + namespace, key -> Optional.ofNullable(of(prefix, namespace)))
                .orElse(null);
    }

    private @Nullable Vocabulary of(String prefix, String namespace) {
        Vocabulary named = Vocabulary.named(namespace);
        boolean own = Vocabulary.key(namespace).equals(rootName)
                && (prefix.isEmpty() || core == Vocabulary.ATOM && !rootName.isEmpty());
        if (named == core || own) return core;
        if (named != null) return named;
        return prefix.isEmpty() ? core : Vocabulary.prefixed(prefix);
    }

    private static String prefix(Element element) {
        String name = element.tagName();
        return name.substring(0, Math.max(0, name.indexOf(':')));
    }

    // jsoup cannot tell a prefix that is not declared from one that is.
    private static String namespace(Element element) {
        String prefix = prefix(element);
        String key = prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix;
        for (Element at = element; at != null; at = at.parent()) if (at.hasAttr(key)) return at.attr(key);
        return "";
    }

    public boolean is(Element element, Vocabulary vocabulary, String name) {
        return local(element).equals(name) && of(element) == vocabulary;
    }

    /**
     * Children by their names, 1,000 at most of each; names earlier in the list go first.
     *
     * @param names such as {@code "title dc:title"}: one without a prefix is of the format's own vocabulary
     */
    public List<Element> all(Element parent, String names) {
        Set<Element> found = new LinkedHashSet<>();
        for (String name : names.split(" "))
            found.addAll(parent.children().stream()
                    .filter(child -> is(child, name))
                    .limit(MOST_CHILDREN)
                    .toList());
        return List.copyOf(found);
    }

    /** Descendants of one name, 1,000 at most. */
    public List<Element> descendants(Element parent, String name) {
        return parent.stream()
                .skip(1)
                .filter(element -> is(element, name))
                .limit(MOST_CHILDREN)
                .toList();
    }

    public boolean is(Element element, String name) {
        String local = name.substring(name.indexOf(':') + 1);
        if (!local(element).equals(local)) return false;
        Vocabulary vocabulary = local.length() == name.length()
                ? core
                : Vocabulary.prefixed(name.substring(0, name.length() - local.length() - 1));
        return of(element) == vocabulary;
    }

    /** What the children of these names say, without those that say nothing. */
    public List<String> texts(Element parent, String names) {
        return all(parent, names).stream()
                .map(XmlTree::text)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    @Nullable
    public String text(Element parent, String names) {
        List<String> texts = texts(parent, names);
        return texts.isEmpty() ? null : texts.get(0);
    }

    /** All text in the element, 100,000 characters at most. */
    public static String text(Element element) {
        String text = element.wholeText().strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** The attribute, in lower case as all names; null where it is missing or blank. */
    public static @Nullable String attribute(Element element, String name) {
        String value = element.attr(name).strip();
        return value.isEmpty() ? null : value;
    }

    public static String attribute(Element element, String name, String otherwise) {
        String value = attribute(element, name);
        return value == null ? otherwise : value;
    }

    /** {@code xml:base} of the element and its ancestors (RFC 4287, section 2); null where none is set. */
    public static @Nullable String base(@Nullable Element element, String source) {
        if (element == null) return null;
        String outer = base(element.parent(), source);
        String own = attribute(element, "xml:base");
        String absolute = own == null ? null : Links.absolute(own, outer == null ? source : outer);
        return absolute == null ? outer : absolute;
    }

    /** {@code xml:lang} of the element or its nearest ancestor. */
    public static @Nullable String language(Element element) {
        for (Element at = element; at != null; at = at.parent()) {
            String own = attribute(at, "xml:lang");
            if (own != null) return own.toLowerCase(Locale.ROOT);
        }
        return null;
    }
}

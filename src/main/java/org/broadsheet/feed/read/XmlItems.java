package org.broadsheet.feed.read;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadsheet.feed.Author;
import org.broadsheet.feed.html.Links;
import org.broadsheet.feed.html.Markup;
import org.broadsheet.feed.html.Plain;
import org.broadsheet.feed.xml.XmlTree;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Items of RSS 0.9x to 2.0 and entries of Atom 0.3 and 1.0 (RFC 4287). Publishers mix the vocabularies, so each fact is looked
 * for under all its names, whatever the feed calls itself; the order is that of trust.
 */
final class XmlItems {
    private static final Set<String> PAGES = Set.of("", "text/html", "application/xhtml+xml");
    private static final Set<String> ALTERNATE =
            Set.of("alternate", "http://www.iana.org/assignments/relation/alternate");
    private static final String UPDATED = "updated modified rss:updated atom:updated atom:modified dcterms:modified";

    /** The most trusted first; last, what counts as updated. */
    static final String PUBLISHED =
            "pubdate rss:pubdate published atom:published issued atom:issued dc:date dcterms:issued"
                    + " dcterms:created created atom:created date rss:date lastbuilddate rss:lastbuilddate " + UPDATED;

    private static final String CONTENT = "content:encoded atom:content xhtml:body xhtml:div content";
    // yandex:full-text and its kin, in whatever namespace.
    private static final Set<String> WHOLE = Set.of("full-text", "fulltext");
    private static final Pattern MAILBOX =
            Pattern.compile("^\\s*+[^\\s@<>()]++@[^\\s@<>()]++\\s*+\\(([^)]++)\\)\\s*+$");
    private static final Pattern NAMED = Pattern.compile("^\\s*+\"?([^<\"]++)\"?\\s*+<[^>@]*+@[^>]*+>\\s*+$");
    private static final int LONGEST_NAME = 300;

    private final XmlTree tree;
    private final XmlText text;
    private final Element channel;
    private final String source;
    private final @Nullable String page;

    /** @param page of the channel: the base of relative addresses where no {@code xml:base} is set */
    XmlItems(XmlTree tree, Element channel, String source, @Nullable String page) {
        this.tree = tree;
        this.text = new XmlText(tree);
        this.channel = channel;
        this.source = source;
        this.page = page;
    }

    RawItem item(Element element) {
        String base = XmlTree.base(element, source);
        RawItem item = new RawItem(base != null ? base : page != null ? page : source);
        item.guid = guid(element);
        item.link = link(element, item.base);
        item.authors.addAll(authors(item, element));
        if (base == null && item.link != null) item.base = item.link;
        item.title = title(element);
        item.content = longest(item, contents(element));
        item.excerpt = longest(item, tree.all(element, "description summary atom:summary"));
        item.language = language(element);
        item.published.addAll(tree.texts(element, PUBLISHED));
        item.updated.addAll(tree.texts(element, UPDATED));
        categories(element, item);
        new XmlMedia(tree, item, element).fill();
        return item;
    }

    private List<Element> contents(Element element) {
        return Stream.concat(
                        tree.all(element, CONTENT).stream(),
                        element.children().stream().filter(child -> WHOLE.contains(XmlTree.local(child))))
                .toList();
    }

    private @Nullable String guid(Element element) {
        String about =
                XmlTree.attribute(element, "rdf:about", element.attr("about").strip());
        String guid = tree.text(element, "guid atom:id");
        return guid != null ? guid : about.isEmpty() ? null : about;
    }

    private String title(Element element) {
        return tree.all(element, "title dc:title atom:title itunes:title").stream()
                .map(text::html)
                .filter(title -> !title.isBlank())
                .findFirst()
                .orElse("");
    }

    private @Nullable String link(Element element, String base) {
        List<Element> links = tree.all(element, "link atom:link");
        List<Element> pages = links.stream().filter(XmlItems::isAlternate).toList();
        return Stream.of(
                        tree.texts(element, "feedburner:origlink").stream().filter(Links::isWeb),
                        links.stream()
                                .filter(link -> XmlTree.attribute(link, "href") == null)
                                .map(XmlTree::text),
                        pages.stream().filter(XmlItems::isPage).map(link -> href(link, base)),
                        pages.stream().map(link -> href(link, base)),
                        permalink(element),
                        tree.all(element, "content").stream().map(content -> XmlTree.attribute(content, "src", "")))
                .flatMap(s -> s)
                .map(link -> Links.absolute(link, base))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static boolean isAlternate(Element link) {
        return ALTERNATE.contains(XmlTree.attribute(link, "rel", "alternate").toLowerCase(Locale.ROOT));
    }

    private static boolean isPage(Element link) {
        return PAGES.contains(XmlTree.attribute(link, "type", ""));
    }

    private static @Nullable String href(Element link, String base) {
        String own = XmlTree.base(link, base);
        return Links.absolute(XmlTree.attribute(link, "href"), own == null ? base : own);
    }

    private Stream<String> permalink(Element element) {
        return tree.all(element, "guid").stream()
                .filter(guid -> !XmlTree.attribute(guid, "ispermalink", "true").equalsIgnoreCase("false"))
                .map(XmlTree::text)
                .filter(Links::isWeb);
    }

    private Markup longest(RawItem item, List<Element> candidates) {
        return candidates.stream()
                .map(element -> text.body(element, item.base))
                .filter(markup -> !markup.isBlank())
                .max(Comparator.comparingInt(markup -> markup.html().length()))
                .orElse(Markup.NONE);
    }

    private List<Author> authors(RawItem item, Element element) {
        List<Author> people = people(List.of(element), item.base);
        // RSS's author is often the office that mails.
        return Stream.of(
                        tree.isAtom() ? people : List.<Author>of(),
                        named(tree.texts(element, "dc:creator")),
                        people,
                        named(tree.texts(element, "itunes:author")),
                        people(tree.all(element, "atom:source"), item.base),
                        tree.isAtom() ? people(List.of(channel), item.base) : List.<Author>of())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<Author> named(List<String> names) {
        return distinct(names.stream().map(name -> new Author(name(name), null, null, null)));
    }

    private List<Author> people(List<Element> parents, String base) {
        return distinct(parents.stream()
                .flatMap(parent -> tree.all(parent, "author atom:author").stream())
                .map(author -> person(author, base)));
    }

    private static List<Author> distinct(Stream<Author> authors) {
        return authors.filter(author -> !author.name().isEmpty()).distinct().toList();
    }

    private Author person(Element element, String base) {
        String name = tree.text(element, "atom:name name");
        String own = element.firstElementChild() == null ? XmlTree.text(element) : "";
        String url = Links.absolute(tree.text(element, "atom:uri atom:url"), base);
        return new Author(name(name == null ? own : name), url, null, null);
    }

    /** The person of {@code editor@example.org (A. Person)}; empty for a bare address, which is not ours to print. */
    private static String name(String text) {
        String bounded = text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) : text;
        Matcher mailbox = MAILBOX.matcher(bounded);
        if (mailbox.matches()) return Plain.title(mailbox.group(1));
        Matcher named = NAMED.matcher(bounded);
        String name = Plain.title(named.matches() ? named.group(1) : bounded).replaceFirst("(?i)^by\\s+", "");
        return name.matches("\\S++") && name.indexOf('@') > 0 ? "" : name;
    }

    // Its text's language is the item's where both are marked.
    private @Nullable String language(Element element) {
        String own = tree.text(element, "dc:language language");
        if (own != null) return own;
        return Stream.concat(tree.all(element, "content title summary description").stream(), Stream.of(element))
                .filter(marked -> marked.hasAttr("xml:lang"))
                .map(XmlTree::language)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private void categories(Element element, RawItem item) {
        for (Element category : tree.all(element, "category")) {
            String term = XmlTree.attribute(category, "term", XmlTree.text(category));
            item.categories.add(XmlTree.attribute(category, "label", term));
        }
        item.categories.addAll(tree.texts(element, "dc:subject"));
    }
}

package org.broadsheet.feed.read;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.broadsheet.feed.Author;
import org.broadsheet.feed.read.RawItem.Markup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Entries of Atom 0.3 and 1.0 (RFC 4287). */
final class XmlAtom implements XmlItem {
    private static final Set<String> PAGES = Set.of("", "text/html", "application/xhtml+xml");

    private final XmlTree tree;
    private final XmlText text;
    private final Element feed;
    private @Nullable List<Author> inherited;

    XmlAtom(XmlTree tree, XmlText text, Element feed) {
        this.tree = tree;
        this.text = text;
        this.feed = feed;
    }

    @Override
    public void fill(RawItem item, Element element) {
        item.guid = tree.text(element, Vocabulary.ATOM, "id");
        item.link = link(element, item.base);
        item.title = Stream.of(tree.children(element, "title"), tree.children(element, Vocabulary.DC, "title"))
                .flatMap(List::stream)
                .map(text::html)
                .filter(title -> !title.isBlank())
                .findFirst()
                .orElse("");
        item.authors.addAll(authors(item, element));
    }

    @Override
    public void fillTexts(RawItem item, Element element) {
        List<Element> contents = Stream.of(
                        tree.children(element, "content"), tree.children(element, Vocabulary.CONTENT, "encoded"))
                .flatMap(List::stream)
                .toList();
        item.content = longest(item, contents);
        item.excerpt = longest(item, tree.children(element, "summary"));
    }

    private Markup longest(RawItem item, List<Element> elements) {
        Markup longest = Markup.NONE;
        for (Element element : elements) {
            Markup markup = text.body(element, item.base);
            if (markup.html().length() > longest.html().length()) longest = markup;
        }
        return longest;
    }

    private @Nullable String link(Element element, String base) {
        List<Element> links = tree.children(element, "link");
        return Stream.of(
                        Stream.ofNullable(tree.text(element, Vocabulary.FEEDBURNER, "origlink"))
                                .filter(Links::isWeb),
                        links.stream().filter(XmlAtom::isPage).map(link -> href(link, base)),
                        links.stream().filter(XmlAtom::isAlternate).map(link -> href(link, base)),
                        links.stream()
                                .filter(link -> XmlTree.attribute(link, "href") == null)
                                .map(XmlTree::text),
                        tree.children(element, "content").stream()
                                .map(content -> XmlTree.attribute(content, "src", "")))
                .flatMap(s -> s)
                .filter(Objects::nonNull)
                .filter(href -> !href.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static boolean isAlternate(Element link) {
        String rel = XmlTree.attribute(link, "rel", "alternate");
        return rel.equalsIgnoreCase("alternate") || rel.equals("http://www.iana.org/assignments/relation/alternate");
    }

    private static boolean isPage(Element link) {
        return isAlternate(link) && PAGES.contains(XmlTree.attribute(link, "type", ""));
    }

    private static @Nullable String href(Element link, String base) {
        String own = XmlTree.base(link, base);
        return Links.absolute(XmlTree.attribute(link, "href"), own == null ? base : own);
    }

    private List<Author> authors(RawItem item, Element element) {
        List<Author> own = people(element, item.base);
        if (!own.isEmpty()) return own;
        for (Element source : tree.children(element, "source")) {
            List<Author> named = people(source, item.base);
            if (!named.isEmpty()) return named;
        }
        List<String> creators = tree.texts(element, Vocabulary.DC, "creator");
        if (!creators.isEmpty())
            return creators.stream()
                    .map(XmlRss::name)
                    .filter(name -> !name.isEmpty())
                    .map(name -> new Author(name, null, null, null))
                    .toList();
        if (inherited == null) inherited = people(feed, item.base);
        return inherited;
    }

    private List<Author> people(Element parent, String base) {
        return tree.children(parent, "author").stream()
                .map(author -> person(author, base))
                .filter(author -> !author.name().isEmpty())
                .distinct()
                .toList();
    }

    private Author person(Element element, String base) {
        String name = tree.text(element, Vocabulary.ATOM, "name");
        String uri = tree.text(element, Vocabulary.ATOM, "uri");
        String url = uri == null ? tree.text(element, Vocabulary.ATOM, "url") : uri;
        String own = element.firstElementChild() == null ? XmlTree.text(element) : "";
        return new Author(XmlRss.name(name == null ? own : name), Links.absolute(url, base), null, null);
    }
}

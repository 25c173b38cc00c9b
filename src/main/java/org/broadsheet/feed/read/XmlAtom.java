package org.broadsheet.feed.read;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.broadsheet.feed.Author;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/** What Atom says of an entry beyond ROME's model: its identity, the page among its links, authors inherited or not. */
final class XmlAtom {
    private static final Set<String> PAGES = Set.of("", "text/html", "application/xhtml+xml");

    private XmlAtom() {}

    static void fill(RawItem item, Element element, Element feed) {
        item.guid = Elements.first(Elements.texts(element, Vocabulary.ATOM, "id"));
        item.link = link(element);
        List<Author> own = authors(element, item.base);
        Element source = Elements.children(element, Vocabulary.ATOM, "source").stream()
                .findFirst()
                .orElse(null);
        List<Author> inherited = source == null ? List.of() : authors(source, item.base);
        item.authors.addAll(!own.isEmpty() ? own : !inherited.isEmpty() ? inherited : authors(feed, item.base));
    }

    private static @Nullable String link(Element element) {
        List<Element> links = Elements.children(element, Vocabulary.ATOM, "link");
        String original = Elements.first(Elements.texts(element, Vocabulary.FEEDBURNER, "origLink"));
        return Stream.of(
                        Stream.ofNullable(original).filter(Links::isWeb),
                        links.stream().filter(XmlAtom::page).map(XmlAtom::href),
                        links.stream().filter(XmlAtom::alternate).map(XmlAtom::href),
                        links.stream()
                                .filter(link -> Elements.attribute(link, "href") == null)
                                .map(Elements::text),
                        out(element))
                .flatMap(s -> s)
                .filter(Objects::nonNull)
                .filter(href -> !href.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static boolean alternate(Element link) {
        String rel = Elements.attribute(link, "rel", "alternate");
        return rel.equalsIgnoreCase("alternate") || rel.equals("http://www.iana.org/assignments/relation/alternate");
    }

    private static boolean page(Element link) {
        return alternate(link) && PAGES.contains(Elements.attribute(link, "type", ""));
    }

    private static @Nullable String href(Element link) {
        String href = Elements.attribute(link, "href");
        return href == null ? null : Links.absolute(href, Elements.base(link, ""));
    }

    private static Stream<String> out(Element element) {
        return Elements.children(element, Vocabulary.ATOM, "content").stream()
                .map(content -> Elements.attribute(content, "src", ""))
                .filter(src -> !src.isEmpty());
    }

    private static List<Author> authors(Element parent, String base) {
        return Elements.children(parent, Vocabulary.ATOM, "author").stream()
                .map(author -> author(author, base))
                .filter(author -> !author.name().isEmpty())
                .distinct()
                .toList();
    }

    private static Author author(Element element, String base) {
        String name = Elements.first(Elements.texts(element, Vocabulary.ATOM, "name"));
        String uri = Elements.first(Elements.texts(element, Vocabulary.ATOM, "uri"));
        String url = uri == null ? Elements.first(Elements.texts(element, Vocabulary.ATOM, "url")) : uri;
        String own = element.getChildren().isEmpty() ? Elements.text(element) : "";
        return new Author(XmlRss.name(name == null ? own : name), Links.absolute(url, base), null, null);
    }
}

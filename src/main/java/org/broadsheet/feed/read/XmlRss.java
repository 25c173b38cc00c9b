package org.broadsheet.feed.read;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadsheet.feed.Author;
import org.broadsheet.feed.read.RawItem.Markup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Items of RSS 0.9x, 1.0 and 2.0, with the modules that publishers use beside it. */
final class XmlRss implements XmlItem {
    private static final Pattern MAILBOX =
            Pattern.compile("^\\s*+[^\\s@<>()]++@[^\\s@<>()]++\\s*+\\(([^)]++)\\)\\s*+$");
    private static final Pattern NAMED = Pattern.compile("^\\s*+\"?([^<\"]++)\"?\\s*+<[^>@]*+@[^>]*+>\\s*+$");
    private static final int LONGEST_NAME = 300;

    private final XmlTree tree;
    private final XmlText text;

    XmlRss(XmlTree tree, XmlText text) {
        this.tree = tree;
        this.text = text;
    }

    @Override
    public void fill(RawItem item, Element element) {
        item.guid = guid(element);
        item.link = link(element, item.base);
        item.title = title(element);
        authors(element).forEach(name -> item.authors.add(new Author(name, null, null, null)));
    }

    @Override
    public void fillTexts(RawItem item, Element element) {
        item.content = longest(
                item,
                Stream.of(
                        tree.children(element, Vocabulary.CONTENT, "encoded"),
                        tree.children(element, Vocabulary.ATOM, "content"),
                        tree.children(element, Vocabulary.XHTML, "body"),
                        tree.children(element, Vocabulary.XHTML, "div"),
                        tree.children(element, "content"),
                        element.children().stream().filter(XmlRss::isWhole).toList()));
        item.excerpt = longest(
                item,
                Stream.of(tree.children(element, "description"), tree.children(element, Vocabulary.ATOM, "summary")));
    }

    // yandex:full-text and its kin, in whatever namespace.
    private static boolean isWhole(Element element) {
        return XmlTree.local(element).equals("full-text")
                || XmlTree.local(element).equals("fulltext");
    }

    private Markup longest(RawItem item, Stream<List<Element>> candidates) {
        return candidates
                .flatMap(List::stream)
                .map(element -> text.body(element, item.base))
                .filter(markup -> !markup.isBlank())
                .max(Comparator.comparingInt(markup -> markup.html().length()))
                .orElse(Markup.NONE);
    }

    private String title(Element element) {
        return Stream.of(
                        tree.children(element, "title"),
                        tree.children(element, Vocabulary.DC, "title"),
                        tree.children(element, Vocabulary.ATOM, "title"),
                        tree.children(element, Vocabulary.ITUNES, "title"))
                .flatMap(List::stream)
                .map(text::html)
                .filter(title -> !title.isBlank())
                .findFirst()
                .orElse("");
    }

    private @Nullable String guid(Element element) {
        return Stream.of(tree.texts(element, "guid"), tree.texts(element, Vocabulary.ATOM, "id"))
                .flatMap(List::stream)
                .findFirst()
                .orElseGet(() -> about(element));
    }

    private static @Nullable String about(Element element) {
        String about = XmlTree.attribute(element, "rdf:about");
        return about == null ? XmlTree.attribute(element, "about") : about;
    }

    private @Nullable String link(Element element, String base) {
        return Stream.of(
                        tree.texts(element, Vocabulary.FEEDBURNER, "origlink").stream()
                                .filter(Links::isWeb),
                        tree.texts(element, "link").stream(),
                        hrefs(element),
                        permalink(element))
                .flatMap(s -> s)
                .filter(link -> Links.absolute(link, base) != null)
                .findFirst()
                .orElse(null);
    }

    private Stream<String> hrefs(Element element) {
        return Stream.of(tree.children(element, "link"), tree.children(element, Vocabulary.ATOM, "link"))
                .flatMap(List::stream)
                .filter(link -> XmlTree.attribute(link, "rel", "alternate").equals("alternate"))
                .map(link -> XmlTree.attribute(link, "href", ""));
    }

    private Stream<String> permalink(Element element) {
        return tree.children(element, "guid").stream()
                .filter(guid -> !XmlTree.attribute(guid, "ispermalink", "true").equalsIgnoreCase("false"))
                .map(XmlTree::text)
                .filter(Links::isWeb);
    }

    private List<String> authors(Element element) {
        return Stream.of(
                        tree.texts(element, Vocabulary.DC, "creator"),
                        tree.texts(element, "author"),
                        tree.texts(element, Vocabulary.ITUNES, "author"),
                        atomNames(element))
                .map(found -> found.stream()
                        .map(XmlRss::name)
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList())
                .filter(names -> !names.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private List<String> atomNames(Element element) {
        return tree.children(element, Vocabulary.ATOM, "author").stream()
                .flatMap(author -> tree.texts(author, Vocabulary.ATOM, "name").stream())
                .toList();
    }

    /** The person of {@code editor@example.org (A. Person)}; empty for a bare address, which is not ours to print. */
    static String name(String text) {
        String bounded = text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) : text;
        Matcher mailbox = MAILBOX.matcher(bounded);
        if (mailbox.matches()) return Plain.title(mailbox.group(1));
        Matcher named = NAMED.matcher(bounded);
        String name = Plain.title(named.matches() ? named.group(1) : bounded).replaceFirst("(?i)^by\\s+", "");
        return name.matches("\\S++") && name.indexOf('@') > 0 ? "" : name;
    }
}

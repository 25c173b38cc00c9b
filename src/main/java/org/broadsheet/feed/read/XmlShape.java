package org.broadsheet.feed.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.feed.FeedFormat;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.IllegalAddException;
import org.jdom2.Namespace;
import org.jdom2.filter.Filters;

/**
 * Finds the channel and the items of a tree, whatever version it claims, and brings names and namespaces to the spelling
 * that ROME knows; ROME refuses a feed for less than a wrong version number.
 *
 * @param channel the element that speaks of the whole feed
 */
record XmlShape(FeedFormat format, Element channel, List<Element> items) {
    private static final Map<String, String> NAMES = Stream.of(
                    "channel",
                    "item",
                    "title",
                    "link",
                    "description",
                    "pubDate",
                    "guid",
                    "author",
                    "category",
                    "enclosure",
                    "comments",
                    "source",
                    "language",
                    "image",
                    "lastBuildDate")
            .collect(Collectors.toMap(name -> name.toLowerCase(Locale.ROOT), name -> name));

    static XmlShape of(Document document) throws Unreadable {
        Element root = document.getRootElement();
        String name = root.getName().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "rss", "rdf", "channel" -> rss(root);
            case "feed" -> atom(root, all(root, "entry"));
            case "entry" -> atom(root, List.of(root));
            default -> throw new Unreadable(NotFeeds.xml(root));
        };
    }

    private static XmlShape rss(Element root) throws Unreadable {
        spell(root);
        Element channel = root.getName().equals("channel")
                ? root
                : root.getChildren().stream()
                        .filter(child -> child.getName().equals("channel"))
                        .findFirst()
                        .orElse(root);
        List<Element> items = new ArrayList<>(all(channel, "item"));
        if (!channel.equals(root)) items.addAll(all(root, "item"));
        // Some wrap their items once more: <items><item>.
        if (items.isEmpty()) channel.getChildren().forEach(child -> items.addAll(all(child, "item")));
        if (channel.equals(root) && items.isEmpty()) throw new Unreadable("is RSS without a <channel> or any <item>");
        return new XmlShape(FeedFormat.RSS, channel, items);
    }

    private static XmlShape atom(Element root, List<Element> entries) {
        Namespace used = root.getNamespace();
        boolean old =
                "0.3".equals(root.getAttributeValue("version")) || used.getURI().contains("purl.org/atom/ns");
        Namespace proper = old ? Namespace.getNamespace("http://purl.org/atom/ns#") : Vocabulary.ATOM.unprefixed();
        root.getDescendants(Filters.element()).forEach(element -> atom(element, used, proper));
        atom(root, used, proper);
        return new XmlShape(FeedFormat.ATOM, root, entries);
    }

    private static void atom(Element element, Namespace used, Namespace proper) {
        boolean same = element.getNamespaceURI().equals(used.getURI());
        if (same || Vocabulary.ATOM.holds(element.getNamespace())) rename(element, element.getName(), proper);
        else canonical(element);
    }

    private static void spell(Element root) {
        root.getDescendants(Filters.element()).forEach(element -> spell(element, root.getNamespace()));
    }

    private static void spell(Element element, Namespace outer) {
        boolean unprefixed = element.getNamespacePrefix().isEmpty();
        boolean own = Vocabulary.plainRss(element.getNamespace())
                || (unprefixed && element.getNamespaceURI().equals(outer.getURI()))
                || (unprefixed
                        && Vocabulary.of(element.getNamespace()) == null
                        && !element.getNamespaceURI().contains("xhtml"));
        if (own)
            rename(
                    element,
                    NAMES.getOrDefault(element.getName().toLowerCase(Locale.ROOT), element.getName()),
                    Namespace.NO_NAMESPACE);
        else canonical(element);
    }

    private static void canonical(Element element) {
        Vocabulary vocabulary = Vocabulary.of(element.getNamespace());
        if (vocabulary == null || vocabulary == Vocabulary.ATOM) return;
        // A prefix on XHTML would hide its tags from every reader of HTML.
        Namespace proper = vocabulary == Vocabulary.XHTML ? vocabulary.unprefixed() : vocabulary.canonical();
        rename(element, element.getName(), proper);
    }

    private static void rename(Element element, String name, Namespace namespace) {
        element.setName(name);
        try {
            element.setNamespace(namespace);
        } catch (IllegalAddException e) {
            // The prefix means something else here: the element keeps the name it has, and is found by vocabulary.
            return;
        }
    }

    private static List<Element> all(Element parent, String name) {
        return parent.getChildren().stream()
                .filter(child -> child.getName().equalsIgnoreCase(name))
                .toList();
    }
}

package org.broadsheet.feed.read;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.broadsheet.feed.date.FeedDates;
import org.broadsheet.feed.html.Links;
import org.broadsheet.feed.html.Plain;
import org.broadsheet.feed.xml.Unreadable;
import org.broadsheet.feed.xml.XmlTree;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** RSS of every version, RDF, and Atom 0.3 and 1.0: the feed itself, and which of its items are read. */
final class XmlFeed {
    /** Enough for any news of a day; the newest are kept. */
    static final int MOST_ITEMS = 1000;

    private final XmlTree tree;
    private final Element channel;
    private final String source;
    private final @Nullable String link;
    private final XmlItems items;
    private final List<String> notes = new ArrayList<>();

    private XmlFeed(XmlTree tree, String source) {
        this.tree = tree;
        this.channel = channel(tree);
        this.source = Links.isWeb(source) ? source : self(source);
        String base = XmlTree.base(channel, this.source);
        this.link = page(base == null ? this.source : base);
        this.items = new XmlItems(tree, channel, this.source, link);
    }

    static RawFeed read(String document, String source) throws Unreadable {
        XmlTree tree = XmlTree.parse(document);
        if (!tree.isFeed()) throw new Unreadable(NotFeeds.xml(tree.root()));
        return new XmlFeed(tree, source).feed();
    }

    private RawFeed feed() throws Unreadable {
        List<Element> elements = newest(items());
        List<RawItem> found = new ArrayList<>();
        for (Element element : elements) {
            if (Thread.currentThread().isInterrupted()) throw new Unreadable("takes too long to read");
            found.add(items.item(element));
        }
        String title = tree.all(channel, "title").stream()
                .map(new XmlText(tree)::html)
                .map(Plain::title)
                .filter(t -> !t.isEmpty())
                .findFirst()
                .orElse("");
        Source.Format kind = tree.isAtom() ? Source.Format.ATOM : Source.Format.RSS;
        return new RawFeed(kind, title, language(), link, found, notes);
    }

    private static Element channel(XmlTree tree) {
        List<Element> channels = tree.all(tree.root(), "channel");
        return channels.isEmpty() ? tree.root() : channels.get(0);
    }

    private List<Element> items() throws Unreadable {
        String name = tree.isAtom() ? "entry" : "item";
        if (XmlTree.local(channel).equals("entry")) return List.of(channel);
        List<Element> found = all(channel, name);
        if (channel != tree.root()) found.addAll(all(tree.root(), name));
        // Some wrap their items once more: <items><item>.
        if (found.isEmpty()) channel.children().forEach(child -> found.addAll(all(child, name)));
        boolean isChannel = tree.isAtom()
                || channel != tree.root()
                || XmlTree.local(channel).equals("channel");
        if (found.isEmpty() && !isChannel) throw new Unreadable("is RSS without a <channel> or any <item>");
        return found;
    }

    private List<Element> all(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Element child : parent.children()) if (tree.is(child, name)) found.add(child);
        return found;
    }

    // Most feeds begin with the newest item, archives often end with it.
    private List<Element> newest(List<Element> all) {
        if (all.size() <= MOST_ITEMS) return all;
        notes.add("only the newest " + MOST_ITEMS + " of its " + all.size() + " items are read");
        FeedDates dates = new FeedDates(null);
        Instant first = dates.first(tree.texts(all.get(0), XmlItems.PUBLISHED));
        Instant last = dates.first(tree.texts(all.get(all.size() - 1), XmlItems.PUBLISHED));
        boolean rising = first != null && last != null && last.isAfter(first);
        return rising ? all.subList(all.size() - MOST_ITEMS, all.size()) : all.subList(0, MOST_ITEMS);
    }

    // A file does not know where it came from; the feed may.
    private String self(String file) {
        return links().filter(link -> XmlTree.attribute(link, "rel", "").equalsIgnoreCase("self"))
                .map(link -> XmlTree.attribute(link, "href", ""))
                .filter(Links::isWeb)
                .findFirst()
                .orElse(file);
    }

    private Stream<Element> links() {
        return tree.all(channel, "link atom:link").stream();
    }

    private @Nullable String page(String base) {
        return links().filter(
                        link -> XmlTree.attribute(link, "rel", "alternate").equalsIgnoreCase("alternate"))
                .sorted((a, b) -> Boolean.compare(isFeed(a), isFeed(b)))
                .map(link -> XmlTree.attribute(link, "href", XmlTree.text(link)))
                .map(address -> Links.absolute(address, base))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static boolean isFeed(Element link) {
        return XmlTree.attribute(link, "type", "").toLowerCase(Locale.ROOT).matches("application/.*(?:rss|atom|xml).*");
    }

    private @Nullable String language() {
        return Stream.concat(
                        tree.texts(channel, "language rss:language dc:language").stream(),
                        Stream.ofNullable(XmlTree.language(channel)))
                .filter(language -> language.length() < 40)
                .findFirst()
                .orElse(null);
    }
}

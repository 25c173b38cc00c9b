package org.broadsheet.feed.read;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.broadsheet.feed.FeedFormat;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** RSS of every version, RDF, and Atom 0.3 and 1.0: the feed itself, and what items of both formats have in common. */
final class XmlFeed {
    /** Enough for any news of a day; the newest are kept. */
    static final int MOST_ITEMS = 1000;

    private final XmlTree tree;
    private final XmlText text;
    private final Element channel;
    private final String source;
    private final @Nullable String link;
    private final XmlItem format;
    private final List<String> notes = new ArrayList<>();

    private XmlFeed(XmlTree tree, String source) {
        this.tree = tree;
        this.text = new XmlText(tree);
        this.channel = channel(tree);
        this.source = Links.isWeb(source) ? source : self(source);
        String base = XmlTree.base(channel, this.source);
        this.link = page(base == null ? this.source : base);
        this.format = tree.isAtom() ? new XmlAtom(tree, text, channel) : new XmlRss(tree, text);
    }

    static RawFeed read(String document, String source) throws Unreadable {
        return new XmlFeed(XmlTree.parse(document), source).feed();
    }

    private RawFeed feed() throws Unreadable {
        List<Element> elements = newest(items());
        List<RawItem> items = new ArrayList<>();
        for (Element element : elements) {
            if (Thread.currentThread().isInterrupted()) throw new Unreadable("takes too long to read");
            items.add(item(element));
        }
        String title = tree.children(channel, "title").stream()
                .map(text::html)
                .map(Plain::title)
                .filter(t -> !t.isEmpty())
                .findFirst()
                .orElse("");
        FeedFormat kind = tree.isAtom() ? FeedFormat.ATOM : FeedFormat.RSS;
        return new RawFeed(kind, title, language(), link, items, notes);
    }

    private static Element channel(XmlTree tree) {
        List<Element> channels = tree.children(tree.root(), "channel");
        return channels.isEmpty() ? tree.root() : channels.get(0);
    }

    private List<Element> items() throws Unreadable {
        String name = tree.isAtom() ? "entry" : "item";
        if (XmlTree.local(channel).equals("entry")) return List.of(channel);
        List<Element> items = all(channel, name);
        if (channel != tree.root()) items.addAll(all(tree.root(), name));
        // Some wrap their items once more: <items><item>.
        if (items.isEmpty()) channel.children().forEach(child -> items.addAll(all(child, name)));
        boolean isChannel = tree.isAtom()
                || channel != tree.root()
                || XmlTree.local(channel).equals("channel");
        if (items.isEmpty() && !isChannel) throw new Unreadable("is RSS without a <channel> or any <item>");
        return items;
    }

    private List<Element> all(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Element child : parent.children()) if (tree.is(child, tree.core(), name)) found.add(child);
        return found;
    }

    // Most feeds begin with the newest item, archives often end with it.
    private List<Element> newest(List<Element> items) {
        if (items.size() <= MOST_ITEMS) return items;
        notes.add("only the newest " + MOST_ITEMS + " of its " + items.size() + " items are read");
        FeedDates dates = new FeedDates(null);
        Instant first = dates.first(dates(items.get(0)));
        Instant last = dates.first(dates(items.get(items.size() - 1)));
        boolean rising = first != null && last != null && last.isAfter(first);
        return rising ? items.subList(items.size() - MOST_ITEMS, items.size()) : items.subList(0, MOST_ITEMS);
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
        return Stream.of(tree.children(channel, "link"), tree.children(channel, Vocabulary.ATOM, "link"))
                .flatMap(List::stream);
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
        return Stream.of(
                        tree.texts(channel, "language").stream(),
                        tree.texts(channel, Vocabulary.RSS, "language").stream(),
                        tree.texts(channel, Vocabulary.DC, "language").stream(),
                        Stream.ofNullable(XmlTree.language(channel)))
                .flatMap(s -> s)
                .filter(language -> language.length() < 40)
                .findFirst()
                .orElse(null);
    }

    private RawItem item(Element element) {
        String base = XmlTree.base(element, source);
        RawItem item = new RawItem(base != null ? base : link != null ? link : source);
        format.fill(item, element);
        String page = base == null ? Links.absolute(item.link, item.base) : null;
        item.link = item.link == null ? null : Links.absolute(item.link, item.base);
        if (page != null) item.base = page;
        format.fillTexts(item, element);
        item.language = itemLanguage(element);
        dates(element).forEach(item.published::add);
        item.updated.addAll(updated(element));
        categories(element, item);
        new XmlMedia(tree, item, element).fill();
        return item;
    }

    private @Nullable String itemLanguage(Element element) {
        String own = tree.text(element, Vocabulary.DC, "language");
        if (own == null) own = tree.text(element, tree.core(), "language");
        for (String name : List.of("content", "title", "summary", "description"))
            for (Element child : own == null ? tree.children(element, name) : List.<Element>of())
                if (own == null && child.hasAttr("xml:lang")) own = XmlTree.language(child);
        return own == null && element.hasAttr("xml:lang") ? XmlTree.language(element) : own;
    }

    /**
     * Published: RSS {@code pubDate}; Atom {@code published} ({@code issued} in 0.3); {@code dc:date}; {@code dcterms:issued},
     * {@code dcterms:created}, Atom 0.3 {@code created}; RSS's stray {@code date} and {@code lastBuildDate}; last, what counts as
     * updated.
     */
    private List<String> dates(Element element) {
        List<String> dates = new ArrayList<>();
        for (String name : List.of("pubdate", "published", "issued")) dates.addAll(either(element, name));
        dates.addAll(tree.texts(element, Vocabulary.DC, "date"));
        for (String name : List.of("issued", "created")) dates.addAll(tree.texts(element, Vocabulary.DC_TERMS, name));
        for (String name : List.of("created", "date", "lastbuilddate")) dates.addAll(either(element, name));
        dates.addAll(updated(element));
        return dates;
    }

    private List<String> updated(Element element) {
        List<String> dates = new ArrayList<>();
        for (String name : List.of("updated", "modified")) dates.addAll(either(element, name));
        dates.addAll(tree.texts(element, Vocabulary.DC_TERMS, "modified"));
        return dates;
    }

    private List<String> either(Element element, String name) {
        List<String> own = tree.texts(element, name);
        Vocabulary other = tree.isAtom() ? Vocabulary.RSS : Vocabulary.ATOM;
        List<String> foreign = tree.texts(element, other, name);
        return own.isEmpty() ? foreign : own;
    }

    private void categories(Element element, RawItem item) {
        for (Element category : tree.children(element, "category")) {
            String label = XmlTree.attribute(category, "label");
            String term = label == null ? XmlTree.attribute(category, "term") : label;
            item.categories.add(term == null ? XmlTree.text(category) : term);
        }
        item.categories.addAll(tree.texts(element, Vocabulary.DC, "subject"));
    }
}

package org.broadsheet.feed.read;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.broadsheet.feed.FeedFormat;
import org.jdom2.Attribute;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place that touches ROME. It is given one item at a time, in a document that is known to please it, so that what
 * it throws (unchecked, and for less than a wrong number) costs that item's core at most.
 */
final class Rome {
    private static final Logger log = LoggerFactory.getLogger(Rome.class);
    private static final Set<Vocabulary> CORE = Set.of(Vocabulary.ATOM, Vocabulary.DC, Vocabulary.CONTENT);
    private static final Set<String> HTML = Set.of("html", "xhtml", "text/html", "application/xhtml+xml");
    private static final Set<String> TEXT = Set.of("text", "text/plain");

    private final FeedFormat format;
    private final Element channel;
    private final String title;
    private final @Nullable String link;

    private Rome(XmlShape shape) {
        this.format = shape.format();
        this.channel = shape.channel();
        SyndFeed feed = parse(null);
        this.title = feed == null || feed.getTitle() == null ? "" : feed.getTitle();
        this.link = feed == null ? null : feed.getLink();
    }

    static Rome of(XmlShape shape) {
        return new Rome(shape);
    }

    String title() {
        return title;
    }

    @Nullable
    String link() {
        return link;
    }

    /** Title, texts, link and categories of an item. */
    void fill(RawItem item, Element element) {
        SyndFeed feed = parse(element);
        if (feed == null || feed.getEntries().isEmpty()) return;
        SyndEntry entry = feed.getEntries().get(0);
        title(entry.getTitleEx(), item);
        item.excerpt = html(entry.getDescription());
        item.content = longest(entry.getContents());
        if (item.link == null) item.link = entry.getLink();
        entry.getCategories().stream().map(Rome::category).forEach(item.categories::add);
    }

    private void title(@Nullable SyndContent title, RawItem item) {
        if (title == null || title.getValue() == null) return;
        item.title = title.getValue();
        item.titleIsText = format == FeedFormat.ATOM && (title.getType() == null || TEXT.contains(title.getType()));
    }

    private static String category(SyndCategory category) {
        String label = category.getLabel();
        String name = label == null || label.isBlank() ? category.getName() : label;
        return name == null ? "" : name;
    }

    private String longest(List<SyndContent> contents) {
        return contents.stream().map(this::html).reduce("", (a, b) -> b.length() > a.length() ? b : a);
    }

    private String html(@Nullable SyndContent content) {
        if (content == null || content.getValue() == null) return "";
        String type = content.getType() == null
                ? ""
                : content.getType()
                        .toLowerCase(Locale.ROOT)
                        .replaceFirst(";.*", "")
                        .strip();
        if (format == FeedFormat.RSS || HTML.contains(type)) return content.getValue();
        // Atom's text is text, yet many write HTML under that name: believed where it has the look of it.
        return type.isEmpty() || TEXT.contains(type) ? looseText(content.getValue()) : "";
    }

    private static String looseText(String text) {
        boolean markup = text.matches(
                "(?s).*</(?:p|a|div|b|i|em|strong|span|li|ul|h\\d|figure|blockquote)\\s*>.*|(?s).*<(?:br|img)\\b.*");
        return markup ? text : text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private @Nullable SyndFeed parse(@Nullable Element item) {
        Element core = item == null ? null : core(item);
        return guarded(() -> build(format == FeedFormat.ATOM ? atom(core) : rss(core)));
    }

    private static @Nullable SyndFeed guarded(Supplier<SyndFeed> parse) {
        try {
            return parse.get();
        } catch (RuntimeException e) {
            log.debug("ROME cannot read an item", e);
            return null;
        }
    }

    private static SyndFeed build(Document document) {
        SyndFeedInput input = new SyndFeedInput();
        input.setPreserveWireFeed(false);
        try {
            return input.build(document);
        } catch (FeedException e) {
            throw new IllegalArgumentException("ROME refuses the document", e);
        }
    }

    private Document atom(@Nullable Element item) {
        Element feed = new Element("feed", channel.getNamespace());
        if (channel.getNamespaceURI().contains("purl.org")) feed.setAttribute("version", "0.3");
        if (!channel.getName().equals("entry")) copy(feed, "title", "link", "id", "updated", "subtitle");
        if (item != null) feed.addContent(item);
        return new Document(feed);
    }

    private Document rss(@Nullable Element item) {
        Element feed = new Element("channel");
        copy(feed, "title", "link", "description");
        if (item != null) feed.addContent(item);
        return new Document(new Element("rss").setAttribute("version", "2.0").addContent(feed));
    }

    private void copy(Element to, String... names) {
        for (String name : names)
            for (Element child : channel.getChildren(name, to.getNamespace())) to.addContent(child.clone());
    }

    // Modules of extensions trip ROME most; what they say is read without it.
    private Element core(Element item) {
        Element core = item.clone();
        core.getChildren().stream()
                .filter(child -> !core(child.getNamespace()))
                .toList()
                .forEach(Element::detach);
        core.getChildren("source", core.getNamespace()).stream().toList().forEach(Element::detach);
        core.getAttributes().stream()
                .filter(a -> a.getNamespace().equals(Namespace.XML_NAMESPACE))
                .toList()
                .forEach(Attribute::detach);
        return core;
    }

    private boolean core(Namespace namespace) {
        Vocabulary vocabulary = Vocabulary.of(namespace);
        if (format == FeedFormat.RSS && vocabulary == Vocabulary.ATOM) return false;
        Namespace own = format == FeedFormat.RSS ? Namespace.NO_NAMESPACE : channel.getNamespace();
        return namespace.equals(own) || (vocabulary != null && CORE.contains(vocabulary));
    }
}

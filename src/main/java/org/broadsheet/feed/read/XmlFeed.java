package org.broadsheet.feed.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.broadsheet.feed.FeedFormat;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/** RSS and Atom of every version: what ROME makes of the core, and what extensions say besides. */
final class XmlFeed {
    private final XmlShape shape;
    private final Rome rome;
    private final String source;
    private final @Nullable String link;

    private XmlFeed(XmlShape shape, String source) {
        this.shape = shape;
        this.rome = Rome.of(shape);
        this.source = Elements.base(shape.channel(), source);
        this.link = Links.absolute(rome.link(), this.source);
    }

    static RawFeed read(String text, String source) throws Unreadable {
        return new XmlFeed(XmlShape.of(XmlDocument.parse(text)), source).feed();
    }

    private RawFeed feed() {
        List<Element> elements = List.copyOf(shape.items());
        List<RawItem> items =
                elements.stream().map(this::item).filter(Objects::nonNull).toList();
        return new RawFeed(shape.format(), Plain.ofHtml(rome.title()), language(), link, items);
    }

    private @Nullable String language() {
        Element channel = shape.channel();
        List<String> told = new ArrayList<>(Elements.plainTexts(channel, "language"));
        told.addAll(Elements.texts(channel, Vocabulary.DC, "language"));
        Stream.of(channel, channel.getParentElement())
                .filter(Objects::nonNull)
                .map(Elements::language)
                .filter(Objects::nonNull)
                .forEach(told::add);
        return Elements.first(told);
    }

    private @Nullable RawItem item(Element element) {
        RawItem item = new RawItem(Elements.base(element, link == null || Links.isWeb(source) ? source : link));
        if (shape.format() == FeedFormat.ATOM) XmlAtom.fill(item, element, shape.channel());
        else XmlRss.fill(item, element);
        rome.fill(item, element);
        XmlDates.fill(item, element);
        XmlMedia.fill(item, element);
        return item;
    }
}

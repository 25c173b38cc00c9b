package org.broadsheet.feed.read;

import java.util.List;
import org.jdom2.Element;

/**
 * The chain of dates; the first that is a date counts.
 *
 * <p>Published: RSS {@code pubDate}; Atom {@code published} ({@code issued} in 0.3); {@code dc:date}; {@code dcterms:issued},
 * {@code dcterms:created}, Atom 0.3 {@code created}; RSS's stray {@code date} and {@code lastBuildDate}; last, what counts as
 * updated. Updated: Atom {@code updated} ({@code modified} in 0.3); {@code dcterms:modified}.
 */
final class XmlDates {
    private XmlDates() {}

    static void fill(RawItem item, Element element) {
        List<String> published = item.published;
        published.addAll(Elements.plainTexts(element, "pubDate"));
        published.addAll(Elements.texts(element, Vocabulary.ATOM, "published"));
        published.addAll(Elements.texts(element, Vocabulary.ATOM, "issued"));
        published.addAll(Elements.texts(element, Vocabulary.DC, "date"));
        published.addAll(Elements.texts(element, Vocabulary.DC_TERMS, "issued"));
        published.addAll(Elements.texts(element, Vocabulary.DC_TERMS, "created"));
        published.addAll(Elements.texts(element, Vocabulary.ATOM, "created"));
        for (String name : List.of("published", "date", "lastBuildDate"))
            published.addAll(Elements.plainTexts(element, name));
        item.updated.addAll(Elements.texts(element, Vocabulary.ATOM, "updated"));
        item.updated.addAll(Elements.texts(element, Vocabulary.ATOM, "modified"));
        item.updated.addAll(Elements.texts(element, Vocabulary.DC_TERMS, "modified"));
        item.updated.addAll(Elements.plainTexts(element, "updated"));
        published.addAll(item.updated);
    }
}

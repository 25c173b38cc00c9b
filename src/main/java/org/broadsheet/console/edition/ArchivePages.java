package org.broadsheet.console.edition;

import java.io.StringWriter;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.content.Story;
import org.broadsheet.letter.Letters;
import org.broadsheet.newsroom.NewsroomSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * The archive for other programs: an edition as a page of the site with its metadata, and a digest's editions as RSS 2.0.
 */
@Component
class ArchivePages {
    private static final String HEAD_END = "</head>";
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final int EDITIONS = 20;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Letters letters;
    private final NewsroomSettings newsroom;
    private final String base;

    ArchivePages(
            Letters letters, NewsroomSettings newsroom, @Value("${broadsheet.site.url:#{null}}") @Nullable URI site) {
        this.letters = letters;
        this.newsroom = newsroom;
        base = site == null ? "" : site.toString().replaceFirst("/$", "");
    }

    /** The public address of one of our paths. */
    String address(String path) {
        return base + path;
    }

    String html(Edition edition) {
        String page = letters.page(edition);
        int head = page.indexOf(HEAD_END);
        return head < 0 ? page : page.substring(0, head) + metadata(edition) + page.substring(head);
    }

    private String metadata(Edition edition) {
        String address = address(Archive.path(edition));
        StringBuilder head = new StringBuilder();
        head.append("<link rel=\"icon\" href=\"/icon.svg\">\n");
        head.append("<link rel=\"canonical\" href=\"").append(escaped(address)).append("\">\n");
        head.append("<link rel=\"alternate\" type=\"application/rss+xml\" title=\"")
                .append(escaped(edition.content().title()))
                .append("\" href=\"/archive/")
                .append(escaped(edition.digest()))
                .append("/rss\">\n");
        meta(head, "name", "description", description(edition));
        meta(head, "property", "og:type", "article");
        meta(head, "property", "og:title", edition.content().subject());
        meta(head, "property", "og:description", description(edition));
        meta(head, "property", "og:url", address);
        meta(head, "property", "og:site_name", newsroom.name());
        meta(head, "property", "article:published_time", edition.to().toString());
        Story lead = edition.content().lead();
        if (lead != null && lead.picture() != null)
            meta(head, "property", "og:image", lead.picture().url());
        return head.toString();
    }

    static String description(Edition edition) {
        Story lead = edition.content().lead();
        String preheader = edition.content().preheader();
        return preheader.isBlank() && lead != null ? lead.summary() : preheader;
    }

    private static void meta(StringBuilder head, String kind, String name, String content) {
        if (content.isBlank()) return;
        head.append("<meta ").append(kind).append("=\"").append(name);
        head.append("\" content=\"").append(escaped(content)).append("\">\n");
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    /** A digest's newest editions. */
    String rss(Archive.Listing listing) {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            channel(xml, listing);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("rss of " + listing.name(), e);
        }
        return out.toString();
    }

    private void channel(XMLStreamWriter xml, Archive.Listing listing) throws XMLStreamException {
        xml.writeStartElement("rss");
        xml.writeAttribute("version", "2.0");
        xml.writeNamespace("atom", ATOM);
        xml.writeStartElement("channel");
        text(xml, "title", listing.title());
        text(xml, "link", address("/archive"));
        text(xml, "description", listing.title());
        xml.writeEmptyElement("atom", "link", ATOM);
        xml.writeAttribute("rel", "self");
        xml.writeAttribute("type", "application/rss+xml");
        xml.writeAttribute("href", address("/archive/" + listing.name() + "/rss"));
        for (Edition edition : listing.editions().stream().limit(EDITIONS).toList()) item(xml, edition);
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void item(XMLStreamWriter xml, Edition edition) throws XMLStreamException {
        String address = address(Archive.path(edition));
        xml.writeStartElement("item");
        text(xml, "title", edition.content().subject());
        text(xml, "link", address);
        text(xml, "guid", address);
        text(xml, "pubDate", DATE.format(edition.to()));
        text(xml, "description", edition.content().stories().map(Story::title).collect(Collectors.joining(" · ")));
        xml.writeEndElement();
    }

    private static void text(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        // XML 1.0 has no place for other control characters, escaped or not.
        xml.writeCharacters(text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", ""));
        xml.writeEndElement();
    }
}

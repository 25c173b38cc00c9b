package org.broadsheet.console.edition;

import java.io.StringWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Story;
import org.springframework.stereotype.Component;

/** A digest's editions as RSS 2.0, for those who rather read it there. */
@Component
class ArchiveFeed {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final int EDITIONS = 20;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final ArchivePage page;

    ArchiveFeed(ArchivePage page) {
        this.page = page;
    }

    String xml(Shelf shelf) {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            channel(xml, shelf);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("rss of " + shelf.name(), e);
        }
        return out.toString();
    }

    private void channel(XMLStreamWriter xml, Shelf shelf) throws XMLStreamException {
        xml.writeStartElement("rss");
        xml.writeAttribute("version", "2.0");
        xml.writeNamespace("atom", ATOM);
        xml.writeStartElement("channel");
        text(xml, "title", shelf.title());
        text(xml, "link", page.address("/archive"));
        text(xml, "description", shelf.title());
        xml.writeEmptyElement("atom", "link", ATOM);
        xml.writeAttribute("rel", "self");
        xml.writeAttribute("type", "application/rss+xml");
        xml.writeAttribute("href", page.address("/archive/" + shelf.name() + "/rss"));
        for (Edition edition : shelf.editions().stream().limit(EDITIONS).toList()) item(xml, edition);
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void item(XMLStreamWriter xml, Edition edition) throws XMLStreamException {
        String address = page.address(Archive.path(edition));
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

package org.broadsheet.feed.read;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import org.broadsheet.feed.read.XmlMender.Mended;
import org.jdom2.Document;
import org.jdom2.JDOMException;
import org.jdom2.input.JDOMParseException;
import org.jdom2.input.SAXBuilder;
import org.jspecify.annotations.Nullable;

/** Text to a tree, with every door of XML shut: no DTD, no entity of it, nothing fetched, nothing deep without end. */
final class XmlDocument {
    private static final String FEATURE = "http://xml.org/sax/features/";
    private static final String XERCES = "http://apache.org/xml/features/";
    private static final String LIMITS = "http://www.oracle.com/xml/jaxp/properties/";
    private static final int DEEPEST = 200;

    private XmlDocument() {}

    static Document parse(String text) throws Unreadable {
        Mended mended = XmlMender.mend(text);
        if (mended.root() == null) throw new Unreadable("is not a feed: it is neither XML nor JSON");
        try {
            return builder().build(new StringReader(mended.text()));
        } catch (JDOMParseException e) {
            throw new Unreadable(cause(e, mended));
        } catch (JDOMException | IOException e) {
            throw new Unreadable("is not well-formed XML: " + words(e.getMessage()));
        }
    }

    private static SAXBuilder builder() {
        SAXBuilder builder = new SAXBuilder();
        builder.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        builder.setFeature(XERCES + "disallow-doctype-decl", true);
        builder.setFeature(XERCES + "nonvalidating/load-external-dtd", false);
        builder.setFeature(FEATURE + "external-general-entities", false);
        builder.setFeature(FEATURE + "external-parameter-entities", false);
        builder.setProperty(LIMITS + "maxElementDepth", String.valueOf(DEEPEST));
        return builder;
    }

    private static String cause(JDOMParseException e, Mended mended) {
        String place = e.getLineNumber() > 0 ? " at line " + e.getLineNumber() : "";
        if (mended.cutOff()) return "is cut off" + place + ": <" + mended.root() + "> is never closed";
        return "is not well-formed XML" + place + ": "
                + words(e.getCause() == null ? null : e.getCause().getMessage());
    }

    private static String words(@Nullable String message) {
        if (message == null) return "no reason given";
        String plain = message.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return plain.length() > 200 ? plain.substring(0, 200) + "..." : plain;
    }
}

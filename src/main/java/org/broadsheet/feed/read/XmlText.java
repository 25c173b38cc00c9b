package org.broadsheet.feed.read;

import java.util.Locale;
import java.util.Set;
import org.broadsheet.feed.html.Html;
import org.broadsheet.feed.html.Links;
import org.broadsheet.feed.html.Markup;
import org.broadsheet.feed.xml.XmlTree;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Tag;
import org.jsoup.select.NodeVisitor;

/**
 * The HTML of an element's content: markup in it as the tree that it is, escaped markup as what it says. Atom's types
 * (RFC 4287, section 3.1) decide only where the content itself does not.
 */
final class XmlText {
    private static final Set<String> TEXT = Set.of("", "text", "text/plain");
    private static final Set<String> XHTML = Set.of("xhtml", "application/xhtml+xml", "xml");
    private static final Set<String> EMPTY =
            Set.of("area", "br", "col", "embed", "hr", "img", "input", "param", "source", "track", "wbr");
    private static final Set<String> ADDRESSES = Set.of("href", "src", "poster", "data-src");
    private final XmlTree tree;

    XmlText(XmlTree tree) {
        this.tree = tree;
    }

    /** An item's text: RSS's is HTML; Atom's by its type, or empty where that is not text. */
    Markup body(Element element, String base) {
        String own = XmlTree.base(element, base);
        return new Markup(html(element), own == null ? base : own, false);
    }

    String html(Element element) {
        String type = type(element);
        boolean xhtml = XHTML.contains(type);
        if (type.contains("/") && !xhtml && !type.startsWith("text/")) return "";
        if (element.firstElementChild() != null) return written(element, xhtml);
        String value = element.wholeText();
        boolean html = !tree.isAtom() || type.contains("html") && !xhtml;
        return html || Html.looksLikeMarkup(value) || !TEXT.contains(type) && !xhtml ? value : Html.escaped(value);
    }

    private String type(Element element) {
        if (!tree.isAtom()) return "";
        if (XmlTree.attribute(element, "mode", "").equals("base64")) return "application/base64";
        String type = XmlTree.attribute(element, "type", "").toLowerCase(Locale.ROOT);
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip();
    }

    // HTML's syntax: an element that XML closes at once would stay open for a parser of HTML.
    private static String written(Element element, boolean xhtml) {
        StringBuilder out = new StringBuilder();
        boolean bases = !element.getElementsByAttribute("xml:base").isEmpty();
        element.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (depth == 0) return;
                if (node instanceof TextNode text) out.append(text(text, xhtml));
                else if (node instanceof Element child) start(child, bases, out);
            }

            @Override
            public void tail(Node node, int depth) {
                if (depth > 0 && node instanceof Element child && hasEnd(child))
                    out.append("</").append(name(child)).append('>');
            }
        });
        return out.toString();
    }

    // What is no element of HTML may be a word in angle brackets.
    private static boolean hasEnd(Element element) {
        String name = name(element);
        boolean known = Tag.isKnownTag(name) || name.indexOf('-') > 0 || element.attributesSize() > 0;
        return known && !EMPTY.contains(name);
    }

    // Beside naked markup, escaped markup and CDATA sections are markup as well.
    private static String text(TextNode node, boolean xhtml) {
        String text = node.getWholeText();
        boolean markup = !xhtml && (node instanceof CDataNode || Html.looksLikeMarkup(text));
        return markup ? text : Html.escaped(text);
    }

    private static void start(Element element, boolean bases, StringBuilder out) {
        out.append('<').append(name(element));
        for (Attribute attribute : element.attributes()) {
            String key = attribute.getKey();
            if (key.indexOf(':') >= 0 || key.equals("xmlns")) continue;
            String value = attribute.getValue();
            String base = bases && ADDRESSES.contains(key) ? XmlTree.base(element, "") : null;
            String absolute = base == null ? null : Links.absolute(value, base);
            out.append(' ').append(key).append("=\"");
            out.append(Html.escaped(absolute == null ? value : absolute).replace("\"", "&quot;"))
                    .append('"');
        }
        out.append('>');
    }

    private static String name(Element element) {
        return XmlTree.local(element);
    }
}

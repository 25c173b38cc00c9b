package org.broadsheet.feed.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities.EscapeMode;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * An item's HTML, sanitised once on entry against a list of what is allowed; everything else goes, with its content where
 * the content is code. Films are recognised before their embeds go.
 */
final class Body {
    private static final Safelist SAFE = new Safelist()
            .addTags(
                    "a",
                    "abbr",
                    "b",
                    "blockquote",
                    "br",
                    "caption",
                    "cite",
                    "code",
                    "dd",
                    "del",
                    "div",
                    "dl",
                    "dt",
                    "em")
            .addTags(
                    "figcaption",
                    "figure",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "hr",
                    "i",
                    "img",
                    "ins",
                    "kbd",
                    "li",
                    "mark")
            .addTags(
                    "ol", "p", "pre", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "table",
                    "tbody")
            .addTags("td", "tfoot", "th", "thead", "time", "tr", "tt", "u", "ul", "var")
            .addAttributes("a", "href")
            .addAttributes("img", "src", "alt", "width", "height")
            .addAttributes("td", "colspan", "rowspan")
            .addAttributes("th", "colspan", "rowspan")
            .addProtocols("a", "href", "http", "https", "mailto")
            .addProtocols("img", "src", "http", "https");
    private static final String CODE =
            "script, style, iframe, object, embed, applet, svg, math, template, noembed, noframes,"
                    + " xmp, plaintext, listing, textarea, select, option, button, input, keygen, datalist, title, head, link, meta, base,"
                    + " audio, video, canvas, frameset, frame, map, portal, dialog, param, source, track, nextid, bgsound";

    private final Document page;
    private final List<String> films;
    private final List<String> posters = new ArrayList<>();

    private Body(Document page, String base) {
        this.page = page;
        page.select("video[poster]").forEach(video -> poster(video, base));
        this.films = Films.in(page, base);
        LazyImages.awaken(page, base);
        page.select(CODE).remove();
        page.select("a[href]").forEach(link -> absolute(link, base));
    }

    static Body of(String html, String base) {
        Document page = Jsoup.parseBodyFragment(Nesting.bounded(html));
        Body body = new Body(page, base);
        return body.cleaned();
    }

    private Body cleaned() {
        Document clean = new Cleaner(SAFE).clean(page);
        clean.outputSettings().prettyPrint(false).escapeMode(EscapeMode.xhtml);
        clean.select("img:not([src])").remove();
        return new Body(clean, films, posters);
    }

    private Body(Document clean, List<String> films, List<String> posters) {
        this.page = clean;
        this.films = films;
        this.posters.addAll(posters);
    }

    private void poster(Element video, String base) {
        String poster = Links.absolute(video.attr("poster"), base);
        if (poster != null) posters.add(poster);
    }

    private static void absolute(Element link, String base) {
        String href = link.attr("href").strip();
        String found = href.toLowerCase(Locale.ROOT).startsWith("mailto:") ? href : Links.absolute(href, base);
        if (found == null || found.chars().anyMatch(Character::isISOControl)) link.removeAttr("href");
        else link.attr("href", found);
    }

    /** Addresses of films that the HTML embeds, or names alone in a paragraph. */
    List<String> films() {
        return films;
    }

    /** The stills of its own films, then its first picture that is one: no tracker, no emoji, no icon. */
    RawItem.@Nullable Image picture() {
        if (!posters.isEmpty()) return new RawItem.Image(posters.get(0), "", null);
        return page.select("img").stream()
                .filter(LazyImages::worthSeeing)
                .map(image -> new RawItem.Image(image.attr("src"), image.attr("alt"), caption(image)))
                .findFirst()
                .orElse(null);
    }

    /** The caption of this picture, where the HTML has it in a figure. */
    @Nullable
    String caption(String picture) {
        String same = LazyImages.same(picture);
        return page.select("img").stream()
                .filter(image -> LazyImages.same(image.attr("src")).equals(same))
                .map(Body::caption)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String caption(Element image) {
        Element figure = image.closest("figure");
        Element caption = figure == null ? null : figure.selectFirst("figcaption");
        String text = caption == null ? "" : Plain.line(caption.text());
        return text.isEmpty() ? null : text;
    }

    /** Takes out this picture in every size, what stands twice, and what only counts readers. */
    void drop(@Nullable String picture) {
        Set<String> seen = new HashSet<>();
        if (picture != null) seen.add(LazyImages.same(picture));
        for (Element image : page.select("img"))
            if (!LazyImages.worthSeeing(image) || !seen.add(LazyImages.same(image.attr("src")))) remove(image);
    }

    private static void remove(Element image) {
        Element figure = image.closest("figure");
        Element parent = image.parent();
        image.remove();
        if (figure != null && figure.select("img").isEmpty()) figure.remove();
        else
            while (parent != null && parent.tagName().matches("a|p|div|span") && empty(parent))
                parent = emptied(parent);
    }

    private static boolean empty(Element element) {
        return element.childrenSize() == 0 && !element.hasText();
    }

    private static @Nullable Element emptied(Element element) {
        Element parent = element.parent();
        element.remove();
        return parent;
    }

    /** What an ALT says is the title's doing in Ghost's RSS: such a text says nothing of the picture. */
    void dropAlt(String title) {
        page.select("img[alt]").stream()
                .filter(image -> Plain.line(image.attr("alt")).equalsIgnoreCase(title))
                .forEach(image -> image.attr("alt", ""));
    }

    String html() {
        return page.body().html().strip();
    }

    boolean blank() {
        return !page.body().hasText();
    }

    String text() {
        return Plain.line(page.body().text());
    }

    /** The running text: paragraphs, without headings, captions, tables and quotations; all of it where there are none. */
    List<String> paragraphs() {
        List<String> found = page.select("p").stream()
                .filter(p -> p.closest("figure, table, blockquote, li") == null)
                .map(p -> Plain.line(p.text()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toList());
        return found.isEmpty() ? loose() : found;
    }

    private List<String> loose() {
        Document copy = page.clone();
        if (copy.body().select("figure, table, h1, h2, h3, h4, h5, h6").remove().isEmpty()
                || copy.body().hasText()) return blocks(copy);
        return blocks(page);
    }

    private static List<String> blocks(Document page) {
        return Arrays.stream(lines(page.body()).split("\\n\\s*\\n"))
                .map(Plain::line)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static String lines(Element body) {
        StringBuilder text = new StringBuilder();
        body.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode words) text.append(words.getWholeText());
                else if (node.nameIs("br")) text.append('\n');
                else if (block(node)) text.append("\n\n");
            }

            @Override
            public void tail(Node node, int depth) {
                if (block(node)) text.append("\n\n");
            }
        });
        return text.toString();
    }

    private static boolean block(Node node) {
        return node instanceof Element element && element.isBlock();
    }
}

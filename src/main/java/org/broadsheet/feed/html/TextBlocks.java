package org.broadsheet.feed.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Cuts a page into runs of text, at block elements and at two line breaks, with what each is made of. */
final class TextBlocks implements NodeFilter {
    private static final int MOST_BLOCKS = 300;
    private static final Set<String> BESIDE = Set.of(
            "figure",
            "figcaption",
            "table",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "aside",
            "nav",
            "form",
            "footer",
            "caption",
            "label");
    private static final Set<String> QUOTED = Set.of("blockquote", "li", "pre", "dl");
    private static final Pattern BOX = Pattern.compile(
            "(?:^|[\\s_-])(?:wp-caption|caption(?:-text)?|credits?|photo-?credit|byline|share(?:daddy)?|sharing|social|subscri(?:be|ption)|sign-?up|newsletter|related(?:posts)?|jp-relatedposts|promo|advert(?:isement)?|donat(?:e|ion)|comments?(?:-count)?|breadcrumbs?|author-(?:box|bio)|cta|screen-reader-text|visually-hidden|sr-only|more-link|read-?more|continue-reading)(?:$|[\\s_-])",
            Pattern.CASE_INSENSITIVE);

    private final boolean strict;
    private final int length;
    private final List<Block> blocks = new ArrayList<>();
    private Block block = new Block();
    private int breaks;
    private int quotes;
    private int slanted;

    private TextBlocks(boolean strict, int length) {
        this.strict = strict;
        this.length = length;
    }

    /** @param strict without what markup says is beside the story: captions, tables, headings, boxes */
    static List<Block> of(Document page, boolean strict) {
        TextBlocks found = new TextBlocks(strict, page.body().wholeText().length());
        page.body().filter(found);
        found.end();
        return found.blocks;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (blocks.size() >= MOST_BLOCKS) return FilterResult.STOP;
        if (node instanceof TextNode text) words(text.getWholeText());
        if (!(node instanceof Element element)) return FilterResult.CONTINUE;
        if (strict && isBesideText(element)) {
            end();
            return FilterResult.SKIP_ENTIRELY;
        }
        start(element);
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (!(node instanceof Element element)) return FilterResult.CONTINUE;
        if (element.isBlock()) end();
        if (QUOTED.contains(element.normalName())) quotes--;
        if (isSlanted(element)) slanted--;
        if (element.nameIs("a")) link(element);
        return FilterResult.CONTINUE;
    }

    private void start(Element element) {
        if (element.isBlock()) end();
        if (QUOTED.contains(element.normalName())) quotes++;
        if (isSlanted(element)) slanted++;
        if (element.nameIs("img")) block.picture = true;
        if (element.nameIs("br")) lineBreak();
        if (element.nameIs("a")) {
            block.lastLinkAt = block.text.length();
            if (block.firstLinkAt < 0) block.firstLinkAt = block.lastLinkAt;
        }
    }

    private static boolean isSlanted(Element element) {
        return Set.of("em", "i", "small", "figcaption").contains(element.normalName());
    }

    private void words(String text) {
        if (!text.isBlank()) {
            breaks = 0;
            block.slanted += slanted > 0 ? text.strip().length() : 0;
        }
        block.text.append(text);
    }

    private void lineBreak() {
        block.text.append(' ');
        if (++breaks >= 2) end();
    }

    private void link(Element link) {
        String text = Plain.line(link.text());
        block.linked += text.length();
        block.lastLink = text;
        if (link.hasAttr("href")) block.links.add(link.attr("href"));
    }

    void end() {
        block.quoted = quotes > 0;
        block.end();
        if (!block.line.isEmpty()) blocks.add(block);
        boolean picture = (block.picture || block.afterPicture) && block.line.isEmpty();
        block = new Block();
        block.afterPicture = picture;
        breaks = 0;
    }

    private boolean isBesideText(Element element) {
        if (BESIDE.contains(element.normalName())) return true;
        String names = element.className() + " " + element.id();
        boolean box =
                names.length() > 1 && names.length() < 500 && BOX.matcher(names).find();
        // A theme may put such a word on what holds the whole story.
        return box && element.wholeText().length() * 2 < Math.max(length, 400);
    }

    /** A run of text between the edges of blocks. */
    static final class Block {
        final StringBuilder text = new StringBuilder();
        final List<String> links = new ArrayList<>();
        int linked;
        int slanted;
        int firstLinkAt = -1;
        int lastLinkAt = -1;
        String lastLink = "";
        boolean picture;
        boolean afterPicture;
        boolean quoted;

        String line = "";
        int words;

        void end() {
            line = Plain.line(text.toString());
            words = Summary.words(line);
        }
    }
}

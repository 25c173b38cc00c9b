package org.broadsheet.feed.html;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Parses an item's HTML: bounded in length and depth, unescaped where it was escaped once too often. */
public final class Html {
    private static final int DEEPEST = 400;
    private static final int LONGEST = 1_000_000;
    private static final Pattern TAG = Pattern.compile("<(/?+)([A-Za-z][A-Za-z0-9]{0,20}+)");
    private static final Pattern STARTS_WITH_TAG = Pattern.compile(
            "<(?:p|div|a|img|figure|span|strong|b|em|i|h\\d|ul|ol|blockquote|section|article|table)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> FLAT = Set.of(
            "area base br col dd dt embed hr img input keygen li link meta option p param source td th tr track wbr"
                    .split(" "));
    // What an editor of mere text may still be wrapped in.
    private static final Set<String> WRAPPERS = Set.of("div", "p", "span", "br", "pre");

    private static final Pattern MARKUP = Pattern.compile(
            "</(?:p|a|div|b|i|em|strong|span|li|ul|ol|h\\d|figure|blockquote|td)\\s{0,9}>|<(?:br|img|p)[\\s/>]",
            Pattern.CASE_INSENSITIVE);

    private Html() {}

    static Document parse(Markup markup) {
        Document page = document(markup.html());
        for (int times = 0; times < 3 && !markup.literal() && isEscaped(page); times++)
            page = document(page.body().wholeText());
        page.select("noscript").forEach(Html::open);
        page.select("amp-img").forEach(image -> image.tagName("img"));
        // WordPress's classic editor.
        page.select("div.wp-caption").forEach(caption -> caption.tagName("figure"));
        page.select("figure .wp-caption-text").forEach(caption -> caption.tagName("figcaption"));
        return page;
    }

    private static Document document(String html) {
        return Jsoup.parseBodyFragment(bounded(joined(html)));
    }

    /** Tags that are shown as letters, and no tag beside them that would make them an example. */
    private static boolean isEscaped(Document page) {
        boolean wrapped = page.body().stream().skip(1).allMatch(element -> WRAPPERS.contains(element.normalName()));
        if (!wrapped) return false;
        String text = page.body().wholeText().strip();
        if (text.indexOf('<') < 0) text = Parser.unescapeEntities(text, false);
        if (text.length() < 3 || text.indexOf('<') < 0) return false;
        return STARTS_WITH_TAG.matcher(text).lookingAt() || looksLikeMarkup(text);
    }

    // Sites escape the picture that readers without scripts see.
    private static void open(Element noscript) {
        String text = noscript.wholeText();
        if (noscript.firstElementChild() == null && text.contains("<") && looksLikeMarkup(text))
            noscript.html(bounded(text));
        noscript.unwrap();
    }

    /** The HTML itself, unless no person wrote it: then its first part, or its mere text. A parser's time grows with the square of the depth. */
    static String bounded(String html) {
        String part = first(html);
        return deep(part) ? first(escaped(html.replaceAll("<[^<>]*+>", " ").strip())) : part;
    }

    private static String first(String html) {
        return html.length() > LONGEST ? html.substring(0, LONGEST) : html;
    }

    private static boolean deep(String html) {
        int depth = 0;
        Matcher tag = TAG.matcher(html);
        while (tag.find() && depth <= DEEPEST) {
            if (FLAT.contains(tag.group(2).toLowerCase(Locale.ROOT))) continue;
            depth = Math.max(0, depth + (tag.group(1).isEmpty() ? 1 : -1));
        }
        return depth > DEEPEST;
    }

    public static boolean looksLikeMarkup(String text) {
        return MARKUP.matcher(text).find();
    }

    public static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** HTML or XML with its numbered surrogates joined; for text that stood in a CDATA section. */
    static String joined(String text) {
        if (!text.contains("&#")) return text;
        return REFERENCE_PAIR.matcher(text).replaceAll(pair -> unit(pair.group(1)) + unit(pair.group(2)));
    }

    // D800 to DBFF, then DC00 to DFFF, in decimal or hexadecimal.
    private static final Pattern REFERENCE_PAIR =
            Pattern.compile("(?i)&#(5529[6-9]|55[3-9]\\d\\d|56[0-2]\\d\\d|563[01]\\d|xD[89AB]\\p{XDigit}{2});"
                    + "&#(563[2-9]\\d|56[4-9]\\d\\d|57[0-2]\\d\\d|573[0-3]\\d|5734[0-3]|xD[C-F]\\p{XDigit}{2});");

    private static String unit(String number) {
        return Character.toString((char) (int) Integer.decode(number.replaceFirst("(?i)^x", "0x")));
    }
}

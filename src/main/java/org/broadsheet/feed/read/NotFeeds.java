package org.broadsheet.feed.read;

import java.util.Locale;
import java.util.regex.Pattern;
import org.broadsheet.feed.html.Links;
import org.broadsheet.feed.html.Plain;
import org.broadsheet.feed.xml.XmlTree;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Says what a source is that is no feed, and where its feed may be. */
final class NotFeeds {
    private static final Pattern HTML = Pattern.compile(
            "^\\s*+(?:(?:<\\?xml[^>]*+>|<!--.*?-->)\\s*+)*+(?:<!doctype\\s+html|<html[\\s>]|<head[\\s>]|<body[\\s>])",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private NotFeeds() {}

    static boolean isHtml(String text) {
        return HTML.matcher(text).find();
    }

    static String html(String text, String source) {
        Document page = Jsoup.parse(text, Links.isWeb(source) ? source : "");
        String title = page.title().isBlank() ? "" : " (\"" + shortened(page.title()) + "\")";
        String feed = feed(page, source);
        return "is an HTML page" + title + ", not a feed" + (feed == null ? "" : "; its feed is at " + feed);
    }

    private static @Nullable String feed(Document page, String source) {
        return page.select("link[rel~=(?i)alternate][href]").stream()
                .filter(link -> link.attr("type").toLowerCase(Locale.ROOT).matches(".*(rss|atom|feed\\+json|rdf).*"))
                .map(link -> {
                    String absolute = Links.absolute(link.attr("href"), source);
                    return absolute == null ? link.attr("href").strip() : absolute;
                })
                .findFirst()
                .orElse(null);
    }

    static String xml(Element root) {
        return switch (XmlTree.local(root)) {
            case "opml" ->
                "is OPML, a list of " + root.select("outline[xmlurl]").size() + " feeds, not a feed";
            case "urlset", "sitemapindex" -> "is a sitemap, not a feed";
            case "service", "categories" -> "is an Atom publishing document (<" + root.tagName() + ">), not a feed";
            case "html" -> "is an HTML page, not a feed";
            case "error", "errors" -> "is an error message in XML, not a feed: " + shortened(root.wholeText());
            default -> "is XML of another kind (<" + root.tagName() + ">), not a feed";
        };
    }

    static String shortened(String text) {
        String plain = Plain.line(text);
        return plain.length() > 80 ? plain.substring(0, 80).strip() + "..." : plain;
    }
}

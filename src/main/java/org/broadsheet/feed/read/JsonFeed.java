package org.broadsheet.feed.read;

import java.util.ArrayList;
import java.util.List;
import org.broadsheet.feed.Author;
import org.broadsheet.feed.date.Durations;
import org.broadsheet.feed.html.Films;
import org.broadsheet.feed.html.Links;
import org.broadsheet.feed.html.Markup;
import org.broadsheet.feed.html.PictureCandidate;
import org.broadsheet.feed.html.PictureCandidate.Place;
import org.broadsheet.feed.html.Plain;
import org.broadsheet.feed.read.RawItem.Film;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** JSON Feed 1.1, and 1.0 with its single author. */
final class JsonFeed {
    private JsonFeed() {}

    static boolean is(JsonNode root) {
        return root.path("items").isArray();
    }

    static RawFeed read(JsonNode root, String source) {
        String home = Links.absolute(JsonDocument.text(root, "home_page_url"), source);
        List<Author> inherited = authors(root, source);
        List<RawItem> items = new ArrayList<>();
        for (JsonNode node : root.path("items"))
            if (node.isObject() && items.size() < XmlFeed.MOST_ITEMS)
                items.add(item(node, inherited, home == null ? source : home));
        int all = root.path("items").size();
        List<String> notes = all > items.size() && items.size() == XmlFeed.MOST_ITEMS
                ? List.of("only the first " + items.size() + " of its " + all + " items are read")
                : List.of();
        String title = Plain.title(JsonDocument.text(root, "title", ""));
        return new RawFeed(Source.Format.JSON, title, JsonDocument.text(root, "language"), home, items, notes);
    }

    private static RawItem item(JsonNode node, List<Author> inherited, String site) {
        String url = Links.absolute(JsonDocument.text(node, "url"), site);
        RawItem item = new RawItem(url == null ? site : url);
        item.guid = JsonDocument.text(node, "id");
        item.link = url == null ? JsonDocument.text(node, "external_url") : url;
        item.title = JsonDocument.text(node, "title", "");
        item.language = JsonDocument.text(node, "language");
        item.content = content(node);
        item.excerpt = Markup.text(JsonDocument.text(node, "summary", ""));
        add(item.published, JsonDocument.text(node, "date_published"));
        add(item.updated, JsonDocument.text(node, "date_modified"));
        item.published.addAll(item.updated);
        List<Author> own = authors(node, item.base);
        item.authors.addAll(own.isEmpty() ? inherited : own);
        for (JsonNode tag : node.path("tags")) if (tag.isString()) item.categories.add(tag.asString());
        media(node, item);
        return item;
    }

    private static Markup content(JsonNode node) {
        String html = JsonDocument.text(node, "content_html");
        return html != null ? Markup.html(html) : Markup.text(JsonDocument.text(node, "content_text", ""));
    }

    private static void add(List<String> chain, @Nullable String date) {
        if (date != null) chain.add(date);
    }

    // One object or a bare name where a list of objects should be is frequent.
    private static List<Author> authors(JsonNode node, String base) {
        List<Author> authors = new ArrayList<>();
        for (JsonNode named : List.of(node.path("authors"), node.path("author"))) {
            if (named.isArray()) for (JsonNode author : named) add(author, base, authors);
            else add(named, base, authors);
            if (!authors.isEmpty()) break;
        }
        return authors;
    }

    private static void add(JsonNode node, String base, List<Author> authors) {
        String name = Plain.title(node.isString() ? node.asString() : JsonDocument.text(node, "name", ""));
        if (name.isEmpty()) return;
        String url = Links.absolute(JsonDocument.text(node, "url"), base);
        String avatar = Links.absolute(JsonDocument.text(node, "avatar"), base);
        authors.add(new Author(name, url, avatar, null));
    }

    private static void media(JsonNode node, RawItem item) {
        image(JsonDocument.text(node, "image"), item);
        image(JsonDocument.text(node, "banner_image"), item);
        for (JsonNode attachment : node.path("attachments")) {
            String url = Links.absolute(JsonDocument.text(attachment, "url"), item.base);
            String type = JsonDocument.text(attachment, "mime_type", "");
            if (url != null && type.startsWith("image/")) image(url, item);
            if (url != null && Films.type(type))
                item.films.add(
                        new Film(url, Durations.seconds(JsonDocument.text(attachment, "duration_in_seconds", ""))));
        }
    }

    private static void image(@Nullable String address, RawItem item) {
        String url = Links.absolute(address, item.base);
        if (url != null) item.pictures.add(PictureCandidate.of(url, Place.FEATURE));
    }
}

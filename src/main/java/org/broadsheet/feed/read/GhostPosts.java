package org.broadsheet.feed.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.broadsheet.feed.Author;
import org.broadsheet.feed.html.Links;
import org.broadsheet.feed.html.Markup;
import org.broadsheet.feed.html.PictureCandidate;
import org.broadsheet.feed.html.PictureCandidate.Place;
import org.broadsheet.feed.html.Plain;
import tools.jackson.databind.JsonNode;

/** Posts of Ghost's Content API: the one source that tells photo and bio, reading time, the featured flag and edits. */
final class GhostPosts {
    private GhostPosts() {}

    static boolean is(JsonNode root) {
        return root.path("posts").isArray();
    }

    static List<RawItem> items(JsonNode root, String source) {
        List<RawItem> items = new ArrayList<>();
        for (JsonNode post : root.path("posts")) if (post.isObject()) items.add(item(post, source));
        return items;
    }

    static RawFeed feed(List<RawItem> items, String source) {
        return new RawFeed(Source.Format.GHOST, "", null, Links.absolute("/", source), items, List.of());
    }

    private static RawItem item(JsonNode post, String source) {
        String url = Links.absolute(JsonDocument.text(post, "url"), source);
        RawItem item = new RawItem(url == null ? source : url);
        item.guid = JsonDocument.text(post, "id");
        item.link = url;
        item.title = JsonDocument.text(post, "title", "");
        item.language = JsonDocument.text(post, "locale");
        item.content = Markup.html(JsonDocument.text(post, "html", ""));
        item.excerpt = excerpt(post);
        Stream.of("published_at", "created_at")
                .map(name -> JsonDocument.text(post, name))
                .filter(Objects::nonNull)
                .forEach(item.published::add);
        Stream.ofNullable(JsonDocument.text(post, "updated_at")).forEach(item.updated::add);
        item.minutes = post.path("reading_time").asInt(0);
        item.featured = post.path("featured").asBoolean(false);
        item.membersOnly = isMembersOnly(post);
        people(post, item);
        tags(post, item);
        picture(post, item);
        return item;
    }

    // "access" says whether whoever asks may read it all: with the Content API's key that is a stranger.
    private static boolean isMembersOnly(JsonNode post) {
        boolean closed = post.path("access").isBoolean() && !post.path("access").asBoolean();
        return closed || !JsonDocument.text(post, "visibility", "public").equals("public");
    }

    // What an editor wrote goes before what Ghost cut from the story.
    private static Markup excerpt(JsonNode post) {
        return Stream.of("custom_excerpt", "excerpt", "meta_description")
                .map(name -> JsonDocument.text(post, name))
                .filter(Objects::nonNull)
                .map(Markup::text)
                .findFirst()
                .orElse(Markup.NONE);
    }

    private static void people(JsonNode post, RawItem item) {
        for (JsonNode author : post.path("authors")) author(author, item);
        if (item.authors.isEmpty()) author(post.path("primary_author"), item);
    }

    private static void author(JsonNode node, RawItem item) {
        String name = Plain.title(JsonDocument.text(node, "name", ""));
        if (name.isEmpty()) return;
        String bio = Plain.title(JsonDocument.text(node, "bio", ""));
        item.authors.add(new Author(
                name,
                Links.absolute(JsonDocument.text(node, "url"), item.base),
                Links.absolute(JsonDocument.text(node, "profile_image"), item.base),
                bio.isEmpty() ? null : bio));
    }

    private static void tags(JsonNode post, RawItem item) {
        String primary = JsonDocument.text(post.path("primary_tag"), "name", "");
        if (!primary.isEmpty() && open(post.path("primary_tag"))) item.categories.add(primary);
        for (JsonNode tag : post.path("tags")) if (open(tag)) item.categories.add(JsonDocument.text(tag, "name", ""));
    }

    private static boolean open(JsonNode tag) {
        return !JsonDocument.text(tag, "visibility", "public").equals("internal")
                && !JsonDocument.text(tag, "name", "#").startsWith("#");
    }

    private static void picture(JsonNode post, RawItem item) {
        String url = Links.absolute(JsonDocument.text(post, "feature_image"), item.base);
        if (url == null) return;
        String caption = Plain.title(JsonDocument.text(post, "feature_image_caption", ""));
        String alt = Plain.title(JsonDocument.text(post, "feature_image_alt", ""));
        item.pictures.add(
                new PictureCandidate(url, alt, caption.isEmpty() ? null : caption, Place.FEATURE, 0, 0, "", true));
    }
}

package org.broadsheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Dnipro Courier, an invented newsroom: its stories of the day as a feed, with their pages and pictures. */
public final class SampleFeed {
    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNode NEWSROOM = JSON.readTree(resource("newsroom.json"));

    private final Instant now;
    private final String base;

    /**
     * @param now the stories appeared in the 17 hours before
     * @param base where pages and pictures are served, without a slash at its end
     */
    public SampleFeed(Instant now, String base) {
        this.now = now;
        this.base = base;
    }

    /** The answer of Ghost's Content API to {@code GET /ghost/api/content/posts/?include=authors,tags}, one page. */
    public String ghost() {
        List<Object> posts =
                stories().stream().map(story -> (Object) post(story)).toList();
        Map<String, Object> pages = new LinkedHashMap<>();
        pages.put("page", 1);
        pages.put("limit", 100);
        pages.put("pages", 1);
        pages.put("total", posts.size());
        pages.put("next", null);
        pages.put("prev", null);
        return JSON.writeValueAsString(Map.of("posts", posts, "meta", Map.of("pagination", pages)));
    }

    /** The same stories as Ghost's RSS tells them: newest first, fifteen at most, without reading time, photo and bio. */
    public String rss() {
        String items = stories().stream().limit(15).map(this::item).collect(Collectors.joining());
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
                     xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
                <channel><title>%s</title><description>%s</description><link>%s/</link><ttl>60</ttl>
                %s</channel></rss>
                """.formatted(text(NEWSROOM, "title"), text(NEWSROOM, "description"), base, items);
    }

    /** A story's own page. Its style is a file: the program's pages allow none within themselves. */
    public Optional<String> page(String slug) {
        return stories().stream()
                .filter(s -> s.get("slug").asString().equals(slug))
                .findFirst()
                .map(story -> """
                        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
                        <meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
                        <title>%1$s · %2$s</title><link rel="stylesheet" href="/story.css"></head>
                        <body><header><a href="/">%2$s</a><span>%3$s</span></header>
                        <main><h1>%1$s</h1><p class="excerpt">%4$s</p><p class="by">%5$s</p>%6$s%7$s</main>
                        <footer>%2$s is an invented newsroom; this page is part of Broadsheet's demo.</footer></body></html>
                        """.formatted(
                                text(story, "title"),
                                text(NEWSROOM, "title"),
                                text(story, "section"),
                                text(story, "excerpt"),
                                by(story),
                                figure(story),
                                html(story)));
    }

    private String by(JsonNode story) {
        String names = authors(story).stream()
                .map(slug -> text(NEWSROOM.get("authors").get(slug), "name"))
                .collect(Collectors.joining(", "));
        String day = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH)
                .format(OffsetDateTime.ofInstant(published(story), ZoneOffset.UTC));
        return (names.isEmpty() ? "" : "By " + names + " · ") + day;
    }

    /** A picture of a story or an author, JPEG, by the last part of its address. */
    public static Optional<byte[]> picture(String name) {
        if (!name.matches("[a-z-]+\\.jpg")) return Optional.empty();
        try (InputStream in = SampleFeed.class.getResourceAsStream("/newsroom/pictures/" + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private List<JsonNode> stories() {
        List<JsonNode> stories = new ArrayList<>();
        NEWSROOM.get("stories").forEach(stories::add);
        stories.sort((a, b) -> published(b).compareTo(published(a)));
        return stories;
    }

    private Map<String, Object> post(JsonNode story) {
        Map<String, Object> post = new LinkedHashMap<>();
        String published = published(story).toString();
        post.put("id", id(story));
        post.put("slug", story.get("slug").asString());
        post.put("title", story.get("title").asString());
        post.put("html", html(story));
        post.put("url", url(story));
        post.put("feature_image", story.has("picture") ? picture(story) : null);
        post.put("feature_image_alt", story.has("alt") ? story.get("alt").asString() : null);
        post.put(
                "feature_image_caption",
                story.has("credit") ? story.get("credit").asString() : null);
        post.put("featured", story.has("featured"));
        post.put("visibility", "public");
        post.put("published_at", published);
        post.put("updated_at", published);
        post.put("custom_excerpt", story.get("excerpt").asString());
        post.put("excerpt", story.get("excerpt").asString());
        post.put("reading_time", story.get("minutes").asInt());
        post.put("authors", authors(story).stream().map(this::author).toList());
        post.put("tags", List.of(tag(story)));
        post.put("primary_tag", tag(story));
        return post;
    }

    private Map<String, Object> author(String slug) {
        JsonNode author = NEWSROOM.get("authors").get(slug);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("slug", slug);
        told.put("name", author.get("name").asString());
        told.put("profile_image", author.has("picture") ? picture(author) : null);
        told.put("bio", author.has("bio") ? author.get("bio").asString() : null);
        told.put("url", base + "/author/" + slug + "/");
        return told;
    }

    private static Map<String, Object> tag(JsonNode story) {
        String name = story.get("section").asString();
        return Map.of("name", name, "slug", name.toLowerCase(Locale.ROOT).replace(' ', '-'), "visibility", "public");
    }

    private String item(JsonNode story) {
        String names = authors(story).stream()
                .map(slug -> "<dc:creator>" + text(NEWSROOM.get("authors").get(slug), "name") + "</dc:creator>")
                .collect(Collectors.joining());
        String media = story.has("picture") ? "<media:content url=\"" + picture(story) + "\" medium=\"image\"/>" : "";
        return """
                <item><title>%s</title><description>%s</description><link>%s</link><guid isPermaLink="false">%s</guid>
                <category>%s</category>%s<pubDate>%s</pubDate>%s<content:encoded><![CDATA[%s]]></content:encoded></item>
                """.formatted(
                text(story, "title"),
                text(story, "excerpt"),
                url(story),
                id(story),
                text(story, "section"),
                names,
                DateTimeFormatter.RFC_1123_DATE_TIME.format(OffsetDateTime.ofInstant(published(story), ZoneOffset.UTC)),
                media,
                html(story));
    }

    private String figure(JsonNode story) {
        if (!story.has("picture")) return "";
        String credit = story.has("credit") ? "<figcaption>" + text(story, "credit") + "</figcaption>" : "";
        return "<figure><img src=\"%s\" alt=\"%s\">%s</figure>".formatted(picture(story), text(story, "alt"), credit);
    }

    private static String html(JsonNode story) {
        StringBuilder html = new StringBuilder();
        story.get("body").forEach(p -> html.append("<p>")
                .append(HtmlUtils.htmlEscape(p.asString(), "UTF-8"))
                .append("</p>\n"));
        return html.toString();
    }

    private static List<String> authors(JsonNode story) {
        List<String> slugs = new ArrayList<>();
        story.get("authors").forEach(slug -> slugs.add(slug.asString()));
        return slugs;
    }

    private Instant published(JsonNode story) {
        return now.minus(Duration.ofMinutes(story.get("minutesAgo").asLong()));
    }

    private String url(JsonNode story) {
        return base + "/" + day() + "/" + story.get("slug").asString() + "/";
    }

    private String picture(JsonNode owner) {
        return base + "/pictures/" + owner.get("picture").asString();
    }

    /** Like Ghost's: 24 hexadecimal digits; the same all day, and another story tomorrow. */
    private String id(JsonNode story) {
        return String.format(
                "%012x%012x",
                day().toEpochDay(),
                Integer.toUnsignedLong(story.get("slug").asString().hashCode()));
    }

    private LocalDate day() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private static String text(JsonNode node, String field) {
        return HtmlUtils.htmlEscape(node.get(field).asString(), "UTF-8");
    }

    private static byte[] resource(String name) {
        try (InputStream in = SampleFeed.class.getResourceAsStream("/newsroom/" + name)) {
            if (in == null) throw new IllegalStateException("no resource newsroom/" + name);
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}

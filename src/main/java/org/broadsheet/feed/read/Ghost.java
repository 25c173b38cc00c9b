package org.broadsheet.feed.read;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.broadsheet.feed.fetch.Budget;
import org.broadsheet.feed.fetch.FetchFailure;
import org.broadsheet.feed.fetch.Fetched;
import org.broadsheet.feed.fetch.Fetcher;
import org.broadsheet.feed.fetch.Validators;
import org.broadsheet.feed.xml.Unreadable;
import tools.jackson.databind.JsonNode;

/** Asks Ghost's Content API, which knows published posts only. All calls share one budget of time and octets. */
final class Ghost {
    /** A thousand posts: what is older is not today's news. */
    private static final int PAGES = 10;

    /** Ghost 6 gives no more in one answer. */
    private static final int A_CALL = 100;

    private static final String LIMIT = "&limit=" + A_CALL;
    private static final String POSTS = "/ghost/api/content/posts/";
    /** As its database has them: SQLite compares texts, in which {@code T} comes after every blank, and MySQL knows no {@code Z}. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");

    private final Fetcher fetcher;
    private final Budget budget;
    private final Source source;
    private final String base;

    Ghost(Fetcher fetcher, Source source) {
        this.fetcher = fetcher;
        this.budget = fetcher.budget();
        this.source = source;
        this.base = base(source.address().strip());
    }

    /** All posts, newest first; of a feed that is known only what changed since. */
    ReadFeed read() throws FetchFailure, Unreadable {
        Instant since = source.since();
        String query = "&include=authors%2Ctags" + LIMIT + "&order=" + encoded("published_at desc")
                + (since == null ? "" : filter("updated_at:>'" + TIME.format(since) + "'"));
        List<RawItem> items = new ArrayList<>();
        int page = 1;
        for (int count = 0; page > 0 && count < PAGES; count++) {
            JsonNode root = posts(query + "&page=" + page);
            items.addAll(GhostPosts.items(root, base));
            page = root.path("meta").path("pagination").path("next").asInt(0);
        }
        return Stories.of(GhostPosts.feed(items, base));
    }

    /** Those of the ids that are published. What is no id of Ghost's cannot be asked for and counts as published. */
    Set<String> published(Collection<String> ids) throws FetchFailure, Unreadable {
        Set<String> published = new HashSet<>(ids);
        List<String> asked =
                ids.stream().distinct().filter(id -> ID.matcher(id).matches()).toList();
        asked.forEach(published::remove);
        for (int from = 0; from < asked.size(); from += A_CALL) {
            List<String> some = asked.subList(from, Math.min(asked.size(), from + A_CALL));
            JsonNode root = posts("&fields=id%2Cvisibility" + LIMIT + filter("id:[" + String.join(",", some) + "]"));
            for (JsonNode post : root.path("posts")) published.add(JsonDocument.text(post, "id", ""));
        }
        return published;
    }

    private JsonNode posts(String query) throws FetchFailure, Unreadable {
        String address = base + "?key=" + encoded(key()) + query;
        Fetched fetched = fetcher.fetch(Source.uri(address), Validators.NONE, budget);
        String text = fetched.text();
        if (!text.stripLeading().startsWith("{"))
            throw new Unreadable("is not Ghost's Content API: the answer is not JSON");
        JsonNode root = JsonDocument.parse(text);
        if (!GhostPosts.is(root)) throw new Unreadable("is not Ghost's Content API: the answer has no \"posts\"");
        return root;
    }

    private static String base(String address) {
        String plain = address.replaceFirst("[?#].*", "");
        int api = plain.indexOf("/ghost/api/");
        if (api >= 0 && plain.contains("/posts")) return plain.endsWith("/") ? plain : plain + "/";
        return (api >= 0 ? plain.substring(0, api) : plain.replaceFirst("/+$", "")) + POSTS;
    }

    private String key() {
        if (source.key() != null && !source.key().isBlank()) return source.key().strip();
        return source.address().replaceFirst("^[^?]*\\??", "").replaceFirst("^(?:.*&)?key=([^&#]*).*$", "$1");
    }

    private static String filter(String condition) {
        return "&filter=" + encoded(condition);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

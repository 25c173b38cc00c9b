package org.broadsheet.feed.read;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.feed.fetch.Budget;
import org.broadsheet.feed.fetch.FetchFailure;
import org.broadsheet.feed.fetch.Fetched;
import org.broadsheet.feed.fetch.Fetcher;
import org.broadsheet.feed.fetch.Validators;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Ghost's Content API, page by page, newest first; a feed that is known is only asked for what changed since. All pages
 * share one budget of time and octets.
 */
final class GhostPages {
    /** A thousand posts: what is older is not today's news. */
    private static final int PAGES = 10;

    private static final String POSTS = "/ghost/api/content/posts/";

    private final Fetcher fetcher;
    private final Budget budget;
    private final String base;
    private final String query;

    GhostPages(Fetcher fetcher, Source source) {
        this.fetcher = fetcher;
        this.budget = fetcher.budget();
        this.base = base(source.address().strip());
        this.query = "?key=" + encoded(key(source)) + "&include=authors%2Ctags&limit=100&order="
                + encoded("published_at desc") + changed(source.since());
    }

    ReadFeed read() throws FetchFailure, Unreadable {
        List<RawItem> items = new ArrayList<>();
        Integer page = 1;
        for (int count = 0; page != null && count < PAGES; count++) {
            JsonNode root = page(page);
            items.addAll(GhostPosts.items(root, base));
            page = GhostPosts.next(root);
        }
        return Stories.of(GhostPosts.feed(items, base));
    }

    private JsonNode page(int number) throws FetchFailure, Unreadable {
        URI address = WebAddresses.uri(base + query + "&page=" + number);
        Fetched fetched = fetcher.fetch(address, Validators.NONE, budget);
        String text = Decoding.text(fetched.body(), fetched.charset());
        if (!text.stripLeading().startsWith("{"))
            throw new Unreadable("is not Ghost's Content API: the answer is not JSON");
        JsonNode root = JsonDocument.parse(text);
        if (!GhostPosts.is(root)) throw new Unreadable("is not Ghost's Content API: the answer has no \"posts\"");
        return root;
    }

    static String base(String address) {
        String plain = address.replaceFirst("[?#].*", "");
        int api = plain.indexOf("/ghost/api/");
        if (api >= 0 && plain.contains("/posts")) return plain.endsWith("/") ? plain : plain + "/";
        return (api >= 0 ? plain.substring(0, api) : plain.replaceFirst("/+$", "")) + POSTS;
    }

    static String key(Source source) {
        if (source.key() != null && !source.key().isBlank()) return source.key().strip();
        return source.address().replaceFirst("^[^?]*\\??", "").replaceFirst("^(?:.*&)?key=([^&#]*).*$", "$1");
    }

    private static String changed(@Nullable Instant since) {
        return since == null ? "" : "&filter=" + encoded("updated_at:>'" + since.truncatedTo(ChronoUnit.SECONDS) + "'");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

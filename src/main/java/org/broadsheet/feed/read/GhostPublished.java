package org.broadsheet.feed.read;

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
import tools.jackson.databind.JsonNode;

/** Asks Ghost's Content API, which knows published posts only, for posts by their ids; all calls share one budget. */
final class GhostPublished {
    /** Ghost 6 gives no more in one answer. */
    private static final int A_CALL = 100;

    private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");

    private final Fetcher fetcher;
    private final Budget budget;
    private final Source source;

    GhostPublished(Fetcher fetcher, Source source) {
        this.fetcher = fetcher;
        this.budget = fetcher.budget();
        this.source = source;
    }

    /** Those of the ids that are published. What is no id of Ghost's cannot be asked for and counts as published. */
    Set<String> of(Collection<String> ids) throws FetchFailure, Unreadable {
        Set<String> published = new HashSet<>(ids);
        List<String> asked =
                ids.stream().distinct().filter(id -> ID.matcher(id).matches()).toList();
        asked.forEach(published::remove);
        for (int from = 0; from < asked.size(); from += A_CALL)
            published.addAll(call(asked.subList(from, Math.min(asked.size(), from + A_CALL))));
        return published;
    }

    private Set<String> call(List<String> ids) throws FetchFailure, Unreadable {
        String filter = GhostPages.encoded("id:[" + String.join(",", ids) + "]");
        String address =
                GhostPages.base(source.address().strip()) + "?key=" + GhostPages.encoded(GhostPages.key(source))
                        + "&fields=id%2Cvisibility&limit=" + A_CALL + "&filter=" + filter;
        Fetched fetched = fetcher.fetch(WebAddresses.uri(address), Validators.NONE, budget);
        String text = Decoding.text(fetched.body(), fetched.charset());
        JsonNode root = text.stripLeading().startsWith("{") ? JsonDocument.parse(text) : null;
        if (root == null || !GhostPosts.is(root)) throw new Unreadable("is not Ghost's Content API");
        Set<String> found = new HashSet<>();
        for (JsonNode post : root.path("posts")) found.add(JsonDocument.text(post, "id", ""));
        return found;
    }
}

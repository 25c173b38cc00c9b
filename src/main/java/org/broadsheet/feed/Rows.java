package org.broadsheet.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.broadsheet.feed.read.Identities;
import org.broadsheet.platform.Tokens;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Items on their way into the table: one JSON document for a whole poll, so that one statement takes them all. */
final class Rows {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Rows() {}

    /**
     * One row. Dates beyond {@code now} are of stories that we see already: they are published now. Stories without a date
     * keep the order of their feed, a millisecond apart.
     */
    record Row(
            String identity,
            String guid,
            String url,
            String link,
            String title,
            String titleHash,
            String story,
            @Nullable Instant dated,
            Instant published,
            @Nullable Instant updated,
            List<Author> authors,
            List<String> categories,
            String summary,
            String html,
            @Nullable Picture picture,
            int minutes,
            String kind,
            boolean featured,
            @Nullable String language,
            boolean membersOnly,
            String contentHash) {
        Row {
            authors = List.copyOf(authors);
            categories = List.copyOf(categories);
        }
    }

    static List<Row> of(List<Item> items, Instant now) {
        List<Row> rows = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Item item : items) {
            String identity = Identities.key(item.id());
            if (seen.add(identity)) rows.add(row(identity, item, now, rows.size()));
        }
        return rows;
    }

    private static Row row(String identity, Item item, Instant now, int place) {
        Instant dated = item.published();
        Instant published = dated == null ? now.minusMillis(place) : dated.isAfter(now) ? now : dated;
        return new Row(
                identity,
                item.id(),
                item.url(),
                StoryIdentity.page(item.url()),
                item.title(),
                StoryIdentity.titleHash(item.title()),
                StoryIdentity.guidKey(item.id()),
                dated,
                published,
                item.updated(),
                item.authors(),
                item.categories(),
                item.summary(),
                item.html(),
                item.picture(),
                item.minutes(),
                item.kind().name().toLowerCase(Locale.ROOT),
                item.featured(),
                item.language(),
                item.membersOnly(),
                contentHash(item));
    }

    // What a reader would notice; a feed that moves its time-stamps about has not changed a story.
    private static String contentHash(Item item) {
        return Tokens.hash(JSON.writeValueAsString(Arrays.asList(
                item.url(),
                item.title(),
                item.summary(),
                item.html(),
                item.authors(),
                item.categories(),
                Objects.toString(item.picture()),
                item.minutes(),
                item.kind(),
                item.featured(),
                item.membersOnly())));
    }

    static String json(List<Row> rows) {
        return JSON.writeValueAsString(rows);
    }

    static String json(Collection<String> texts) {
        return JSON.writeValueAsString(texts);
    }
}

package org.broadsheet.feed;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
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
     * One row.
     *
     * @param appeared the item's date, never beyond now: a story that we see already is published now. Stories without a date
     *     keep the order of their feed, a millisecond apart
     * @param item its parts are columns beside the others
     */
    record Row(
            String identity,
            String link,
            String titleHash,
            String story,
            Instant appeared,
            String contentHash,
            @JsonUnwrapped Item item) {
        /** As the feed says. */
        @Nullable
        Instant dated() {
            return item.published();
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
        return new Row(
                identity,
                StoryIdentity.page(item.url()),
                StoryIdentity.titleHash(item.title()),
                StoryIdentity.guidKey(item.id()),
                dated == null ? now.minusMillis(place) : dated.isAfter(now) ? now : dated,
                contentHash(item),
                item);
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

    static String json(Collection<?> rows) {
        return JSON.writeValueAsString(rows);
    }
}

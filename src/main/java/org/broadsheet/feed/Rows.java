package org.broadsheet.feed;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadsheet.feed.read.Identities;
import org.broadsheet.platform.Tokens;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Items on their way into the table: one JSON document for a whole poll, so that one statement takes them all. */
final class Rows {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** A dozen suspects are a flood, and fewer where they are most of what the feed shows. */
    private static final int DOZEN = 12;

    private static final int FEW = 5;

    /** Stories are put online with yesterday's date for good reasons. */
    private static final Duration GRACE = Duration.ofDays(1);

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

    /**
     * The identities to hold back: a site that moves or loses its guids brings its archive again, as many items that are new
     * by identity, but old by date, or twins of stored ones by link or title.
     *
     * @param fresh rows that the feed has not brought before
     * @param twins identities that have the link or title of a stored item
     * @param shown how many items the feed shows now
     * @param success when the feed was last read; null: never, so that old items are only its past
     */
    static Set<String> held(List<Row> fresh, Set<String> twins, int shown, @Nullable Instant success) {
        Set<String> suspects = fresh.stream()
                .filter(row -> twins.contains(row.identity()) || isOld(row, success))
                .map(Row::identity)
                .collect(Collectors.toSet());
        boolean most = suspects.size() >= FEW && suspects.size() * 2 > shown;
        return suspects.size() >= DOZEN || most ? suspects : Set.of();
    }

    private static boolean isOld(Row row, @Nullable Instant success) {
        return success != null && row.dated() != null && row.dated().isBefore(success.minus(GRACE));
    }

    static String json(Collection<?> rows) {
        return JSON.writeValueAsString(rows);
    }
}

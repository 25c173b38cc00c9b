package org.broadsheet.edition;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.edition.content.Content;
import org.broadsheet.edition.content.LeftOut;
import org.broadsheet.edition.content.Story;
import org.broadsheet.edition.override.EditorOverrides;
import org.broadsheet.edition.selection.Selection;
import org.broadsheet.edition.selection.SelectionRules;
import org.broadsheet.feed.Items;
import org.broadsheet.feed.StoredItem;
import org.broadsheet.feed.StoredItem.Presence;
import org.broadsheet.feed.StoryIdentity;
import org.broadsheet.newsroom.DigestSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an edition may choose from: each item is weighed once a digest, so that none comes twice and none is lost. */
@Component
class Candidates {
    /** So much older stories are shown to editors, who may put one in. */
    private static final Duration FURTHER = Duration.ofDays(7);

    private static final int OLDER_SHOWN = 30;

    private final JdbcClient jdbc;
    private final Items items;
    private final DigestSettings settings;

    Candidates(JdbcClient jdbc, Items items, DigestSettings settings) {
        this.jdbc = jdbc;
        this.items = items;
        this.settings = settings;
    }

    private static final String CUT_OFF = """
            select max(to_at) from edition
             where digest = :digest and to_at < :at and state <> 'cancelled'
            """;

    private Optional<Instant> previousCutOff(String digest, Instant at) {
        return jdbc.sql(CUT_OFF)
                .param("digest", digest)
                .param("at", Timestamp.from(at))
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    Instant cutOffBefore(String digest, Instant at) {
        return previousCutOff(digest, at).orElseGet(() -> at.minus(settings.window(digest, at)));
    }

    /**
     * What no edition of the digest has weighed yet, newest first.
     *
     * @param from exclusive; what was published before, or was seen late, is looked for one window further back
     * @param shown what the feeds show now, in place of what is stored of it; null: only what is stored
     */
    Pool fresh(String digest, Instant from, Instant to, @Nullable List<StoredItem> shown) {
        Instant back = lookBack(digest, from, to);
        List<StoredItem> all = stored(digest, back, to);
        if (shown != null) all = with(shown, all, digest, back, to);
        List<StoredItem> items = notWeighed(digest, all);
        return new Pool(items, refused(digest, items, back, to, null));
    }

    private List<StoredItem> with(
            List<StoredItem> shown, List<StoredItem> stored, String digest, Instant back, Instant to) {
        Set<Long> seen = shown.stream().map(StoredItem::id).collect(Collectors.toSet());
        List<String> feeds = settings.digest(digest).feeds();
        Stream<StoredItem> due = shown.stream()
                .filter(i -> feeds.isEmpty() || feeds.contains(i.feed()))
                .filter(i -> i.published().isAfter(back.minus(FURTHER))
                        && !i.published().isAfter(to));
        return newestFirst(Stream.concat(stored.stream().filter(i -> !seen.contains(i.id())), due));
    }

    /** What that edition weighed, and what came since, which is not its own. */
    Pool of(Edition edition, Instant now) {
        String digest = edition.digest();
        Instant back = lookBack(digest, edition.from(), edition.to());
        List<StoredItem> all = stored(digest, back, now.isAfter(edition.to()) ? now : edition.to());
        Set<Long> own = weighed(WEIGHED_BY, edition.id().value(), all);
        Set<Long> fresh = notWeighed(digest, all).stream().map(StoredItem::id).collect(Collectors.toSet());
        List<StoredItem> items = all.stream()
                .filter(i -> own.contains(i.id()) || fresh.contains(i.id()))
                .toList();
        Map<Long, String> refused = refused(digest, items, back, edition.to(), edition.id());
        items.stream()
                .filter(i -> !own.contains(i.id()))
                .forEach(i -> refused.putIfAbsent(i.id(), "it came after the cut-off and waits for the next edition"));
        return new Pool(items, refused);
    }

    /**
     * What an edition can choose from.
     *
     * @param refused why an item stands in it only where an editor puts it there, by its key
     */
    record Pool(List<StoredItem> items, Map<Long, String> refused) {
        Content content(SelectionRules rules, EditorOverrides overrides) {
            return Selection.of(items, rules, overrides, refused);
        }
    }

    /** Items of one edition as they are stored now; those that are gone from the database are missing. */
    List<StoredItem> of(Content content) {
        return content.stories()
                .flatMap(story -> items.find(story.item()).stream())
                .toList();
    }

    private Map<Long, String> refused(
            String digest, List<StoredItem> pool, Instant back, Instant to, @Nullable EditionId edition) {
        Map<Long, String> refused = new HashMap<>();
        Set<Long> told = told(digest, pool, edition);
        boolean takesMembersOnly = settings.digest(digest).membersOnly();
        for (StoredItem item : pool) {
            String reason = null;
            if (item.presence() == Presence.RETRACTED) reason = LeftOut.RETRACTED;
            else if (!item.published().isAfter(back)) reason = "older than this edition's window";
            else if (item.published().isAfter(to)) reason = "it came after the cut-off and waits for the next edition";
            else if (told.contains(item.id())) reason = "an earlier edition told this story";
            else if (item.item().membersOnly() && !takesMembersOnly) reason = "for members of its site only";
            if (reason != null) refused.put(item.id(), reason);
        }
        return refused;
    }

    /** Which of these tell a story that another edition of the digest took under another item, of whatever feed. */
    private Set<Long> told(String digest, List<StoredItem> pool, @Nullable EditionId edition) {
        if (pool.isEmpty()) return Set.of();
        List<StoredItem> alike = items.alike(pool);
        Set<Long> taken = Set.copyOf(jdbc.sql(TAKEN)
                .param("digest", digest)
                .param("edition", edition == null ? 0 : edition.value())
                .param("items", alike.stream().map(StoredItem::id).toArray(Long[]::new))
                .query(Long.class)
                .list());
        Map<String, List<StoredItem>> byKey = new HashMap<>();
        alike.stream().filter(other -> taken.contains(other.id())).forEach(other -> StoryIdentity.keys(other)
                .forEach(key ->
                        byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(other)));
        return pool.stream()
                .filter(item -> StoryIdentity.keys(item).stream()
                        .flatMap(key -> byKey.getOrDefault(key, List.of()).stream())
                        .anyMatch(other -> other.id() != item.id() && StoryIdentity.same(item, other)))
                .map(StoredItem::id)
                .collect(Collectors.toSet());
    }

    private static final String TAKEN = """
            select item from edition_item
             where digest = :digest and taken and edition_id <> :edition and item = any (:items)
            """;

    private List<StoredItem> stored(String digest, Instant back, Instant to) {
        List<StoredItem> all = items.candidates(
                back.minus(FURTHER), to, Duration.ZERO, settings.digest(digest).feeds());
        List<StoredItem> within =
                all.stream().filter(i -> i.published().isAfter(back)).toList();
        Stream<StoredItem> older =
                all.stream().filter(i -> !i.published().isAfter(back)).limit(OLDER_SHOWN);
        return Stream.concat(within.stream(), older).toList();
    }

    /**
     * After the first edition, one window further than the previous cut-off: a story that its feed showed late is late, not
     * lost.
     */
    private Instant lookBack(String digest, Instant from, Instant to) {
        return previousCutOff(digest, to).isEmpty() ? from : from.minus(settings.window(digest, to));
    }

    private static List<StoredItem> newestFirst(Stream<StoredItem> items) {
        return items.sorted(Comparator.comparing(StoredItem::published)
                        .reversed()
                        .thenComparing(StoredItem::feed)
                        .thenComparing(StoredItem::id))
                .toList();
    }

    private static final String WEIGHED = """
            select item from edition_item
             where digest = :key and item = any (:items)
            """;

    private static final String WEIGHED_BY = """
            select item from edition_item
             where edition_id = :key and item = any (:items)
            """;

    private List<StoredItem> notWeighed(String digest, List<StoredItem> shown) {
        Set<Long> weighed = weighed(WEIGHED, digest, shown);
        return shown.stream().filter(item -> !weighed.contains(item.id())).toList();
    }

    private Set<Long> weighed(String sql, Object key, List<StoredItem> shown) {
        return Set.copyOf(jdbc.sql(sql)
                .param("key", key)
                .param("items", shown.stream().map(StoredItem::id).toArray(Long[]::new))
                .query(Long.class)
                .list());
    }

    private static final String WEIGH = """
            insert into edition_item (digest, item, edition_id, taken)
            select :digest, item, :edition, taken
              from unnest(:items, :taken) as weighed (item, taken)
            """;

    /** @param only true where the edition weighs nothing but what it takes, and leaves the rest to the next */
    void weigh(Edition edition, Pool pool, boolean only) {
        Set<Long> taken = edition.content().stories().map(Story::item).collect(Collectors.toSet());
        // A held item was not weighed: once an editor releases it, it may stand in the next edition. So may one that
        // came
        // late, is published again, or is put in by an editor later.
        List<StoredItem> weighed = pool.items().stream()
                .filter(c -> taken.contains(c.id()) || !only && !c.held() && !waits(pool, c))
                .toList();
        jdbc.sql(WEIGH)
                .param("digest", edition.digest())
                .param("edition", edition.id().value())
                .param("items", weighed.stream().map(StoredItem::id).toArray(Long[]::new))
                .param(
                        "taken",
                        weighed.stream().map(c -> taken.contains(c.id())).toArray(Boolean[]::new))
                .update();
    }

    private static boolean waits(Pool pool, StoredItem item) {
        String reason = pool.refused().get(item.id());
        return reason != null && !reason.startsWith("an earlier edition");
    }

    private static final String FORGET = "delete from edition_item where edition_id = :edition";

    /** Gives back what the edition weighed: nobody has read it. */
    void forget(EditionId edition) {
        jdbc.sql(FORGET).param("edition", edition.value()).update();
    }
}

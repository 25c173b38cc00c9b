package org.broadsheet.edition;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.feed.Items;
import org.broadsheet.feed.StoredItem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an edition may choose from: each item is weighed once a digest, so that none comes twice and none is lost. */
@Component
class Candidates {
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
        return previousCutOff(digest, at)
                .orElseGet(() -> at.minus(settings.digest(digest).window()));
    }

    /** What no edition of the digest has weighed yet, published after {@code from} (or late) and up to {@code to}; newest first. */
    List<StoredItem> fresh(String digest, Instant from, Instant to) {
        return notWeighed(digest, stored(digest, lookBack(digest, from, to), to));
    }

    /** The same, with what the feeds show now in place of what is stored of it. */
    List<StoredItem> fresh(String digest, Instant from, Instant to, List<StoredItem> shown) {
        Instant back = lookBack(digest, from, to);
        Set<Long> seen = shown.stream().map(StoredItem::id).collect(Collectors.toSet());
        Stream<StoredItem> stored = stored(digest, back, to).stream().filter(i -> !seen.contains(i.id()));
        List<String> feeds = settings.digest(digest).feeds();
        Stream<StoredItem> due = shown.stream()
                .filter(i -> feeds.isEmpty() || feeds.contains(i.feed()))
                .filter(i -> i.published().isAfter(back) && !i.published().isAfter(to));
        return notWeighed(digest, newestFirst(Stream.concat(stored, due)));
    }

    /** What that edition weighed, and what came since, which is not its own. */
    Pool of(Edition edition, Instant now) {
        String digest = edition.digest();
        Instant back = lookBack(digest, edition.from(), edition.to());
        List<StoredItem> all = stored(digest, back, now.isAfter(edition.to()) ? now : edition.to());
        Set<Long> own = weighed(WEIGHED_BY, edition.id().value(), all);
        Set<Long> fresh = notWeighed(digest, all).stream().map(StoredItem::id).collect(Collectors.toSet());
        return new Pool(
                all.stream()
                        .filter(i -> own.contains(i.id()) || fresh.contains(i.id()))
                        .toList(),
                own);
    }

    /** What an edition that was composed can still choose from. */
    record Pool(List<StoredItem> items, Set<Long> own) {
        Content content(Rules rules, Wishes wishes) {
            return Selection.of(items, rules, wishes, item -> !own.contains(item.id()));
        }
    }

    private List<StoredItem> stored(String digest, Instant back, Instant to) {
        return items.candidates(back, to, Duration.ZERO, settings.digest(digest).feeds());
    }

    /**
     * After the first edition, one window further than the previous cut-off: a story that its feed showed late is late, not
     * lost.
     */
    private Instant lookBack(String digest, Instant from, Instant to) {
        return previousCutOff(digest, to).isEmpty()
                ? from
                : from.minus(settings.digest(digest).window());
    }

    private static List<StoredItem> newestFirst(Stream<StoredItem> items) {
        return items.sorted(Comparator.comparing(StoredItem::published).reversed())
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
    void weigh(Edition edition, List<StoredItem> candidates, boolean only) {
        Set<Long> taken = edition.content().stories().map(Story::item).collect(Collectors.toSet());
        // A held item was not weighed: once an editor releases it, it may stand in the next edition. So may a late one.
        List<StoredItem> weighed = candidates.stream()
                .filter(c -> taken.contains(c.id())
                        || !only && !c.held() && !c.published().isAfter(edition.to()))
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

    private static final String FORGET = "delete from edition_item where edition_id = :edition";

    /** Gives back what the edition weighed: nobody has read it. */
    void forget(EditionId edition) {
        jdbc.sql(FORGET).param("edition", edition.value()).update();
    }
}

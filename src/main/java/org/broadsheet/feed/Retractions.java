package org.broadsheet.feed;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadsheet.feed.fetch.Validators;
import org.broadsheet.feed.read.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Asks Ghost which of its items are still published, and notes those that are not as retracted. */
@Service
public class Retractions {
    private static final Logger log = LoggerFactory.getLogger(Retractions.class);

    private final FeedSettings settings;
    private final SourceReader reader;
    private final JdbcClient jdbc;
    private final Clock clock;

    Retractions(FeedSettings settings, SourceReader reader, JdbcClient jdbc, Clock clock) {
        this.settings = settings;
        this.reader = reader;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private static final String RETRACT = """
            update item
               set presence = 'retracted', gone_since = :now
             where id = any (:ids) and presence <> 'retracted'
            """;
    private static final String STAND = """
            update item
               set presence = 'shown', gone_since = null
             where id = any (:ids) and presence = 'retracted'
            """;

    /**
     * Asks the sources of these items that can be asked, all at once, and each within its budget. A source that does not
     * answer changes nothing: what it showed last is believed.
     */
    public void check(Collection<StoredItem> items) {
        Map<String, List<StoredItem>> byFeed =
                items.stream().filter(item -> item.id() > 0).collect(Collectors.groupingBy(StoredItem::feed));
        List<FeedSettings.Feed> feeds = settings.named(byFeed.keySet()).stream()
                .filter(feed -> source(feed).isGhost() && byFeed.containsKey(feed.title()))
                .toList();
        SourceReader.atOnce(
                SourceReader.AT_ONCE, feeds, feed -> check(feed, byFeed.getOrDefault(feed.title(), List.of())));
    }

    /** How many are gone. */
    private int check(FeedSettings.Feed feed, List<StoredItem> items) {
        List<String> ids = items.stream().map(item -> item.item().id()).toList();
        Optional<Set<String>> published = reader.published(feed.title(), source(feed), ids);
        if (published.isEmpty()) {
            log.warn("feed does not say what still stands feed={}", feed.title());
            return 0;
        }
        Map<Boolean, List<StoredItem>> stands = items.stream()
                .collect(Collectors.partitioningBy(
                        item -> published.get().contains(item.item().id())));
        int gone = note(RETRACT, stands.getOrDefault(false, List.of()));
        note(STAND, stands.getOrDefault(true, List.of()));
        if (gone > 0) log.info("items retracted feed={} items={}", feed.title(), gone);
        return gone;
    }

    private static Source source(FeedSettings.Feed feed) {
        return feed.source(Validators.NONE, null);
    }

    private int note(String sql, List<StoredItem> items) {
        if (items.isEmpty()) return 0;
        var statement =
                jdbc.sql(sql).param("ids", items.stream().map(StoredItem::id).toArray(Long[]::new));
        return (sql.equals(RETRACT) ? statement.param("now", Timestamp.from(clock.instant())) : statement).update();
    }
}

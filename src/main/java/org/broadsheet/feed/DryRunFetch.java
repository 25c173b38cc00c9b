package org.broadsheet.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.feed.fetch.Validators;
import org.broadsheet.feed.read.FeedReading;
import org.broadsheet.feed.read.Identities;
import org.broadsheet.feed.read.ReadFeed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Fetches and reads feeds without storing anything, for previews and for {@code doctor}. */
@Service
public class DryRunFetch {
    private static final Logger log = LoggerFactory.getLogger(DryRunFetch.class);

    private final FeedSettings settings;
    private final SourceReader reader;
    private final JdbcClient jdbc;

    DryRunFetch(FeedSettings settings, SourceReader reader, JdbcClient jdbc) {
        this.settings = settings;
        this.reader = reader;
        this.jdbc = jdbc;
    }

    /**
     * What these feeds show now, as it would be stored. An item that is stored has its key, any other a negative one. A
     * feed that cannot be read is logged and left out. Takes {@code broadsheet.fetch.timeout} at most.
     *
     * @param names of feeds; empty: all
     */
    public List<StoredItem> items(Collection<String> names, Instant now) {
        List<FeedSettings.Feed> feeds = settings.named(names);
        List<StoredItem> items = new ArrayList<>();
        readings(feeds).forEach((feed, reading) -> {
            ReadFeed read = reading.feed();
            if (read == null) log.warn("feed failed feed={} cause={}", feed.title(), reading.error());
            else items.addAll(items(feed, read, now, -items.size()));
        });
        return items;
    }

    /** Why each configured feed cannot be read now, in one line, by its name; empty where it can. */
    public Map<String, String> troubles() {
        Map<String, String> troubles = new LinkedHashMap<>();
        readings(settings.feeds()).forEach((feed, reading) -> {
            String error = reading.error();
            troubles.put(feed.title(), error == null ? "" : error);
        });
        return troubles;
    }

    private Map<FeedSettings.Feed, FeedReading> readings(List<FeedSettings.Feed> feeds) {
        return SourceReader.atOnce(
                SourceReader.AT_ONCE, feeds, feed -> reader.read(feed.title(), feed.source(Validators.NONE, null)));
    }

    private List<StoredItem> items(FeedSettings.Feed feed, ReadFeed read, Instant now, int lastKey) {
        Map<String, Known> known = known(feed.title());
        List<StoredItem> items = new ArrayList<>();
        for (Item item : read.items()) {
            Known stored =
                    known.getOrDefault(Identities.key(item.id()), new Known(lastKey - items.size() - 1L, now, false));
            items.add(stored.item(feed, item));
        }
        return items;
    }

    private record Known(long id, Instant firstSeen, boolean held) {
        StoredItem item(FeedSettings.Feed feed, Item item) {
            Instant dated = item.published();
            Instant published = dated == null || dated.isAfter(firstSeen) ? firstSeen : dated;
            return new StoredItem(id, feed.title(), feed.section(), item, published, firstSeen, held);
        }
    }

    private static final String KNOWN = """
            select i.identity, i.id, i.first_seen, i.held
              from item i
             where i.feed = :feed
            """;

    private Map<String, Known> known(String feed) {
        Map<String, Known> known = new HashMap<>();
        // A block: an expression would be taken for a reader of the whole result.
        jdbc.sql(KNOWN).param("feed", feed).query((ResultSet row) -> {
            known.put(row.getString(1), known(row));
        });
        return known;
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(row.getLong("id"), row.getTimestamp("first_seen").toInstant(), row.getBoolean("held"));
    }
}

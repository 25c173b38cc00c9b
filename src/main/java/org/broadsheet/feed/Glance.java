package org.broadsheet.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.feed.read.FeedReader;
import org.broadsheet.feed.read.Identities;
import org.broadsheet.feed.read.ReadFeed;
import org.broadsheet.feed.read.Reading;
import org.broadsheet.feed.read.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** A look at the feeds that stores nothing, for a preview. */
@Service
public class Glance {
    private static final Logger log = LoggerFactory.getLogger(Glance.class);

    private final FeedSettings settings;
    private final FetchSettings fetch;
    private final JdbcClient jdbc;

    Glance(FeedSettings settings, FetchSettings fetch, JdbcClient jdbc) {
        this.settings = settings;
        this.fetch = fetch;
        this.jdbc = jdbc;
    }

    /**
     * What all configured feeds show now, as it would be stored. An item that is stored has its key, any other a negative
     * one. A feed that cannot be read is logged and left out.
     */
    public List<StoredItem> items(Instant now) {
        List<StoredItem> items = new ArrayList<>();
        try (FeedReader reader = new FeedReader(fetch)) {
            for (FeedSettings.Feed feed : settings.feeds()) items.addAll(items(reader, feed, now, -items.size()));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("closing the reader", e);
        }
        return items;
    }

    /** Why each configured feed cannot be read now, in one line, by its name; empty where it can. */
    public Map<String, String> troubles() {
        Map<String, String> troubles = new LinkedHashMap<>();
        try (FeedReader reader = new FeedReader(fetch)) {
            for (FeedSettings.Feed feed : settings.feeds()) {
                String error = read(reader, feed).error();
                troubles.put(feed.title(), error == null ? "" : error);
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("closing the reader", e);
        }
        return troubles;
    }

    private static Reading read(FeedReader reader, FeedSettings.Feed feed) {
        return reader.read(new Source(
                feed.address(),
                feed.format(),
                feed.key(),
                Source.of(feed.address()).known(),
                null));
    }

    private List<StoredItem> items(FeedReader reader, FeedSettings.Feed feed, Instant now, int lastKey) {
        Reading reading = read(reader, feed);
        ReadFeed read = reading.feed();
        if (read == null) {
            log.warn("feed failed feed={} cause={}", feed.title(), reading.error());
            return List.of();
        }
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

package org.broadsheet.feed;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.broadsheet.feed.fetch.Validators;
import org.broadsheet.feed.read.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Asks Ghost which of its items are still published, and notes those that are not as {@link Presence#RETRACTED}. */
@Service
public class Retractions implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(Retractions.class);

    private final FeedSettings settings;
    private final SourceReader reader;
    private final JdbcClient jdbc;
    private final Clock clock;

    @Autowired
    Retractions(FeedSettings settings, FetchSettings fetch, JdbcClient jdbc, Clock clock) {
        this(settings, new SourceReader(fetch), jdbc, clock);
    }

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
                .filter(feed -> feed.isGhost() && byFeed.containsKey(feed.title()))
                .toList();
        if (feeds.isEmpty()) return;
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(SourceReader.AT_ONCE, feeds.size()));
        try {
            List<Future<?>> asked = new ArrayList<>();
            for (FeedSettings.Feed feed : feeds)
                asked.add(threads.submit(() -> check(feed, byFeed.getOrDefault(feed.title(), List.of()))));
            for (Future<?> one : asked) one.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("noting what still stands", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            threads.shutdownNow();
        }
    }

    private void check(FeedSettings.Feed feed, List<StoredItem> items) {
        Source source = new Source(feed.address(), feed.format(), feed.key(), Validators.NONE, null);
        List<String> ids = items.stream().map(item -> item.item().id()).toList();
        Optional<Set<String>> published = reader.published(feed.title(), source, ids);
        if (published.isEmpty()) {
            log.warn("feed does not say what still stands feed={}", feed.title());
            return;
        }
        int gone = note(
                RETRACT,
                items.stream()
                        .filter(item -> !published.get().contains(item.item().id()))
                        .toList());
        note(
                STAND,
                items.stream()
                        .filter(item -> published.get().contains(item.item().id()))
                        .toList());
        if (gone > 0) log.info("items retracted feed={} items={}", feed.title(), gone);
    }

    private int note(String sql, List<StoredItem> items) {
        if (items.isEmpty()) return 0;
        var statement =
                jdbc.sql(sql).param("ids", items.stream().map(StoredItem::id).toArray(Long[]::new));
        return (sql.equals(RETRACT) ? statement.param("now", Timestamp.from(clock.instant())) : statement).update();
    }

    @Override
    public void destroy() throws java.io.IOException {
        reader.close();
    }
}

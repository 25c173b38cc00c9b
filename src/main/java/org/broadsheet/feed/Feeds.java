package org.broadsheet.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.broadsheet.feed.FeedStates.Known;
import org.broadsheet.feed.ItemStore.Stored;
import org.broadsheet.feed.Rows.Row;
import org.broadsheet.feed.read.FeedReading;
import org.broadsheet.feed.read.ReadFeed;
import org.broadsheet.feed.read.Source;
import org.broadsheet.platform.DaemonThreads;
import org.broadsheet.platform.TextCleaner;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/** The sources we follow. A feed that is down, slow, huge or broken costs only itself: its last good items stay. */
@Service
public class Feeds implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(Feeds.class);

    /** Ghost stamps its edits by its own clock. */
    private static final Duration OVERLAP = Duration.ofHours(1);

    /** A server may not silence a feed for longer by its Retry-After. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    /** What storing may take after a reading that took its whole budget. */
    private static final Duration STORING = Duration.ofSeconds(2);

    private final FeedSettings settings;
    private final FeedStates states;
    private final ItemStore store;
    private final SourceReader reader;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(SourceReader.AT_ONCE, DaemonThreads.named("feed-poll"));
    private final Map<String, Future<FeedReport>> running = new ConcurrentHashMap<>();

    Feeds(FeedSettings settings, SourceReader reader, FeedStates states, ItemStore store) {
        this.settings = settings;
        this.states = states;
        this.store = store;
        this.reader = reader;
    }

    /** The names of the configured feeds, in their order. */
    public List<String> names() {
        return settings.feeds().stream().map(FeedSettings.Feed::title).toList();
    }

    /** How every feed that was ever polled fares, by name. */
    public List<FeedState> states(Instant now) {
        return states.all(now);
    }

    /** {@link #poll(Collection, Instant)} of every configured feed. */
    public List<FeedReport> poll(Instant now) {
        return poll(List.of(), now);
    }

    /**
     * Fetches these feeds, some at once, and stores what they bring as first seen {@code now}. A feed that another caller is
     * polling is not fetched again; both get the same report. Returns after {@code broadsheet.fetch.timeout} and about two
     * seconds at the latest; a feed that is not done then is reported as failed and goes on without the caller. Throws only
     * where the database cannot be reached.
     *
     * @param names of feeds; empty: all
     */
    public List<FeedReport> poll(Collection<String> names, Instant now) {
        // PostgreSQL keeps microseconds; what is stored must compare equal to what is asked for.
        Instant moment = now.truncatedTo(ChronoUnit.MICROS);
        List<FeedSettings.Feed> feeds = settings.named(names);
        Duration longest = reader.longest().plus(STORING);
        long end = System.nanoTime() + longest.toNanos();
        List<Future<FeedReport>> polls =
                feeds.stream().map(feed -> begin(feed, moment)).toList();
        List<FeedReport> reports = new ArrayList<>();
        for (int n = 0; n < polls.size(); n++)
            reports.add(outcome(feeds.get(n), polls.get(n), end - System.nanoTime()));
        return reports;
    }

    /** Fetches one feed now; empty where no feed of that name is configured. */
    public Optional<FeedReport> poll(String name, Instant now) {
        return poll(List.of(name), now).stream().findFirst();
    }

    private Future<FeedReport> begin(FeedSettings.Feed feed, Instant now) {
        FutureTask<FeedReport> poll = new FutureTask<>(() -> {
            try {
                return poll(feed, now);
            } finally {
                running.remove(feed.title());
            }
        });
        Future<FeedReport> other = running.putIfAbsent(feed.title(), poll);
        if (other != null) return other;
        threads.execute(poll);
        return poll;
    }

    private static FeedReport outcome(FeedSettings.Feed feed, Future<FeedReport> poll, long nanos) {
        try {
            return poll.get(Math.max(1, nanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return FeedReport.failed(feed.title(), "is not read yet; what it brings waits for the next edition");
        } catch (ExecutionException e) {
            throw new IllegalStateException("polling the feed " + feed.title(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while polling feeds", e);
        }
    }

    private FeedReport poll(FeedSettings.Feed feed, Instant now) {
        FeedReport report = report(feed, now);
        if (report.failed()) log.warn("feed failed feed={} cause={}", report.feed(), report.error());
        else
            log.info(
                    "feed polled feed={} items={} fresh={} changed={} held={}",
                    report.feed(),
                    report.items(),
                    report.fresh(),
                    report.changed(),
                    report.held());
        if (report.held() > 0) log.warn("feed floods feed={} held={}", report.feed(), report.held());
        return report;
    }

    // Whatever the database does not take of one feed, its own row included, costs that feed only.
    private FeedReport report(FeedSettings.Feed feed, Instant now) {
        try {
            return polled(feed, now);
        } catch (RuntimeException e) {
            String error = "cannot be stored: " + e.getClass().getSimpleName() + " (see the log)";
            states.requireDatabase(e);
            log.warn("feed not stored feed={}", feed.title(), e);
            try {
                return failed(feed, error, null, now);
            } catch (DataAccessException again) {
                states.requireDatabase(again);
                return FeedReport.failed(feed.title(), error);
            }
        }
    }

    private FeedReport polled(FeedSettings.Feed feed, Instant now) {
        Known known = states.enter(feed, now);
        // Who goes on asking after a 429 or 503 is blocked for good.
        if (known.retry() != null && known.retry().isAfter(now))
            return FeedReport.failed(
                    feed.title(),
                    known.error() + "; its server wants not to be asked before "
                            + known.retry().truncatedTo(ChronoUnit.SECONDS));
        Instant since = known.success() == null ? null : known.success().minus(OVERLAP);
        FeedReading reading = reader.read(feed.title(), feed.source(known.validators(), since));
        if (reading.error() != null) return failed(feed, reading.error(), reading.retryAfter(), now);
        ReadFeed read = reading.feed();
        FeedReport report = read == null ? FeedReport.unchanged(feed.title()) : store(feed, read, known, now);
        // After the items: were it before, a crash in between would lose them to the next poll's 304.
        states.succeeded(feed.title(), reading.validators(), now);
        return report;
    }

    private FeedReport failed(FeedSettings.Feed feed, String error, @Nullable Duration retryAfter, Instant now) {
        Instant retry = retryAfter == null
                ? null
                : now.plus(retryAfter.compareTo(LONGEST_WAIT) < 0 ? retryAfter : LONGEST_WAIT);
        states.failed(feed.title(), error, retry, now);
        return FeedReport.failed(feed.title(), error);
    }

    private FeedReport store(FeedSettings.Feed feed, ReadFeed read, Known known, Instant now) {
        List<Row> rows = Rows.of(read.items(), now);
        Set<String> before =
                store.known(feed.title(), rows.stream().map(Row::identity).toList());
        List<Row> fresh =
                rows.stream().filter(row -> !before.contains(row.identity())).toList();
        Set<String> twins = store.twins(feed.title(), fresh);
        Set<String> held = Rows.held(fresh, twins, rows.size(), known.success());
        String gap = read.format() == Source.Format.GHOST ? null : gap(feed.title(), rows, before);
        Stored stored = stored(feed.title(), rows, held, now);
        // Ghost is only asked for what changed, and tells by itself what still stands.
        if (read.format() != Source.Format.GHOST) store.shown(feed.title(), rows, now);
        List<String> notes = notes(held, gap);
        notes.addAll(read.notes());
        if (stored.lost() > 0) notes.add(stored.lost() + " items cannot be stored (see the log)");
        return new FeedReport(feed.title(), rows.size(), stored.fresh(), stored.changed(), held.size(), notes, null);
    }

    // One statement for all; where that fails for an item, one for each, so that it costs only that item.
    private Stored stored(String feed, List<Row> rows, Set<String> held, Instant now) {
        try {
            return store.store(feed, rows, held, now);
        } catch (DataAccessException all) {
            states.requireDatabase(all);
            Stored sum = new Stored(0, 0, 0);
            for (Row row : rows) sum = sum.plus(storedAlone(feed, row, held, now));
            return sum;
        }
    }

    private Stored storedAlone(String feed, Row row, Set<String> held, Instant now) {
        try {
            return store.store(feed, List.of(row), held, now);
        } catch (DataAccessException e) {
            states.requireDatabase(e);
            log.warn("item not stored feed={} identity={}", feed, TextCleaner.line(row.identity(), 80), e);
            return new Stored(0, 0, 1);
        }
    }

    private static List<String> notes(Set<String> held, @Nullable String gap) {
        List<String> notes = new ArrayList<>();
        if (!held.isEmpty())
            notes.add(held.size()
                    + " items are held: suddenly new, but old or the same as earlier ones (the site may have"
                    + " moved); an editor can release them");
        if (gap != null) notes.add(gap);
        return notes;
    }

    // A feed shows only its newest items: where none of them is known, others may have come and gone between two polls.
    private @Nullable String gap(String feed, List<Row> rows, Set<String> before) {
        List<Instant> dates =
                rows.stream().map(Row::dated).filter(Objects::nonNull).sorted().toList();
        if (!before.isEmpty() || dates.isEmpty()) return null;
        return store.newest(feed)
                .filter(newest -> dates.get(0).isAfter(newest))
                .map(newest -> "gap: nothing is known between " + newest + " and " + dates.get(0)
                        + ", stories may have been missed")
                .orElse(null);
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}

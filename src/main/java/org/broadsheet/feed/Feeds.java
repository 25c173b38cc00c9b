package org.broadsheet.feed;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.broadsheet.feed.FeedStates.Known;
import org.broadsheet.feed.ItemStore.Stored;
import org.broadsheet.feed.Rows.Row;
import org.broadsheet.feed.read.FeedReader;
import org.broadsheet.feed.read.ReadFeed;
import org.broadsheet.feed.read.Reading;
import org.broadsheet.feed.read.Source;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;

/** The sources we follow. A feed that is down, slow, huge or broken costs only itself: its last good items stay. */
@Service
public class Feeds implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(Feeds.class);
    private static final int AT_ONCE = 8;

    /** Ghost stamps its edits by its own clock. */
    private static final Duration OVERLAP = Duration.ofHours(1);

    private final List<FeedSettings.Feed> feeds;
    private final FeedStates states;
    private final ItemStore store;
    private final FeedReader reader;

    Feeds(FeedSettings settings, FetchSettings fetch, FeedStates states, ItemStore store) {
        this.feeds = settings.feeds();
        this.states = states;
        this.store = store;
        this.reader = new FeedReader(fetch);
    }

    /** The names of the configured feeds, in their order. */
    public List<String> names() {
        return feeds.stream().map(FeedSettings.Feed::title).toList();
    }

    /** How every feed that was ever polled fares, by name. */
    public List<FeedState> states(Instant now) {
        return states.all(now);
    }

    /**
     * Fetches every configured feed, some at once, and stores what they bring as first seen {@code now}. Takes as long as the
     * slowest, at most {@code broadsheet.fetch.timeout} a feed. Two processes may poll at once. Throws only where the
     * database fails.
     */
    public List<FeedReport> poll(Instant now) {
        // PostgreSQL keeps microseconds; what is stored must compare equal to what is asked for.
        Instant moment = now.truncatedTo(ChronoUnit.MICROS);
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, Math.min(AT_ONCE, feeds.size())));
        try {
            List<Future<FeedReport>> polls = feeds.stream()
                    .map(feed -> threads.submit(() -> poll(feed, moment)))
                    .toList();
            List<FeedReport> reports = new ArrayList<>();
            for (Future<FeedReport> poll : polls) reports.add(outcome(poll));
            return reports;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Fetches one feed now; empty where no feed of that name is configured. */
    public Optional<FeedReport> poll(String name, Instant now) {
        Instant moment = now.truncatedTo(ChronoUnit.MICROS);
        return feeds.stream()
                .filter(feed -> feed.title().equals(name))
                .findFirst()
                .map(feed -> poll(feed, moment));
    }

    private static FeedReport outcome(Future<FeedReport> poll) {
        try {
            return poll.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("storing a feed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while polling feeds", e);
        }
    }

    private FeedReport poll(FeedSettings.Feed feed, Instant now) {
        FeedReport report = told(feed, now);
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

    private FeedReport told(FeedSettings.Feed feed, Instant now) {
        Known known = states.enter(feed, now);
        Reading reading = reader.read(source(feed, known));
        if (reading.error() != null) {
            states.failed(feed.title(), reading.error(), now);
            return FeedReport.failed(feed.title(), reading.error());
        }
        ReadFeed read = reading.feed();
        FeedReport report = read == null ? FeedReport.unchanged(feed.title()) : store(feed, read, known, now);
        // After the items: were it before, a crash in between would lose them to the next poll's 304.
        states.succeeded(feed.title(), reading.validators(), now);
        return report;
    }

    private static Source source(FeedSettings.Feed feed, Known known) {
        Instant since = known.success() == null ? null : known.success().minus(OVERLAP);
        return new Source(feed.address(), feed.format(), feed.key(), known.validators(), since);
    }

    private FeedReport store(FeedSettings.Feed feed, ReadFeed read, Known known, Instant now) {
        List<Row> rows = Rows.of(read.items(), now);
        Set<String> before =
                store.known(feed.title(), rows.stream().map(Row::identity).toList());
        List<Row> fresh =
                rows.stream().filter(row -> !before.contains(row.identity())).toList();
        Set<String> twins = store.twins(feed.title(), fresh);
        Set<String> held = FloodGuard.held(fresh, twins, rows.size(), known.success());
        String gap = read.format() == FeedFormat.GHOST ? null : gap(feed.title(), rows, before);
        Stored stored = store.store(feed.title(), rows, held, now);
        return new FeedReport(
                feed.title(), rows.size(), stored.fresh(), stored.changed(), held.size(), notes(held, gap), null);
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
    public void destroy() throws IOException {
        reader.close();
    }
}

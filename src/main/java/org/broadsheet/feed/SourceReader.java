package org.broadsheet.feed;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.broadsheet.feed.read.FeedReader;
import org.broadsheet.feed.read.FeedReading;
import org.broadsheet.feed.read.Source;
import org.broadsheet.platform.TimeLimit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Reads sources within their budget, {@code broadsheet.fetch.timeout}: fetching, decoding and parsing run on a thread that the
 * caller leaves when the time is over. A source has at most one such thread, so threads that never end are as many as there
 * are sources, and a source whose thread has not ended is refused at once. Failures of any kind are values.
 */
@Component
final class SourceReader implements Closeable {
    private static final Logger log = LoggerFactory.getLogger(SourceReader.class);

    /** The fetcher ends at the budget by itself and says more precisely why; it gets the chance to. */
    private static final Duration GRACE = Duration.ofMillis(300);

    /** How many sources are read at once. */
    static final int AT_ONCE = 32;

    private final Function<Source, FeedReading> reader;
    private final Published published;
    private final Closeable resource;
    private final Duration budget;
    private final Map<String, TimeLimit> limits = new ConcurrentHashMap<>();

    @Autowired
    SourceReader(FetchSettings settings) {
        this(new FeedReader(settings), settings.timeout());
    }

    private SourceReader(FeedReader reader, Duration budget) {
        this(reader::read, reader::published, reader, budget);
    }

    SourceReader(Function<Source, FeedReading> reader, Closeable resource, Duration budget) {
        this(reader, (source, ids) -> Optional.empty(), resource, budget);
    }

    private SourceReader(
            Function<Source, FeedReading> reader, Published published, Closeable resource, Duration budget) {
        this.reader = reader;
        this.published = published;
        this.resource = resource;
        this.budget = budget;
    }

    /** How long {@link #read} takes at most. */
    Duration longest() {
        return budget.plus(GRACE);
    }

    /** @param name of the source: two readings of one name never run at once */
    FeedReading read(String name, Source source) {
        TimeLimit limit = limits.computeIfAbsent(name, n -> new TimeLimit("feed-read", 1));
        if (limit.isFull()) return FeedReading.failed("an earlier reading has not ended yet: its thread is still busy");
        try {
            return limit.call(longest(), () -> reader.apply(source));
        } catch (TimeoutException e) {
            return FeedReading.failed(
                    "was not fetched and read within " + seconds(budget) + " (broadsheet.fetch.timeout)");
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            log.warn("feed breaks the reader source={}", source, cause);
            return FeedReading.failed("cannot be read: " + cause.getClass().getSimpleName() + " (see the log)");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FeedReading.failed("was interrupted");
        }
    }

    private interface Published {
        Optional<Set<String>> of(Source source, Collection<String> ids);
    }

    /** Which posts of a Ghost site are still published, by their ids; empty where it does not say within the budget. */
    Optional<Set<String>> published(String name, Source source, Collection<String> ids) {
        TimeLimit limit = limits.computeIfAbsent(name + " published", n -> new TimeLimit("feed-published", 1));
        try {
            return limit.call(longest(), () -> published.of(source, ids));
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /**
     * Does the same with many things, {@code most} at once: the results in the order of the things, once all are there.
     *
     * @throws IllegalStateException with what the work threw as its cause, or where the thread is interrupted
     */
    static <K, V> Map<K, V> atOnce(int most, Collection<K> things, Function<K, V> work) {
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, Math.min(most, things.size())));
        try {
            Map<K, Future<V>> begun = new LinkedHashMap<>();
            for (K thing : things) begun.computeIfAbsent(thing, t -> threads.submit(() -> work.apply(t)));
            Map<K, V> results = new LinkedHashMap<>();
            for (var one : begun.entrySet())
                results.put(one.getKey(), one.getValue().get());
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException("at work on feeds", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted at work on feeds", e);
        } finally {
            threads.shutdownNow();
        }
    }

    static String seconds(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    @Override
    public void close() throws IOException {
        resource.close();
    }
}

package org.broadsheet.edition;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A value that costs something to ask for and is asked for by many, such as scrapers of metrics: asked now and then. So is
 * one that cannot be had: a database that is away costs each question the time for which a connection is waited for.
 */
public final class Lately<T> {
    private final Away away;
    private final Supplier<T> source;
    private final long nanos;
    private @Nullable T value;
    private @Nullable RuntimeException fault;
    private long asked;

    /**
     * What all questions learn from one that was long without an answer: at most one of them waits at a time, else a scrape
     * of metrics takes as long as all of them and is given up by whoever scrapes.
     */
    @Component
    public static final class Away {
        private static final Duration LONG = Duration.ofSeconds(1);
        private static final Duration HOLDS = Duration.ofSeconds(5);

        private volatile long until = System.nanoTime();

        private boolean isKnown() {
            return System.nanoTime() - until < 0;
        }

        private void askedInVain(long since) {
            long now = System.nanoTime();
            if (now - since >= LONG.toNanos()) until = now + HOLDS.toNanos();
        }
    }

    /**
     * @param away common to all questions to one database
     * @param age how old an answer may be
     */
    public Lately(Away away, Duration age, Supplier<T> source) {
        this.away = away;
        this.source = source;
        this.nanos = age.toNanos();
    }

    public synchronized T get() {
        boolean stale = System.nanoTime() - asked >= nanos;
        T known = value;
        if (stale || known == null && fault == null) known = ask();
        if (known == null) throw new IllegalStateException("could not be had lately", fault);
        return known;
    }

    private @Nullable T ask() {
        value = null;
        fault = null;
        long since = System.nanoTime();
        try {
            if (away.isKnown()) throw new IllegalStateException("another question has just had no answer");
            value = source.get();
        } catch (RuntimeException e) {
            fault = e;
            away.askedInVain(since);
        }
        asked = System.nanoTime();
        return value;
    }
}

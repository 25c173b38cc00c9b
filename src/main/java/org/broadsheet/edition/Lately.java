package org.broadsheet.edition;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that costs something to ask for and is asked for by many, such as scrapers of metrics: asked now and then. So is
 * one that cannot be had: a database that is away costs each question the time for which a connection is waited for.
 */
public final class Lately<T> {
    private final Supplier<T> source;
    private final long nanos;
    private @Nullable T value;
    private @Nullable RuntimeException fault;
    private long asked;

    /** @param age how old an answer may be */
    public Lately(Duration age, Supplier<T> source) {
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
        try {
            value = source.get();
        } catch (RuntimeException e) {
            fault = e;
        }
        asked = System.nanoTime();
        return value;
    }
}

package org.broadsheet.edition;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that costs something to ask for and is asked for by many, such as scrapers of metrics: asked now and then. */
public final class Lately<T> {
    private final Supplier<T> source;
    private final long nanos;
    private @Nullable T value;
    private long asked;

    /** @param age how old an answer may be */
    public Lately(Duration age, Supplier<T> source) {
        this.source = source;
        this.nanos = age.toNanos();
    }

    public synchronized T get() {
        T known = value;
        if (known != null && System.nanoTime() - asked < nanos) return known;
        T fresh = source.get();
        value = fresh;
        asked = System.nanoTime();
        return fresh;
    }
}

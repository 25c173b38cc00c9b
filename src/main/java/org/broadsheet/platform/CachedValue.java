package org.broadsheet.platform;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A value from the database that many ask for, such as metrics: read again only after some time. A failure is kept as well, so
 * that an outage does not cost each caller the time for which a connection is waited for.
 */
public final class CachedValue<T> {
    private final Outage outage;
    private final Supplier<T> source;
    private final long nanos;
    private @Nullable T value;
    private @Nullable RuntimeException fault;
    private long asked;

    /**
     * Shared by all values of one database: after a read that waited long and failed, none is tried for some seconds, so that a
     * scrape of metrics waits once and not for each value.
     */
    @Component
    public static final class Outage {
        private static final Duration LONG = Duration.ofSeconds(1);
        private static final Duration HOLDS = Duration.ofSeconds(5);

        private volatile long until = System.nanoTime();

        private boolean isKnown() {
            return System.nanoTime() - until < 0;
        }

        private void failed(long since) {
            long now = System.nanoTime();
            if (now - since >= LONG.toNanos()) until = now + HOLDS.toNanos();
        }
    }

    /**
     * @param outage of the database that is read
     * @param age after which the value is read again
     */
    public CachedValue(Outage outage, Duration age, Supplier<T> source) {
        this.outage = outage;
        this.source = source;
        this.nanos = age.toNanos();
    }

    public synchronized T get() {
        boolean stale = System.nanoTime() - asked >= nanos;
        T known = value;
        if (stale || known == null && fault == null) known = ask();
        if (known == null) throw new IllegalStateException("the value could not be read", fault);
        return known;
    }

    private @Nullable T ask() {
        value = null;
        fault = null;
        long since = System.nanoTime();
        try {
            if (outage.isKnown()) throw new IllegalStateException("another read has just failed");
            value = source.get();
        } catch (RuntimeException e) {
            fault = e;
            outage.failed(since);
        }
        asked = System.nanoTime();
        return value;
    }
}

package org.broadsheet.smtp;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Until when a connection's present step must be done; the {@link Watchdog} closes the socket under whoever reads or
 * writes past it. One volatile write a step, where a socket time-out would cost a system call and not bound writing, nor
 * a relay that sends an octet a minute.
 */
final class Deadline {
    private static final long NONE = 0;

    private final LongSupplier nanos;
    private volatile long at = NONE;
    private volatile boolean missed;
    private volatile @Nullable Closeable socket;

    Deadline(LongSupplier nanos) {
        this.nanos = nanos;
    }

    void guard(Closeable socket) {
        this.socket = socket;
    }

    void in(Duration duration) {
        at = (nanos.getAsLong() + duration.toNanos()) | 1;
    }

    void none() {
        at = NONE;
    }

    boolean isMissed() {
        return missed;
    }

    void check() {
        long due = at;
        if (due == NONE || nanos.getAsLong() - due < 0) return;
        missed = true;
        cut();
    }

    /** Closes the socket itself, never its TLS: that would wait for the writer that hangs. */
    void cut() {
        Closeable guarded = socket;
        if (guarded == null) return;
        try {
            guarded.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }
}

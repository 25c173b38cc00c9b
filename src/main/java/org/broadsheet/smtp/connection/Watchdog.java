package org.broadsheet.smtp.connection;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Looks after all deadlines of an engine. */
public final class Watchdog implements AutoCloseable {
    private static final long SLOWEST_ROUND = 250;

    private final Set<Deadline> deadlines = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(Watchdog::thread);

    private final Future<?> round;

    public Watchdog(Duration shortest) {
        long millis = Math.min(SLOWEST_ROUND, Math.max(5, shortest.toMillis() / 10));
        this.round = rounds.scheduleWithFixedDelay(
                () -> deadlines.forEach(Deadline::check), millis, millis, TimeUnit.MILLISECONDS);
    }

    private static Thread thread(Runnable rounds) {
        Thread thread = new Thread(rounds, "smtp-watchdog");
        thread.setDaemon(true);
        return thread;
    }

    Deadline deadline() {
        Deadline deadline = new Deadline();
        deadlines.add(deadline);
        return deadline;
    }

    void forget(Deadline deadline) {
        deadlines.remove(deadline);
    }

    public void cutAll() {
        deadlines.forEach(Deadline::cut);
    }

    @Override
    public void close() {
        round.cancel(false);
        rounds.shutdown();
    }

    /**
     * Until when a connection's present step must be done; the watchdog closes the socket under whoever reads or writes past
     * it. One volatile write a step, where a socket time-out would cost a system call and not bound writing, nor a relay that
     * sends an octet a minute.
     */
    static final class Deadline {
        private static final long NONE = 0;

        private volatile long at = NONE;
        private volatile boolean missed;
        private volatile @Nullable Closeable socket;

        void guard(Closeable socket) {
            this.socket = socket;
        }

        void in(Duration duration) {
            at = (System.nanoTime() + duration.toNanos()) | 1;
        }

        void none() {
            at = NONE;
        }

        boolean isMissed() {
            return missed;
        }

        private void check() {
            long due = at;
            if (due == NONE || System.nanoTime() - due < 0) return;
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
}

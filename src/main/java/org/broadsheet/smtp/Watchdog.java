package org.broadsheet.smtp;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks after all deadlines of an engine. */
final class Watchdog implements AutoCloseable {
    private static final long SLOWEST_ROUND = 250;

    private final Set<Deadline> deadlines = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(Watchdog::thread);

    private final Future<?> round;

    Watchdog(Duration shortest) {
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
        Deadline deadline = new Deadline(System::nanoTime);
        deadlines.add(deadline);
        return deadline;
    }

    void forget(Deadline deadline) {
        deadlines.remove(deadline);
    }

    void cutAll() {
        deadlines.forEach(Deadline::cut);
    }

    @Override
    public void close() {
        round.cancel(false);
        rounds.shutdown();
    }
}

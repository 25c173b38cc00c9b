package org.broadsheet.platform;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/** Work that comes round as long as the server runs, on a thread of its own; several processes may do it at once. */
public abstract class Routine implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Routine.class);

    private final String name;
    private final Duration first;
    private final Duration pause;
    private @Nullable ScheduledExecutorService rounds;

    /**
     * @param name what the thread and the log call it
     * @param first how long after the start the first round comes
     * @param pause from the end of a round to the next
     */
    protected Routine(String name, Duration first, Duration pause) {
        this.name = name;
        this.first = first;
        this.pause = pause;
    }

    /** One round. Where it fails, the next does its work. */
    protected abstract void round();

    private void quietRound() {
        try {
            round();
        } catch (DataAccessException e) {
            log.warn("{} failed, the next round does its work cause={}", name, e.getMessage());
        } catch (RuntimeException e) {
            log.error("{} failed", name, e);
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // A round lets no exception out.
    public synchronized void start() {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(DaemonThreads.named(name));
        executor.scheduleWithFixedDelay(this::quietRound, first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        rounds = executor;
    }

    @Override
    public synchronized void stop() {
        if (rounds != null) rounds.shutdown();
        rounds = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return rounds != null;
    }
}

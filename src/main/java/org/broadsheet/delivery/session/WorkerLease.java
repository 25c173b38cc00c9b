package org.broadsheet.delivery.session;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.broadsheet.delivery.DeliveryRun.Control;
import org.broadsheet.edition.EditionId;
import org.broadsheet.platform.DaemonThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews one worker's lease while it is open, and says when the worker may not go on. */
final class WorkerLease implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WorkerLease.class);
    private static final int BEATS_A_LEASE = 5;

    private final Workers workers;
    private final EditionId edition;
    private final long id;
    private final Consumer<Control> held;
    private final ScheduledExecutorService beats =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("delivery-beat"));
    private volatile boolean contact;
    private volatile boolean lost;
    private boolean silent;

    /** @param held called whenever the run may not go on, and once when this worker was taken for dead */
    @SuppressWarnings("FutureReturnValueIgnored") // A beat lets no exception out.
    WorkerLease(Workers workers, EditionId edition, Consumer<Control> held) {
        this.workers = workers;
        this.edition = edition;
        this.held = held;
        this.id = workers.enter(edition);
        long beat = workers.lease().toMillis() / BEATS_A_LEASE;
        beats.scheduleWithFixedDelay(this::beat, beat, beat, TimeUnit.MILLISECONDS);
    }

    long id() {
        return id;
    }

    /** The relay has answered about a message: the next beat says so. */
    void contact() {
        contact = true;
    }

    /** True when others hold us for dead: everything under this number is void. */
    boolean isLost() {
        return lost;
    }

    private void beat() {
        try {
            boolean answered = contact;
            contact = false;
            Optional<Control> control = workers.beat(id, answered);
            silent = false;
            if (control.isEmpty()) lose();
            else if (control.get() != Control.RUNNING) held.accept(control.get());
            else workers.reclaimExpired();
        } catch (RuntimeException e) {
            // A beat that fails is a beat that is missing: other processes draw the conclusion.
            if (!silent) log.warn("lease is not renewed worker={} cause={}", id, e.getMessage());
            silent = true;
        }
    }

    private void lose() {
        if (lost) return;
        lost = true;
        log.warn("worker was taken for dead worker={} edition={}", id, edition.value());
        held.accept(Control.RUNNING);
    }

    @Override
    public void close() {
        beats.shutdownNow();
        try {
            workers.giveUp(id, edition);
        } catch (RuntimeException e) {
            // This worker stops renewing its lease; another frees its rows when it expires.
            log.warn("worker is not given up worker={} cause={}", id, e.getMessage());
        }
    }
}

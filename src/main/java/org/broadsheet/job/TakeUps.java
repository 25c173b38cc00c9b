package org.broadsheet.job;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.broadsheet.delivery.Deliveries;
import org.broadsheet.delivery.Outage;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.EditionId;
import org.broadsheet.edition.Editions;
import org.broadsheet.edition.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes up what waits: deferred deliveries whose time has come, resumed editions, the runs of processes that died, starts
 * that others offer, and held editions.
 * Every scheduling replica looks, and {@link RunLock} lets one have it: Quartz needs 12 s to notice that a node is dead.
 */
@Component
@ConditionalOnProperty(name = "spring.quartz.auto-startup", matchIfMissing = true)
class TakeUps implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(TakeUps.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Deliveries deliveries;
    private final Editions editions;
    private final DigestRuns runs;
    private final Silences silences;
    private final Offers offers;
    private final boolean wanted;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(TakeUps::daemon);
    private volatile boolean running;

    TakeUps(
            Deliveries deliveries,
            Editions editions,
            DigestRuns runs,
            Silences silences,
            Offers offers,
            RoleSettings settings) {
        this.silences = silences;
        this.offers = offers;
        this.deliveries = deliveries;
        this.editions = editions;
        this.runs = runs;
        this.wanted = settings.plays(Role.SCHEDULE);
    }

    @Override
    public boolean isAutoStartup() {
        return wanted;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // A look lets no exception out.
    public void start() {
        running = true;
        looks.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            runs.takeUpTheDead();
            silences.look();
            for (EditionId waiting : deliveries.unfinished()) {
                Edition edition = editions.get(waiting);
                if (edition.state() == State.READY && isDue(waiting)) runs.resumeIfFree(Run.of(edition));
            }
            // Last: what another version may have stored in Quartz's own form keeps no delivery waiting.
            offers.take();
        } catch (RuntimeException e) {
            if (Outage.is(e)) log.debug("nothing can be taken up", e);
            else log.error("runs cannot be taken up", e);
        }
    }

    // What waits for its time is left alone until it has come.
    private boolean isDue(EditionId edition) {
        Instant due = deliveries.outlook(edition).due();
        return due == null || due.isBefore(Instant.now().plus(SOON));
    }

    @Override
    public void stop() {
        running = false;
        looks.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "take-up");
        thread.setDaemon(true);
        return thread;
    }
}

package org.broadsheet.job;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.broadsheet.delivery.Deliveries;
import org.broadsheet.delivery.DeliverySignals;
import org.broadsheet.delivery.Outage;
import org.broadsheet.edition.EditionId;
import org.broadsheet.edition.Editions;
import org.broadsheet.job.RoleSettings.Role;
import org.broadsheet.job.execution.RunLauncher;
import org.broadsheet.letter.Letters;
import org.broadsheet.platform.DaemonThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Delivers every open edition, in each replica with the role {@code deliver}: woken by PostgreSQL's notifications, else by
 * polling. Needs no process that runs the digest job. Frees the rows of workers that have died, of all editions.
 */
@Component
class DeliveryWorker implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(DeliveryWorker.class);

    private static final Duration RECONNECT = Duration.ofSeconds(1);

    private final Deliveries deliveries;
    private final Letters letters;
    private final Editions editions;
    private final RunLauncher launcher;
    private final Shutdown shutdown;
    private final boolean wanted;
    private final Map<EditionId, EditionDelivery> underWay = new ConcurrentHashMap<>();
    private volatile boolean running;

    DeliveryWorker(
            Deliveries deliveries,
            Letters letters,
            Editions editions,
            RunLauncher launcher,
            Shutdown shutdown,
            RoleSettings roles) {
        this.deliveries = deliveries;
        this.letters = letters;
        this.editions = editions;
        this.launcher = launcher;
        this.shutdown = shutdown;
        this.wanted = roles.plays(Role.DELIVER);
    }

    @Override
    public boolean isAutoStartup() {
        return wanted;
    }

    @Override
    public synchronized void start() {
        running = true;
        DaemonThreads.start("delivery-worker", this::work);
    }

    private void work() {
        while (running) {
            try (DeliverySignals signals = deliveries.signals()) {
                underWay.values().forEach(EditionDelivery::wake);
                while (running) signals.await(look(signals)).forEach(this::wake);
            } catch (SQLException | RuntimeException e) {
                if (!running) return;
                if (Outage.is(e)) log.warn("delivery worker waits for the database cause={}", e.getMessage());
                else log.error("delivery worker failed and connects anew", e);
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RECONNECT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts what is open and not under way here; returns how long to wait for a notification. */
    private Duration look(DeliverySignals signals) throws SQLException {
        DeliverySignals.Open open = signals.open();
        open.digests().forEach(this::begin);
        return open.lookAgain();
    }

    private void begin(EditionId edition, String digest) {
        if (!launcher.knows(digest) || underWay.containsKey(edition)) return;
        EditionDelivery delivery =
                new EditionDelivery(edition, () -> !running, deliveries, letters, editions, launcher);
        underWay.put(edition, delivery);
        DaemonThreads.start("delivery-" + edition.value(), () -> {
            try {
                delivery.run();
            } finally {
                underWay.remove(edition);
            }
        });
    }

    private void wake(EditionId edition) {
        EditionDelivery delivery = underWay.get(edition);
        if (delivery != null) delivery.wake();
    }

    /** Takes nothing new, and returns when what is on the wire has its outcome. */
    @Override
    public synchronized void stop() {
        running = false;
        underWay.values().forEach(EditionDelivery::wake);
        shutdown.awaitLast(underWay::isEmpty);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

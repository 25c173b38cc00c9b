package org.broadsheet.job;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.broadsheet.delivery.Deliveries;
import org.broadsheet.delivery.DeliverySettings;
import org.broadsheet.delivery.DeliverySignals;
import org.broadsheet.delivery.Outage;
import org.broadsheet.edition.EditionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Delivers every open edition, in each replica with the role {@code deliver}: woken by PostgreSQL's notifications, else by
 * polling. Needs nobody who runs the digest job. Frees the rows of workers that have died, of all editions.
 */
@Component
class DeliveryWorker implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(DeliveryWorker.class);

    /** Somebody is at work, and may die: with a lease of 4 s its rows are free within 4.5 s. */
    private static final Duration POLL_WHILE_BUSY = Duration.ofMillis(400);

    private static final Duration POLL_WHILE_OPEN = Duration.ofSeconds(1);

    private static final Duration RECONNECT = Duration.ofSeconds(1);
    private static final Duration LAST_OUTCOMES = Duration.ofSeconds(5);

    private final Deliveries deliveries;
    private final EditionDeliveries editions;
    private final boolean wanted;
    private final Duration pollWhileIdle;
    private final Map<EditionId, EditionDelivery> underWay = new ConcurrentHashMap<>();
    private volatile boolean running;

    DeliveryWorker(Deliveries deliveries, EditionDeliveries editions, RoleSettings roles, DeliverySettings settings) {
        this.deliveries = deliveries;
        this.editions = editions;
        this.wanted = roles.plays(Role.DELIVER);
        // Often enough that this process may judge at once who is dead: see the lease.
        this.pollWhileIdle = settings.lease().dividedBy(2);
    }

    @Override
    public boolean isAutoStartup() {
        return wanted;
    }

    @Override
    public synchronized void start() {
        running = true;
        daemon("delivery-worker", this::work);
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
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
        if (open.isBusy()) return POLL_WHILE_BUSY;
        return open.digests().isEmpty() ? pollWhileIdle : POLL_WHILE_OPEN;
    }

    private void begin(EditionId edition, String digest) {
        if (!editions.isDeliverable(digest) || underWay.containsKey(edition)) return;
        EditionDelivery delivery = editions.of(edition, () -> !running);
        underWay.put(edition, delivery);
        daemon("delivery-" + edition.value(), () -> {
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
        long end = System.nanoTime() + LAST_OUTCOMES.toNanos();
        try {
            while (!underWay.isEmpty() && System.nanoTime() - end < 0) Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

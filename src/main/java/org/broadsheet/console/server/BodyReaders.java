package org.broadsheet.console.server;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/**
 * How many threads may wait for the rest of a body at once: in all, so that threads are left for requests that have
 * come whole, and for one client's network, so that one cannot take all these places. A body that is there already needs
 * no place, and where all are taken one that comes a moment after its head is still read.
 */
class BodyReaders {
    private static final Duration MOMENT = Duration.ofMillis(300);

    private final Semaphore all;
    private final Semaphore brief;
    private final int perClient;
    private final ConcurrentHashMap<String, Integer> clients = new ConcurrentHashMap<>();

    BodyReaders(int all, int perClient) {
        this.all = new Semaphore(all);
        this.brief = new Semaphore(Math.max(1, all / 2));
        this.perClient = perClient;
    }

    enum Place {
        TAKEN,
        CLIENT_HAS_TOO_MANY,
        ALL_FULL
    }

    Place take(String client) {
        if (!all.tryAcquire()) return Place.ALL_FULL;
        boolean[] taken = {false};
        clients.compute(client, (key, count) -> {
            int now = count == null ? 0 : count;
            taken[0] = now < perClient;
            return taken[0] ? Integer.valueOf(now + 1) : count;
        });
        if (taken[0]) return Place.TAKEN;
        all.release();
        return Place.CLIENT_HAS_TOO_MANY;
    }

    void release(String client) {
        clients.computeIfPresent(client, (key, count) -> count == 1 ? null : count - 1);
        all.release();
    }

    /** Waits a moment without a place; half as many can as there are places. False: nothing came, or too many wait so. */
    boolean awaitBriefly(BooleanSupplier arrived) {
        if (!brief.tryAcquire()) return false;
        try {
            long end = System.nanoTime() + MOMENT.toNanos();
            while (!arrived.getAsBoolean()) {
                if (System.nanoTime() > end) return false;
                Thread.sleep(10);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            brief.release();
        }
    }
}

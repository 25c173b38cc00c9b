package org.broadsheet.console.server;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * How many threads may wait for the rest of a body at once: in all, so that threads are left for requests that have
 * come whole, and for one client's network, so that one cannot take all these places. A body that is there already needs
 * no place.
 */
class BodyReaders {
    private final Semaphore all;
    private final int perClient;
    private final ConcurrentHashMap<String, Integer> clients = new ConcurrentHashMap<>();

    BodyReaders(int all, int perClient) {
        this.all = new Semaphore(all);
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
}

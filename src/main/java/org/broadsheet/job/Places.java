package org.broadsheet.job;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The slices this process is at work on: at most one of an edition, since its connections serve one as well as many. */
@Component
class Places {
    private final Map<String, Long> slices = new ConcurrentHashMap<>();
    private final Set<Long> cleared = ConcurrentHashMap.newKeySet();

    /** False where this process delivers that run already. */
    boolean take(Run run, long slice) {
        return slices.putIfAbsent(run.name(), slice) == null;
    }

    void leave(Run run, long slice) {
        slices.remove(run.name(), slice);
        cleared.remove(slice);
    }

    /** The slice is to begin nothing new. */
    void clear(long slice) {
        cleared.add(slice);
    }

    boolean isCleared(long slice) {
        return cleared.contains(slice);
    }

    boolean isEmpty() {
        return slices.isEmpty();
    }
}

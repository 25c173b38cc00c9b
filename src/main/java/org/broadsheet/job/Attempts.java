package org.broadsheet.job;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.broadsheet.edition.DigestSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * What this process may take in hand unasked. Not what its settings do not name, for another replica's may: of a version
 * to come, or of the command line. And what has just failed only after a pause, twice as long each time: every attempt
 * leaves its rows and its trail.
 */
@Component
class Attempts {
    private static final Logger log = LoggerFactory.getLogger(Attempts.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** An attempt that lasted got somewhere: the next may come at once. */
    private static final Duration LASTED = Duration.ofSeconds(10);

    private final Set<String> known;
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> underWay = new ConcurrentHashMap<>();
    private final Map<String, Pause> pauses = new ConcurrentHashMap<>();

    private final LongSupplier nanoTime;

    private record Pause(long since, Duration length) {
        boolean isOver(long now) {
            return now - since >= length.toNanos();
        }

        Duration twice() {
            Duration twice = length.multipliedBy(2);
            return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
        }
    }

    @Autowired
    Attempts(DigestSettings digests) {
        this(digests, System::nanoTime);
    }

    Attempts(DigestSettings digests, LongSupplier nanoTime) {
        this.known = digests.digests().keySet();
        this.nanoTime = nanoTime;
    }

    /** Whether the settings of this process name the digest; where not, that is told once. */
    boolean knows(String digest) {
        if (known.contains(digest)) return true;
        if (told.add(digest))
            log.warn("left to whoever has its settings: no digest is named '{}' here; known are {}", digest, known);
        return false;
    }

    /** False where somebody of this process is at it, or it is too early after a failure. */
    boolean begin(DigestRun run) {
        if (!knows(run.digest()) || rests(run.name())) return false;
        return underWay.putIfAbsent(run.name(), nanoTime.getAsLong()) == null;
    }

    /** To be called after every {@link #begin} that was true. */
    void end(DigestRun run, boolean failed) {
        Long begun = underWay.get(run.name());
        settle(run.name(), begun == null ? nanoTime.getAsLong() : begun, failed);
        underWay.remove(run.name());
    }

    private boolean rests(String what) {
        Pause pause = pauses.get(what);
        return pause != null && !pause.isOver(nanoTime.getAsLong());
    }

    private void settle(String what, long begun, boolean failed) {
        long now = nanoTime.getAsLong();
        boolean quick = now - begun < LASTED.toNanos();
        if (failed && quick) pauses.compute(what, (name, last) -> next(last, now));
        else pauses.remove(what);
    }

    private static Pause next(@Nullable Pause last, long now) {
        return new Pause(now, last == null ? FIRST_PAUSE : last.twice());
    }
}

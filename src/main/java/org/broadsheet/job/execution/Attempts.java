package org.broadsheet.job.execution;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.broadsheet.job.DigestRun;
import org.broadsheet.newsroom.DigestSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Decides which runs this process resumes unasked: those of digests that its settings name, for another may be one of a
 * version to come, or of the command line; and what has just failed only after a pause that grows, since every attempt leaves
 * its rows and its lines in the log.
 */
@Component
class Attempts {
    private static final Logger log = LoggerFactory.getLogger(Attempts.class);
    private static final ExponentialBackOff PAUSES =
            new ExponentialBackOff(Duration.ofSeconds(2).toMillis(), 2);
    /** An attempt that lasted got somewhere: the next may come at once. */
    private static final Duration LASTED = Duration.ofSeconds(10);

    static {
        PAUSES.setMaxInterval(Duration.ofMinutes(5).toMillis());
    }

    private final Set<String> known;
    private final Set<String> logged = ConcurrentHashMap.newKeySet();
    private final Map<String, Attempt> attempts = new HashMap<>();
    private final LongSupplier nanoTime;

    private static final class Attempt {
        private final BackOffExecution pauses = PAUSES.start();
        private boolean underWay;
        private long begun;
        private long earliest;

        Attempt(long now) {
            earliest = now;
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

    /** Whether the settings of this process name the digest; where not, that is logged once. */
    boolean knows(String digest) {
        if (known.contains(digest)) return true;
        if (logged.add(digest))
            log.warn("left to replicas with its settings: no digest is named '{}' here; known are {}", digest, known);
        return false;
    }

    /** False while this process is at it, and too early after a failure. */
    synchronized boolean begin(DigestRun run) {
        if (!knows(run.digest())) return false;
        long now = nanoTime.getAsLong();
        Attempt attempt = attempts.computeIfAbsent(run.name(), name -> new Attempt(now));
        if (attempt.underWay || now - attempt.earliest < 0) return false;
        attempt.underWay = true;
        attempt.begun = now;
        return true;
    }

    /** To be called after every {@link #begin} that was true. */
    synchronized void end(DigestRun run, boolean failed) {
        Attempt attempt = attempts.get(run.name());
        if (attempt == null) return;
        long now = nanoTime.getAsLong();
        attempt.underWay = false;
        if (failed && now - attempt.begun < LASTED.toNanos())
            attempt.earliest = now + TimeUnit.MILLISECONDS.toNanos(attempt.pauses.nextBackOff());
        else attempts.remove(run.name());
    }
}

package org.broadsheet.delivery;

import java.time.Duration;
import java.util.Optional;

/**
 * Whether a person must be asked before a run goes on: yesterday's edition must not go out again because yesterday's
 * backup says that it has not gone out yet.
 */
record Staleness(DeliveryRuns runs, Pacing pacing) {
    /** A run that waits is looked at several times a minute, so a longer silence means that nobody was there. */
    private static final Duration SILENCE = Duration.ofHours(1);

    Optional<String> question(DeliveryRun run) {
        if (run.control() != Control.RUNNING || run.finished() != null) return Optional.empty();
        DeliveryRuns.Life life = runs.life(run.edition());
        if (life.elsewhere())
            return Optional.of(
                    "this database was restored or moved since: what went out after the backup is not known");
        // An edition is named by its day, and a further one of that day has a number behind it.
        boolean past = run.name().compareTo(pacing.today(run.digest()).toString()) < 0;
        if (!past || life.silence().compareTo(SILENCE) < 0) return Optional.empty();
        return Optional.of("older than its day and left alone for %d hours: somebody has to say that it is still wanted"
                .formatted(life.silence().toHours()));
    }
}

package org.broadsheet.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.broadsheet.delivery.Deliveries;
import org.broadsheet.delivery.DeliveryResult;
import org.broadsheet.delivery.DeliveryRun;
import org.broadsheet.delivery.DeliveryRun.Control;
import org.broadsheet.edition.EditionId;
import org.broadsheet.job.RunSuspended.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides how long it is worth while to watch a delivery: as long as something comes within the timeout, which begins anew
 * whenever the relay has answered.
 */
final class DeliveryWatch {
    private static final Logger log = LoggerFactory.getLogger(DeliveryWatch.class);
    /** A worker's fault counts where nobody else has begun meanwhile, and a worker may be just about to. */
    private static final Duration FOR_OTHERS = Duration.ofSeconds(3);

    /** The first attempt at a relay that is away lasts as long; then its words are known. */
    private static final Duration FIRST_ATTEMPT = Duration.ofSeconds(20);

    /** Looking at all rows of the edition costs something. */
    private static final Duration BETWEEN_OUTLOOKS = Duration.ofSeconds(5);

    private final Deliveries deliveries;
    private final EditionId edition;
    private final Duration timeout;
    private boolean isWarned;
    private @Nullable Control control;
    private Instant lastAnswer = Instant.MIN;
    private Instant lastContact = Instant.MIN;
    private Instant lastAtWork = Instant.MIN;
    private Instant lastOutlook = Instant.MIN;

    DeliveryWatch(Deliveries deliveries, EditionId edition, Duration timeout) {
        this.deliveries = deliveries;
        this.edition = edition;
        this.timeout = timeout;
    }

    /** Looks; throws where it is not worth while to go on, or where a fault keeps every worker from delivering. */
    boolean isFinished() throws RunSuspended {
        DeliveryRun run = deliveries.status(edition);
        if (run.finished() != null || run.control() == Control.CANCELLED) return true;
        if (run.control() == Control.STOPPED) throw new RunSuspended(Reason.LATER, "stopped");
        Instant now = Instant.now();
        note(run, now);
        if (run.fault() && run.trouble() != null && isLeft(now)) throw new IllegalStateException(run.trouble());
        Duration quiet = Duration.between(lastContact, now);
        if (quiet.compareTo(timeout) > 0 && !isFirstAttempt(run, quiet)) throw suspended(run);
        if (!run.atWork() && run.control() == Control.RUNNING) lookAhead(run, now, quiet);
        return false;
    }

    // What begins, or begins again, has the whole timeout.
    private void note(DeliveryRun run, Instant now) {
        if (control != run.control()) lastContact = lastAtWork = now;
        control = run.control();
        Instant answer = run.lastContact();
        if (answer != null && answer.isAfter(lastAnswer)) {
            lastAnswer = answer;
            lastContact = now;
        }
        if (run.atWork()) lastAtWork = now;
    }

    private boolean isLeft(Instant now) {
        return Duration.between(lastAtWork, now).compareTo(FOR_OTHERS) > 0;
    }

    private static boolean isFirstAttempt(DeliveryRun run, Duration quiet) {
        return run.atWork() && run.trouble() == null && quiet.compareTo(FIRST_ATTEMPT) < 0;
    }

    private RunSuspended suspended(DeliveryRun run) {
        if (!deliveries.isAttended()) return new RunSuspended(Reason.LATER, "no replica delivers");
        String trouble = run.trouble();
        if (trouble != null) return new RunSuspended(Reason.STALLED, trouble);
        return new RunSuspended(Reason.LATER, "nothing comes within the timeout");
    }

    private void warnIfUnattended(Instant now) {
        if (isWarned || !isLeft(now) || deliveries.isAttended()) return;
        isWarned = true;
        log.warn("no replica delivers, so nothing goes out edition={}", edition.value());
    }

    private void lookAhead(DeliveryRun run, Instant now, Duration quiet) throws RunSuspended {
        if (Duration.between(lastOutlook, now).compareTo(BETWEEN_OUTLOOKS) < 0) return;
        lastOutlook = now;
        warnIfUnattended(now);
        DeliveryResult outlook = deliveries.outlook(edition);
        Duration wait = Optional.ofNullable(outlook.due())
                .map(due -> Duration.between(now, due))
                .orElse(Duration.ZERO);
        if (wait.compareTo(Duration.ZERO) > 0 && quiet.plus(wait).compareTo(timeout) > 0) throw suspended(run);
    }
}

package org.broadsheet.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.broadsheet.delivery.Control;
import org.broadsheet.delivery.Deliveries;
import org.broadsheet.delivery.DeliveryResult;
import org.broadsheet.delivery.DeliveryStatus;
import org.broadsheet.edition.EditionId;
import org.broadsheet.job.RunSuspended.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides how long it is worth while to watch a delivery: as long as something comes within the timeout, which begins anew
 * whenever the relay has answered. Times are the database's.
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
        DeliveryStatus now = deliveries.status(edition);
        if (now.finished() || now.control() == Control.CANCELLED) return true;
        if (now.control() == Control.STOPPED) throw new RunSuspended(Reason.LATER, "stopped");
        note(now);
        if (now.fault() && now.trouble() != null && isLeft(now)) throw new IllegalStateException(now.trouble());
        Duration quiet = Duration.between(lastContact, now.now());
        if (quiet.compareTo(timeout) > 0 && (!isFirstAttempt(now, quiet))) throw suspended(now);
        if (!now.atWork() && now.control() == Control.RUNNING) lookAhead(now, quiet);
        return false;
    }

    // What begins, or begins again, has the whole timeout.
    private void note(DeliveryStatus now) {
        if (control != now.control()) lastContact = lastAtWork = now.now();
        control = now.control();
        Instant contact = now.lastContact();
        if (contact != null && contact.isAfter(lastContact)) lastContact = contact;
        if (now.atWork()) lastAtWork = now.now();
    }

    private boolean isLeft(DeliveryStatus now) {
        return Duration.between(lastAtWork, now.now()).compareTo(FOR_OTHERS) > 0;
    }

    private static boolean isFirstAttempt(DeliveryStatus now, Duration quiet) {
        return now.atWork() && now.trouble() == null && quiet.compareTo(FIRST_ATTEMPT) < 0;
    }

    private RunSuspended suspended(DeliveryStatus now) {
        if (!deliveries.isAttended()) return new RunSuspended(Reason.LATER, "no replica delivers");
        String trouble = now.trouble();
        if (trouble != null) return new RunSuspended(Reason.STALLED, trouble);
        return new RunSuspended(Reason.LATER, "nothing comes within the timeout");
    }

    private void warnIfUnattended(DeliveryStatus now) {
        if (isWarned || !isLeft(now) || deliveries.isAttended()) return;
        isWarned = true;
        log.warn("no replica delivers, so nothing goes out edition={}", edition.value());
    }

    private void lookAhead(DeliveryStatus now, Duration quiet) throws RunSuspended {
        if (Duration.between(lastOutlook, now.now()).compareTo(BETWEEN_OUTLOOKS) < 0) return;
        lastOutlook = now.now();
        warnIfUnattended(now);
        DeliveryResult outlook = deliveries.outlook(edition);
        Duration wait = Optional.ofNullable(outlook.due())
                .map(due -> Duration.between(Instant.now(), due))
                .orElse(Duration.ZERO);
        if (wait.compareTo(Duration.ZERO) > 0 && quiet.plus(wait).compareTo(timeout) > 0) throw suspended(now);
    }
}

package org.broadsheet.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.broadsheet.delivery.Deliveries;
import org.broadsheet.delivery.Deliveries.DeliveryResult;
import org.broadsheet.delivery.DeliveryRun;
import org.broadsheet.delivery.DeliveryRun.Control;
import org.broadsheet.delivery.DeliveryRuns;
import org.broadsheet.delivery.DeliverySettings;
import org.broadsheet.delivery.DeliveryStats;
import org.broadsheet.delivery.Receipts;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.EditionId;
import org.broadsheet.edition.Editions;
import org.broadsheet.job.DigestRun.RunSuspended;
import org.broadsheet.job.DigestRun.RunSuspended.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** The steps that bring an edition to its members. They deliver nothing themselves: the loss of the process costs nothing. */
@Component
class DeliverySteps {
    private static final Logger log = LoggerFactory.getLogger(DeliverySteps.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Editions editions;
    private final Deliveries deliveries;
    private final Receipts receipts;
    private final DeliveryRuns runs;
    private final DeliverySettings settings;
    private final Shutdown shutdown;

    DeliverySteps(
            Editions editions,
            Deliveries deliveries,
            Receipts receipts,
            DeliveryRuns runs,
            DeliverySettings settings,
            Shutdown shutdown) {
        this.editions = editions;
        this.deliveries = deliveries;
        this.receipts = receipts;
        this.runs = runs;
        this.settings = settings;
        this.shutdown = shutdown;
    }

    /** Freezes the audience: who may be mailed now gets a row in the ledger. */
    void enrol(DigestRun run) {
        log.info("audience enrolled run={} recipients={}", run.name(), deliveries.enrol(edition(run)));
    }

    /** Watches the delivery until it is finished, or cannot go on. */
    void deliver(DigestRun run) throws RunSuspended {
        DeliveryWatch watch = new DeliveryWatch(edition(run).id());
        while (!watch.isFinished()) shutdown.pause(POLL);
    }

    /** For Batch's tables: recipients with an outcome as read, accepted ones as written, suppressed ones as filtered. */
    void count(DigestRun run, StepContribution contribution) {
        try {
            DeliveryStats receipt = receipts.receipt(edition(run).id());
            contribution.getStepExecution().setReadCount(receipt.recipients() - receipt.open());
            contribution.incrementWriteCount(receipt.accepted());
            contribution.incrementFilterCount(receipt.suppressed());
        } catch (DataAccessException e) {
            log.warn("not counted run={} cause={}", run.name(), e.getMessage());
        }
    }

    /** Closes the edition where no worker has done so yet. */
    void report(DigestRun run) {
        deliveries.close(edition(run));
    }

    private Edition edition(DigestRun run) {
        return editions.of(run.digest(), run.day(), run.number());
    }

    /**
     * Decides how long it is worth while to watch a delivery: as long as something comes within the timeout, which begins anew
     * whenever the relay has answered.
     */
    private final class DeliveryWatch {
        /** A worker's fault counts where nobody else has begun meanwhile, and a worker may be just about to. */
        private static final Duration FOR_OTHERS = Duration.ofSeconds(3);

        /** The first attempt at a relay that is away lasts as long; then its words are known. */
        private static final Duration FIRST_ATTEMPT = Duration.ofSeconds(20);

        /** Looking at all rows of the edition costs something. */
        private static final Duration BETWEEN_OUTLOOKS = Duration.ofSeconds(5);

        private final EditionId edition;
        private final Duration timeout = settings.patience();
        private boolean isWarned;
        private @Nullable Control control;
        private Instant lastAnswer = Instant.MIN;
        private Instant lastContact = Instant.MIN;
        private Instant lastAtWork = Instant.MIN;
        private Instant lastOutlook = Instant.MIN;

        DeliveryWatch(EditionId edition) {
            this.edition = edition;
        }

        /** Looks; throws where it is not worth while to go on, or where a fault keeps every worker from delivering. */
        boolean isFinished() throws RunSuspended {
            DeliveryRun run = runs.get(edition);
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
            if (!runs.isAttended()) return new RunSuspended(Reason.LATER, "no replica delivers");
            String trouble = run.trouble();
            if (trouble != null) return new RunSuspended(Reason.STALLED, trouble);
            return new RunSuspended(Reason.LATER, "nothing comes within the timeout");
        }

        private void warnIfUnattended(Instant now) {
            if (isWarned || !isLeft(now) || runs.isAttended()) return;
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
}

package org.broadsheet.job;

import java.time.Duration;
import org.broadsheet.delivery.Deliveries;
import org.broadsheet.delivery.DeliverySettings;
import org.broadsheet.delivery.DeliveryStats;
import org.broadsheet.delivery.Receipts;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
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
    private final EditionCloser closer;
    private final DeliverySettings settings;
    private final Shutdown shutdown;

    DeliverySteps(
            Editions editions,
            Deliveries deliveries,
            Receipts receipts,
            EditionCloser closer,
            DeliverySettings settings,
            Shutdown shutdown) {
        this.editions = editions;
        this.deliveries = deliveries;
        this.receipts = receipts;
        this.closer = closer;
        this.settings = settings;
        this.shutdown = shutdown;
    }

    /** Freezes the audience: who may be mailed now gets a row in the ledger. */
    void enrol(DigestRun run) {
        log.info("audience enrolled run={} recipients={}", run.name(), deliveries.enrol(edition(run)));
    }

    /** Watches the delivery until it is finished, or cannot go on. */
    void deliver(DigestRun run) throws RunSuspended {
        DeliveryWatch watch = new DeliveryWatch(deliveries, edition(run).id(), settings.patience());
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
        closer.close(edition(run));
    }

    private Edition edition(DigestRun run) {
        return editions.of(run.digest(), run.day(), run.number());
    }
}

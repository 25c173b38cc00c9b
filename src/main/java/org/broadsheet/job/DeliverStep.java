package org.broadsheet.job;

import java.time.Duration;
import org.broadsheet.delivery.Deliveries;
import org.broadsheet.delivery.DeliverySettings;
import org.broadsheet.delivery.Receipt;
import org.broadsheet.delivery.Receipts;
import org.broadsheet.edition.Editions;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Watches the delivery until it is finished, or cannot go on. It delivers nothing itself: the loss of the process that
 * watches costs nothing. Batch's tables get the counts of the edition as it then stands: recipients with an outcome as read,
 * accepted as written, suppressed as filtered.
 */
@Component
class DeliverStep implements DigestStep {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Editions editions;
    private final Deliveries deliveries;
    private final Receipts receipts;
    private final Duration timeout;
    private final Shutdown shutdown;

    DeliverStep(Editions editions, Deliveries deliveries, Receipts receipts, DeliverySettings settings, Shutdown shutdown) {
        this.editions = editions;
        this.deliveries = deliveries;
        this.receipts = receipts;
        this.timeout = settings.patience();
        this.shutdown = shutdown;
    }

    @Override
    public void work(Run run) throws JobInterruptedException {
        DeliveryWatch watch =
                new DeliveryWatch(deliveries, editions.of(run.digest(), run.day(), run.number()).id(), timeout);
        while (!watch.isFinished()) shutdown.pause(POLL);
    }

    @Override
    public void count(Run run, StepContribution contribution) {
        try {
            Receipt receipt = receipts.receipt(
                    editions.of(run.digest(), run.day(), run.number()).id());
            contribution.getStepExecution().setReadCount(receipt.recipients() - receipt.open());
            contribution.incrementWriteCount(receipt.accepted());
            contribution.incrementFilterCount(receipt.suppressed());
        } catch (DataAccessException e) {
            log.warn("not counted run={} cause={}", run.name(), e.getMessage());
        }
    }
}

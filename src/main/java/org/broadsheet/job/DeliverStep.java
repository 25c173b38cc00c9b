package org.broadsheet.job;

import org.broadsheet.delivery.Deliveries;
import org.broadsheet.delivery.Progress;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.springframework.batch.core.ExitStatus;
import org.springframework.stereotype.Component;

/** Delivers what is left of the edition; where that must wait, the run waits with it. */
@Component
class DeliverStep extends DigestStep {
    private final Editions editions;
    private final Letterpress letterpress;
    private final Deliveries deliveries;

    DeliverStep(Editions editions, Letterpress letterpress, Deliveries deliveries) {
        this.editions = editions;
        this.letterpress = letterpress;
        this.deliveries = deliveries;
    }

    @Override
    ExitStatus work(Run run) {
        Edition edition = editions.of(run.digest(), run.day(), run.number());
        Progress progress = deliveries.deliver(edition.id(), letterpress.set(edition), () -> false);
        return switch (progress.end()) {
            case FINISHED, CANCELLED -> ExitStatus.COMPLETED;
            case WAITING, PAUSED, STOPPED -> new ExitStatus(DigestJob.LATER);
            case RELAY_DOWN, INTERRUPTED -> new ExitStatus(DigestJob.STALLED, progress.reason());
        };
    }
}

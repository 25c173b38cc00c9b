package org.broadsheet.job;

import org.broadsheet.delivery.Deliveries;
import org.broadsheet.edition.Decisions;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Freezes the audience: who is mailable now gets a row in the ledger. */
@Component
class EnrolStep implements DigestStep {
    private static final Logger log = LoggerFactory.getLogger(EnrolStep.class);

    private final Editions editions;
    private final Decisions decisions;
    private final Deliveries deliveries;

    EnrolStep(Editions editions, Decisions decisions, Deliveries deliveries) {
        this.editions = editions;
        this.decisions = decisions;
        this.deliveries = deliveries;
    }

    @Override
    public void work(Run run) {
        Edition edition = editions.withoutRetracted(editions.of(run.digest(), run.day(), run.number()));
        decisions.freeze(edition.id());
        long enrolled = deliveries.enrol(edition);
        log.info("audience enrolled run={} recipients={}", run.name(), enrolled);
    }
}

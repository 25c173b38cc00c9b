package org.broadsheet.job;

import org.broadsheet.delivery.Receipt;
import org.broadsheet.delivery.Receipts;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.ExitStatus;
import org.springframework.stereotype.Component;

/** Closes the edition and writes its receipt, whose sum checks itself, into the log. */
@Component
class ReportStep extends DigestStep {
    private static final Logger log = LoggerFactory.getLogger(ReportStep.class);

    private final Editions editions;
    private final Receipts receipts;

    ReportStep(Editions editions, Receipts receipts) {
        this.editions = editions;
        this.receipts = receipts;
    }

    @Override
    ExitStatus work(Run run) {
        Edition edition = editions.of(run.digest(), run.day(), run.number());
        Receipt receipt = receipts.receipt(edition.id());
        editions.done(edition.id());
        log.info(
                "receipt run={} recipients={} accepted={} rejected={} deferred={} suppressed={} uncertain={}",
                run.name(),
                receipt.recipients(),
                receipt.accepted(),
                receipt.rejected(),
                receipt.deferred(),
                receipt.suppressed(),
                receipt.uncertain());
        return ExitStatus.COMPLETED;
    }
}

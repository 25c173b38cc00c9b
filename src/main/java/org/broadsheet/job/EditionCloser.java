package org.broadsheet.job;

import org.broadsheet.delivery.Deliveries;
import org.broadsheet.delivery.Receipt;
import org.broadsheet.delivery.Receipts;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Closes a finished edition and writes its receipt to the log, once, whichever process comes first and however many come. */
@Component
class EditionCloser {
    private static final Logger log = LoggerFactory.getLogger(EditionCloser.class);

    private final Editions editions;
    private final Deliveries deliveries;
    private final Receipts receipts;

    EditionCloser(Editions editions, Deliveries deliveries, Receipts receipts) {
        this.editions = editions;
        this.deliveries = deliveries;
        this.receipts = receipts;
    }

    /** False where the edition is not finished yet. */
    boolean close(Edition edition) {
        if (!deliveries.isFinished(edition.id())) return false;
        editions.done(edition.id());
        if (deliveries.close(edition.id())) log(edition, receipts.receipt(edition.id()));
        return true;
    }

    private static void log(Edition edition, Receipt receipt) {
        log.info(
                "receipt run={} {} recipients={} accepted={} rejected={} deferred={} suppressed={} uncertain={}",
                edition.digest(),
                edition.name(),
                receipt.recipients(),
                receipt.accepted(),
                receipt.rejected(),
                receipt.deferred(),
                receipt.suppressed(),
                receipt.uncertain());
    }
}

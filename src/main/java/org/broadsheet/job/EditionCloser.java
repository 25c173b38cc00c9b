package org.broadsheet.job;

import java.util.Optional;
import java.util.function.Consumer;
import org.broadsheet.delivery.Deliveries;
import org.broadsheet.delivery.DeliveryStats;
import org.broadsheet.delivery.Receipts;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.EditionId;
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

    /** The edition while it is open; where it is finished, closes it, calls {@code closed} and returns nothing. */
    Optional<Edition> open(EditionId id, Consumer<Edition> closed) {
        Edition edition = editions.get(id);
        if (!close(edition)) return Optional.of(edition);
        closed.accept(edition);
        return Optional.empty();
    }

    /** False where the edition is not finished yet. */
    boolean close(Edition edition) {
        if (!deliveries.isFinished(edition.id())) return false;
        editions.done(edition.id());
        if (deliveries.close(edition.id())) log(edition, receipts.receipt(edition.id()));
        return true;
    }

    private static void log(Edition edition, DeliveryStats receipt) {
        log.info(
                "receipt run={} {} recipients={} accepted={} rejected={} deferred={} suppressed={} uncertain={}",
                edition.digest(),
                edition.name(),
                receipt.recipients(),
                receipt.accepted(),
                receipt.rejected(),
                receipt.unserved(),
                receipt.suppressed(),
                receipt.uncertain());
    }
}

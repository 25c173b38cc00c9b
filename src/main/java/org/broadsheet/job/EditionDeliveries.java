package org.broadsheet.job;

import java.util.function.BooleanSupplier;
import org.broadsheet.delivery.Deliveries;
import org.broadsheet.edition.EditionId;
import org.broadsheet.edition.Editions;
import org.springframework.stereotype.Component;

/** What {@link EditionDelivery} works with, and which editions are left to other replicas. */
@Component
class EditionDeliveries {
    final Editions editions;
    final Deliveries deliveries;
    final Letterpress letterpress;
    final EditionCloser closer;
    final DigestRuns runs;
    private final Attempts attempts;

    EditionDeliveries(
            Editions editions,
            Deliveries deliveries,
            Letterpress letterpress,
            EditionCloser closer,
            DigestRuns runs,
            Attempts attempts) {
        this.editions = editions;
        this.deliveries = deliveries;
        this.letterpress = letterpress;
        this.closer = closer;
        this.runs = runs;
        this.attempts = attempts;
    }

    /** False where the settings of this replica do not name the digest: they may be of another version. */
    boolean isDeliverable(String digest) {
        return attempts.knows(digest);
    }

    EditionDelivery of(EditionId edition, BooleanSupplier stopped) {
        return new EditionDelivery(edition, this, stopped);
    }
}

package org.broadsheet.delivery;

import java.time.Instant;
import org.broadsheet.edition.EditionId;
import org.jspecify.annotations.Nullable;

/** The sending of one edition, as its row says. */
record DeliveryRun(
        EditionId edition,
        String digest,
        String name,
        Control control,
        @Nullable String reason,
        long enrolled,
        Instant expires,
        @Nullable Instant finished,
        boolean dropped) {}

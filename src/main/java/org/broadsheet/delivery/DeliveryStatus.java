package org.broadsheet.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the delivery of an edition stands, without a count of its rows.
 *
 * @param finished every member has a last outcome, or had one when the edition was cancelled
 * @param atWork whether a live worker is registered for the edition
 * @param now by the database's clock
 * @param lastContact when the relay last answered about a message, as the workers that are registered know
 * @param trouble why the last attempt came to nothing; null where the relay has answered since
 * @param fault whether that was a fault of the program and not of the relay
 */
public record DeliveryStatus(
        Control control,
        boolean finished,
        boolean atWork,
        Instant now,
        @Nullable Instant lastContact,
        @Nullable String trouble,
        boolean fault) {}

package org.broadsheet.delivery;

import java.time.Instant;
import org.broadsheet.edition.EditionId;
import org.jspecify.annotations.Nullable;

/**
 * The sending of one edition, without a count of its rows.
 *
 * @param reason why it does not go on, where it does not
 * @param asks the program held it, and a person has to let it go on
 * @param enrolled recipients
 * @param started when the first worker began
 * @param expires until when those refused for now are tried again
 * @param dropped the rows are gone; the counts are kept
 * @param isUnattended letters wait, and no replica has the role to deliver them
 * @param asOf by the database's clock
 */
public record DeliveryRun(
        EditionId edition,
        String digest,
        String name,
        Control control,
        @Nullable String reason,
        boolean asks,
        long enrolled,
        Instant enrolledAt,
        @Nullable Instant started,
        Instant expires,
        @Nullable Instant finished,
        boolean dropped,
        boolean isUnattended,
        Instant asOf) {
    static final String UNATTENDED = "no replica delivers: none with the role deliver is running";

    /** Neither finished nor held. */
    public boolean isRunning() {
        return control == Control.RUNNING && finished == null;
    }

    DeliveryRun asOf(Instant then) {
        return with(isUnattended, then);
    }

    DeliveryRun unattended() {
        return with(true, asOf);
    }

    private DeliveryRun with(boolean unattended, Instant then) {
        return new DeliveryRun(
                edition,
                digest,
                name,
                control,
                reason,
                asks,
                enrolled,
                enrolledAt,
                started,
                expires,
                finished,
                dropped,
                unattended,
                then);
    }

    /** Why it does not go on, in one line for people; empty where there is no reason. */
    public String reasonOrEmpty() {
        if (isUnattended) return UNATTENDED;
        return reason == null ? "" : reason;
    }
}

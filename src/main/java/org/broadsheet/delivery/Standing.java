package org.broadsheet.delivery;

import java.time.Instant;
import org.broadsheet.edition.EditionId;
import org.jspecify.annotations.Nullable;

/**
 * How far the sending of an edition is, without counting its rows.
 *
 * @param control {@code running}, {@code paused}, {@code stopped} or {@code cancelled}
 * @param reason why it does not go on, where it does not
 * @param asks whether it was not a person who held it, but one has to let it go on
 */
public record Standing(
        EditionId edition,
        String digest,
        String name,
        String control,
        @Nullable String reason,
        boolean asks,
        Instant enrolled,
        @Nullable Instant finished) {

    public boolean isOpen() {
        return control.equals("running") && finished == null;
    }
}

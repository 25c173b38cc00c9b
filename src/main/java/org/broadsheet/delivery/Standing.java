package org.broadsheet.delivery;

import java.time.Instant;
import org.broadsheet.edition.EditionId;
import org.jspecify.annotations.Nullable;

/**
 * How far the sending of an edition is, without counting its rows.
 *
 * @param control {@code running}, {@code paused}, {@code stopped} or {@code cancelled}
 * @param reason why it does not go on, where it does not
 */
public record Standing(
        EditionId edition,
        String digest,
        String name,
        String control,
        @Nullable String reason,
        Instant enrolled,
        @Nullable Instant finished) {

    public boolean isOpen() {
        return control.equals("running") && finished == null;
    }
}

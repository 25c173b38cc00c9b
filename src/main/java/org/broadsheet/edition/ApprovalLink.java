package org.broadsheet.edition;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link in a mail that asks an editor for approval: looking at the edition as often as one likes, approving it once.
 *
 * @param usedBy who approved by it; null: nobody did
 */
public record ApprovalLink(
        long id,
        EditionId edition,
        Instant expires,
        @Nullable String usedBy) {}

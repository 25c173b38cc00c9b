package org.broadsheet.edition.override;

import java.time.Instant;
import org.broadsheet.edition.EditionId;
import org.jspecify.annotations.Nullable;

/**
 * What editors made of an edition so far.
 *
 * @param edition null: the digest's coming edition, which is not composed yet
 * @param after the digest's newest scheduled edition when this was read: the coming one is the next after it; 0: none yet
 * @param version counts the changes; 0 where nobody changed anything
 */
public record SavedOverrides(
        String digest,
        @Nullable EditionId edition,
        long after,
        int version,
        EditorOverrides overrides,
        @Nullable String changedBy,
        @Nullable Instant changedAt) {}

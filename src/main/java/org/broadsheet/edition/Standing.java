package org.broadsheet.edition;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far an edition is decided.
 *
 * @param frozen nothing in it changes any more
 * @param decideBy when silence becomes consent; null: it waits for a person
 * @param approvedBy who let it go out; null where nobody needed to, or nobody did yet
 */
public record Standing(
        boolean frozen,
        @Nullable Instant decideBy,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt) {
    /** What stands in {@code approvedBy} where nobody said a word and the digest's rule lets it go. */
    public static final String SILENCE = "silence";
}

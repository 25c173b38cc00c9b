package org.broadsheet.bounce;

import java.time.Instant;
import java.util.Locale;
import org.broadsheet.bounce.reading.Cause;
import org.jspecify.annotations.Nullable;

/**
 * What came back of one letter, as an editor sees it.
 *
 * @param rule the rule that decided what it is
 * @param evidence the words it decided on
 * @param proved whether it surely concerns this member; else nothing followed from it
 */
public record BounceEvent(
        Instant at,
        String way,
        String kind,
        Cause cause,
        String rule,
        @Nullable String status,
        @Nullable String evidence,
        @Nullable Long edition,
        boolean proved,
        Consequence consequence) {

    /** What follows for a member from what came back. */
    public enum Consequence {
        NOTHING,
        /** No mail any more: the address, or its domain, is dead. */
        SUPPRESSED,
        /** No mail any more: the member complained. */
        COMPLAINED,
        /** Left alone for a while; then one letter decides. */
        PAUSED,
        UNSUBSCRIBED,
        /** Was suppressed by a relay that refused everybody, and is not any more. */
        RECANTED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

package org.broadsheet.console.today;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.broadsheet.member.MemberCounts.Audience;
import org.jspecify.annotations.Nullable;

/**
 * What a send would do.
 *
 * @param already what members got today, of whichever digest
 * @param pace messages a second of the digest's last edition, or the limit that is set; 0: not known
 * @param takes how long it would take; null: not known
 */
public record Numbers(
        Audience audience,
        List<Already> already,
        double pace,
        @Nullable Duration takes,
        @Nullable Instant finish) {
    public Numbers {
        already = List.copyOf(already);
    }

    /** An edition that went out today, and to how many. */
    public record Already(String title, String edition, long members) {}
}

package org.broadsheet.console.today;

import java.time.Duration;
import java.time.Instant;
import org.broadsheet.member.Audience;
import org.jspecify.annotations.Nullable;

/**
 * What a send would do.
 *
 * @param already how many letters of this newsroom went out today, by digest and edition
 * @param pace messages a second of the digest's last edition, or the limit that is set; 0: not known
 * @param takes how long it would take; null: not known
 */
public record Numbers(
        Audience audience,
        int already,
        double pace,
        @Nullable Duration takes,
        @Nullable Instant finish) {}

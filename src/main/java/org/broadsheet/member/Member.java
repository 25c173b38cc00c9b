package org.broadsheet.member;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member, in whatever status.
 *
 * @param address ready for the envelope
 * @param digests chosen and not left, by name
 * @param generation how often they moved to another address: links of earlier generations only unsubscribe
 */
public record Member(
        MemberId id,
        String address,
        String name,
        Status status,
        @Nullable String zone,
        @Nullable String language,
        Format format,
        int generation,
        Instant joined,
        @Nullable Instant pausedUntil,
        List<String> digests) {

    public Member {
        digests = List.copyOf(digests);
    }
}

package org.broadsheet.member;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One who reads us, or did.
 *
 * @param address ready for the envelope
 * @param digests chosen and not left, by name
 * @param token opens their pages; never expires
 */
public record Member(
        MemberId id,
        String address,
        String name,
        Status status,
        @Nullable String zone,
        @Nullable String language,
        Format format,
        String token,
        Instant joined,
        @Nullable Instant pausedUntil,
        List<String> digests) {

    public Member {
        digests = List.copyOf(digests);
    }
}

package org.broadsheet.member;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that changed whether, or why, a member gets mail.
 *
 * @param kind {@code asked}, {@code given}, {@code withdrawn} (consent), {@code suppressed} or {@code lifted}
 * @param how the way consent came, or the rule that suppressed
 * @param digest none: all of them
 * @param evidence words it rests on: what the page said, a relay's reply, an operator's reason
 */
public record Happening(
        Instant at,
        String kind,
        String how,
        @Nullable String digest,
        @Nullable String evidence) {}

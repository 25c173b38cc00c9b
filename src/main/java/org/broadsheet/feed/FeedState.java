package org.broadsheet.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a feed fares.
 *
 * @param lastSuccess when it could last be read; null for never at its present address
 * @param error why it cannot be read now, in one line, {@code failingSince} then; null where all is well
 * @param itemsADay published a day, over the last week
 */
public record FeedState(
        String name,
        String url,
        Instant lastPoll,
        @Nullable Instant lastSuccess,
        @Nullable String error,
        @Nullable Instant failingSince,
        double itemsADay) {}

package org.broadsheet.feed.read;

import java.time.Duration;
import org.broadsheet.feed.fetch.Validators;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a source.
 *
 * @param feed null where it could not be read or has not changed
 * @param error the cause in one line; null where there was none
 * @param retryAfter how long the server wants not to be asked; null where it did not say
 */
public record FeedReading(
        @Nullable ReadFeed feed,
        Validators validators,
        @Nullable String error,
        @Nullable Duration retryAfter) {
    static FeedReading of(ReadFeed feed, Validators validators) {
        return new FeedReading(feed, validators, null, null);
    }

    static FeedReading unchanged(Validators validators) {
        return new FeedReading(null, validators, null, null);
    }

    public static FeedReading failed(String error) {
        return failed(error, null);
    }

    static FeedReading failed(String error, @Nullable Duration retryAfter) {
        return new FeedReading(null, Validators.NONE, error, retryAfter);
    }
}

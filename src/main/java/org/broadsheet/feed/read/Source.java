package org.broadsheet.feed.read;

import java.time.Instant;
import org.broadsheet.feed.FeedFormat;
import org.broadsheet.feed.fetch.Validators;
import org.broadsheet.feed.fetch.WebUrl;
import org.jspecify.annotations.Nullable;

/**
 * What to read.
 *
 * @param address http, https, file, or a path
 * @param key of Ghost's Content API
 * @param known what the server said to recognise its last answer by
 * @param since of Ghost's posts, only those changed after it; null: all that the pages hold
 */
public record Source(
        String address,
        FeedFormat format,
        @Nullable String key,
        Validators known,
        @Nullable Instant since) {
    /** A source met for the first time. */
    public static Source of(String address) {
        return new Source(address, FeedFormat.AUTO, null, Validators.NONE, null);
    }

    boolean ghost() {
        return format == FeedFormat.GHOST || (format == FeedFormat.AUTO && key != null && !key.isBlank());
    }

    /** A key left in a log is a key lost. */
    @Override
    public String toString() {
        return "Source[" + WebUrl.withoutSecrets(address) + "]";
    }
}

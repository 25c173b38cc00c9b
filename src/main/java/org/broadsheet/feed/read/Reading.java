package org.broadsheet.feed.read;

import org.broadsheet.feed.fetch.Validators;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a source.
 *
 * @param feed null where it could not be read or has not changed
 * @param error the cause in one line; null where there was none
 */
public record Reading(
        @Nullable ReadFeed feed,
        Validators validators,
        @Nullable String error) {
    static Reading of(ReadFeed feed, Validators validators) {
        return new Reading(feed, validators, null);
    }

    static Reading unchanged(Validators validators) {
        return new Reading(null, validators, null);
    }

    static Reading failed(String error) {
        return new Reading(null, Validators.NONE, error);
    }
}

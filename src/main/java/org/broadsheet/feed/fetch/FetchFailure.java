package org.broadsheet.feed.fetch;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a source could not be fetched, in one line for an editor. */
public class FetchFailure extends IOException {
    private static final long serialVersionUID = 1;

    private final @Nullable Duration retryAfter;

    FetchFailure(String cause) {
        this(cause, null);
    }

    FetchFailure(String cause, @Nullable Duration retryAfter) {
        super(cause);
        this.retryAfter = retryAfter;
    }

    /** How long the server wants not to be asked (RFC 9110, section 10.2.3); null where it did not say. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}

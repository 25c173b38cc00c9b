package org.broadsheet.feed.fetch;

import org.jspecify.annotations.Nullable;

/** What a server said to recognise its last answer by (RFC 9110, section 8.8). */
public record Validators(@Nullable String etag, @Nullable String lastModified) {
    public static final Validators NONE = new Validators(null, null);

    /** These, and of the others what these do not say. */
    Validators or(Validators others) {
        return new Validators(
                etag == null ? others.etag : etag, lastModified == null ? others.lastModified : lastModified);
    }
}

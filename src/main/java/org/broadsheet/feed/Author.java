package org.broadsheet.feed;

import org.jspecify.annotations.Nullable;

/** A byline; only Ghost's Content API tells picture and bio. */
public record Author(
        String name,
        @Nullable String url,
        @Nullable String avatar,
        @Nullable String bio) {}

package org.broadsheet.feed.read;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed as its format tells it.
 *
 * @param link the site that the feed is of
 * @param notes what an editor should know of how it was read
 */
record RawFeed(
        Source.Format format,
        String title,
        @Nullable String language,
        @Nullable String link,
        List<RawItem> items,
        List<String> notes) {}

package org.broadsheet.feed.read;

import java.util.List;
import org.broadsheet.feed.FeedFormat;
import org.broadsheet.feed.Item;
import org.jspecify.annotations.Nullable;

/** A feed that could be read. */
public record ReadFeed(
        FeedFormat format, @Nullable String title, @Nullable String language, List<Item> items) {
    public ReadFeed {
        items = List.copyOf(items);
    }
}

package org.broadsheet.feed.read;

import java.util.List;
import java.util.Map;
import org.broadsheet.feed.Item;
import org.jspecify.annotations.Nullable;

/**
 * A feed that could be read.
 *
 * @param notes what an editor should know of how it was read, a line each: items left out, zones that were guessed
 * @param pictures why each item has the picture that it has, or none, by the item's id
 */
public record ReadFeed(
        Source.Format format,
        @Nullable String title,
        @Nullable String language,
        List<Item> items,
        List<String> notes,
        Map<String, String> pictures) {
    public ReadFeed {
        items = List.copyOf(items);
        notes = List.copyOf(notes);
        pictures = Map.copyOf(pictures);
    }
}

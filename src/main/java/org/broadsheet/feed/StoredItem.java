package org.broadsheet.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item as the database keeps it.
 *
 * @param section the feed's configured section, if any
 * @param published when the story appeared: the feed's date, else {@code firstSeen}
 * @param held true where the flood guard holds the item back from editions
 */
public record StoredItem(
        long id,
        String feed,
        @Nullable String section,
        Item item,
        Instant published,
        Instant firstSeen,
        boolean held) {}

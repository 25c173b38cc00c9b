package org.broadsheet.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item as the database keeps it.
 *
 * @param section the feed's configured section, if any
 * @param published when the story appeared: the feed's date, else {@code firstSeen}
 * @param held true where the flood guard holds the item back from editions
 * @param goneSince since when its feed does not show it; null: it does, or was not asked
 * @param presence whether its source still shows it
 */
public record StoredItem(
        long id,
        String feed,
        @Nullable String section,
        Item item,
        Instant published,
        Instant firstSeen,
        boolean held,
        @Nullable Instant goneSince,
        Presence presence) {

    /** Whether an item's source still shows it. */
    public enum Presence {
        SHOWN,
        /** Its feed does not show it, nor older items: it grew old, or its guid was renewed. */
        GONE,
        /** Its feed does not show it, but shows older items: it was probably taken out. */
        WITHDRAWN,
        /** The site says that it is not published any more. */
        RETRACTED
    }

    /** An item that its feed shows. */
    public StoredItem(
            long id,
            String feed,
            @Nullable String section,
            Item item,
            Instant published,
            Instant firstSeen,
            boolean held) {
        this(id, feed, section, item, published, firstSeen, held, null, Presence.SHOWN);
    }

    /** The same with other words. */
    public StoredItem with(Item other) {
        return new StoredItem(id, feed, section, other, published, firstSeen, held, goneSince, presence);
    }
}

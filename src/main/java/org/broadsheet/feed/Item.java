package org.broadsheet.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One story as a feed tells it, already safe: addresses absolute, HTML sanitised, summary plain text.
 *
 * @param id the guid, else the normalised link: the item's identity within its feed
 * @param published by the stated chain of dates; null where the feed gives none
 * @param minutes reading time in whole minutes, 0 where there is nothing to read; for a video its length where known
 * @param language a language tag (BCP 47) as the item gives it, else its feed; null where neither does
 * @param membersOnly its whole text is for members or payers of its site only; the feed carries a part of it
 */
public record Item(
        String id,
        String url,
        String title,
        @Nullable Instant published,
        @Nullable Instant updated,
        List<Author> authors,
        List<String> categories,
        String summary,
        String html,
        @Nullable Picture picture,
        int minutes,
        ItemKind kind,
        boolean featured,
        @Nullable String language,
        boolean membersOnly) {
    public Item {
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
    }

    /** The same under another identity. */
    public Item called(String other) {
        return with(other, title, summary, picture);
    }

    /** The same in other words. */
    public Item worded(String otherTitle, String otherSummary, @Nullable Picture otherPicture) {
        return with(id, otherTitle, otherSummary, otherPicture);
    }

    private Item with(String otherId, String otherTitle, String otherSummary, @Nullable Picture otherPicture) {
        return new Item(
                otherId,
                url,
                otherTitle,
                published,
                updated,
                authors,
                categories,
                otherSummary,
                html,
                otherPicture,
                minutes,
                kind,
                featured,
                language,
                membersOnly);
    }
}

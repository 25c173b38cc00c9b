package org.broadsheet.edition.content;

import java.time.Instant;
import java.util.List;
import org.broadsheet.feed.Author;
import org.broadsheet.feed.ItemKind;
import org.broadsheet.feed.Picture;
import org.jspecify.annotations.Nullable;

/**
 * A story as it stands in an edition: frozen, so that it can be shown again years later.
 *
 * @param item the key of the item's row in {@code feed}
 * @param section the heading it stands under
 * @param brief true for a short item of the news feed, fit for one line with its time
 * @param minutes reading time; 0 where it is not known
 * @param why the reason of its place, for editors
 */
public record Story(
        long item,
        String url,
        String title,
        String summary,
        String section,
        Instant published,
        int minutes,
        ItemKind kind,
        List<Author> authors,
        @Nullable Picture picture,
        boolean brief,
        String why,
        Access access) {
    public Story {
        authors = List.copyOf(authors);
        // Editions and samples that were written before know of none.
        access = access == null ? Access.EVERYBODY : access;
    }

    public Story at(String newSection, boolean oneLine, String reason) {
        return new Story(
                item,
                url,
                title,
                summary,
                newSection,
                published,
                minutes,
                kind,
                authors,
                picture,
                oneLine,
                reason,
                access);
    }
}

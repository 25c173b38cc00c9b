package org.broadsheet.console.edition;

import java.time.LocalDate;
import java.util.List;
import org.broadsheet.edition.Edition;
import org.jspecify.annotations.Nullable;

/**
 * One digest of the archive, newest edition first.
 *
 * @param olderThan the day before which there are more; null where these are all
 */
public record Shelf(
        String name,
        String title,
        List<Edition> editions,
        @Nullable LocalDate olderThan) {
    public Shelf {
        editions = List.copyOf(editions);
    }
}

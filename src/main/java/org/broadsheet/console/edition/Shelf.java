package org.broadsheet.console.edition;

import java.util.List;
import org.broadsheet.edition.Edition;

/** One digest of the archive, newest edition first. */
public record Shelf(String name, String title, List<Edition> editions) {
    public Shelf {
        editions = List.copyOf(editions);
    }
}

package org.broadsheet.console.today;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.broadsheet.edition.Content;
import org.broadsheet.edition.Section;

/** The headings of an edition from the top, each named by any story under it: a heading's own words may be anything. */
final class Headings {
    private final List<Section> sections;

    Headings(Content content) {
        sections = content.sections();
    }

    /** The heading that stands over a story; empty where none does. */
    Optional<String> over(long item) {
        return Optional.of(indexOf(item)).filter(i -> i >= 0).map(i -> sections.get(i)
                .title());
    }

    /** All of them, with that story's heading moved by so many places; empty where there is no such place. */
    Optional<List<String>> moved(long item, int by) {
        int from = indexOf(item);
        int to = from + by;
        if (from < 0 || to < 0 || to >= sections.size()) return Optional.empty();
        List<String> order =
                new ArrayList<>(sections.stream().map(Section::title).toList());
        Collections.swap(order, from, to);
        return Optional.of(order);
    }

    private int indexOf(long item) {
        for (int i = 0; i < sections.size(); i++)
            if (sections.get(i).stories().stream().anyMatch(story -> story.item() == item)) return i;
        return -1;
    }
}

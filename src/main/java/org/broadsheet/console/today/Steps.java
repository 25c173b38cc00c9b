package org.broadsheet.console.today;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadsheet.edition.Column;
import org.broadsheet.edition.Content;
import org.broadsheet.edition.Place;
import org.broadsheet.edition.Story;
import org.jspecify.annotations.Nullable;

/** One step up or down the page; at the end of a heading the next begins. */
final class Steps {
    private final List<Stretch> stretches = new ArrayList<>();

    /** What stands under one heading. */
    private record Stretch(Column column, String section, List<Story> stories) {
        int indexOf(long item) {
            for (int i = 0; i < stories.size(); i++) if (stories.get(i).item() == item) return i;
            return -1;
        }

        Place place(long item, int index) {
            return new Place(
                    item,
                    column,
                    section,
                    index < 0 ? null : (Long) stories.get(index).item());
        }
    }

    Steps(Content content) {
        content.sections().forEach(s -> stretches.add(new Stretch(Column.STORY, s.title(), s.stories())));
        stretches.add(new Stretch(Column.BRIEF, "", content.brief()));
        stretches.add(new Stretch(Column.VIDEO, "", content.videos()));
    }

    Optional<Place> up(long item) {
        for (int i = 0; i < stretches.size(); i++) {
            Stretch stretch = stretches.get(i);
            int index = stretch.indexOf(item);
            if (index > 0) return Optional.of(stretch.place(item, index - 2));
            if (index == 0)
                return Optional.ofNullable(stories(i - 1, stretch))
                        .map(s -> s.place(item, s.stories().size() - 1));
        }
        return Optional.empty();
    }

    Optional<Place> down(long item) {
        for (int i = 0; i < stretches.size(); i++) {
            Stretch stretch = stretches.get(i);
            int index = stretch.indexOf(item);
            boolean last = index == stretch.stories().size() - 1;
            if (index >= 0 && !last) return Optional.of(stretch.place(item, index + 1));
            if (index >= 0) return Optional.ofNullable(stories(i + 1, stretch)).map(s -> s.place(item, -1));
        }
        return Optional.empty();
    }

    /** The neighbour, where both are headings: one-liners and videos are moved elsewhere on purpose only. */
    private @Nullable Stretch stories(int index, Stretch from) {
        if (index < 0 || from.column() != Column.STORY) return null;
        Stretch neighbour = stretches.get(index);
        return neighbour.column() == Column.STORY ? neighbour : null;
    }
}

package org.broadsheet.edition.selection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.edition.content.Content;
import org.broadsheet.edition.content.Section;
import org.broadsheet.edition.content.Story;
import org.broadsheet.edition.override.Column;
import org.broadsheet.edition.override.EditorOverrides;
import org.broadsheet.edition.override.Place;

/** Puts stories where editors want them, after the rules have put them where they belong. */
final class Placement {
    private final Map<String, List<Story>> sections = new LinkedHashMap<>();
    private final List<Story> brief;
    private final List<Story> videos;

    private Placement(Content content) {
        content.sections().forEach(s -> sections.put(s.title(), new ArrayList<>(s.stories())));
        this.brief = new ArrayList<>(content.brief());
        this.videos = new ArrayList<>(content.videos());
    }

    /** The same stories; one that is not there, or leads, is left where it is. */
    static Content of(Content content, EditorOverrides overrides) {
        Placement placement = new Placement(content);
        overrides.places().forEach(placement::place);
        return content.with(placement.inOrder(overrides.headings()), placement.brief, placement.videos);
    }

    private void place(Place place) {
        Optional<List<Story>> found = columnOf(place.item());
        if (found.isEmpty()) return;
        List<Story> from = found.get();
        int index = indexOf(from, place.item());
        Story story = from.remove(index);
        List<Story> to = column(place);
        to.add(target(place, from, to, index), placed(story, place));
    }

    /** Where the neighbour has left, the story stays at its height in its own column, and is the last of another. */
    private static int target(Place place, List<Story> from, List<Story> to, int index) {
        if (place.after() == null) return 0;
        int neighbour = indexOf(to, place.after());
        if (neighbour >= 0) return neighbour + 1;
        return from == to ? index : to.size();
    }

    private Story placed(Story story, Place place) {
        boolean oneLine = place.column() == Column.BRIEF;
        String section = place.column() == Column.STORY ? heading(place.section()) : story.section();
        return story.at(section, oneLine, "an editor placed it here");
    }

    private List<Story> column(Place place) {
        return switch (place.column()) {
            case BRIEF -> brief;
            case VIDEO -> videos;
            case STORY -> sections.computeIfAbsent(heading(place.section()), s -> new ArrayList<>());
        };
    }

    private String heading(String wished) {
        return sections.keySet().stream()
                .filter(wished::equalsIgnoreCase)
                .findFirst()
                .orElse(wished);
    }

    private Optional<List<Story>> columnOf(long item) {
        List<List<Story>> columns = new ArrayList<>(sections.values());
        columns.add(brief);
        columns.add(videos);
        return columns.stream().filter(column -> indexOf(column, item) >= 0).findFirst();
    }

    private static int indexOf(List<Story> stories, long item) {
        for (int i = 0; i < stories.size(); i++) if (stories.get(i).item() == item) return i;
        return -1;
    }

    private List<Section> inOrder(List<String> wished) {
        return sections.entrySet().stream()
                .filter(s -> !s.getValue().isEmpty())
                .sorted(Comparator.comparing(s -> rank(s.getKey(), wished)))
                .map(s -> new Section(s.getKey(), s.getValue()))
                .toList();
    }

    private static int rank(String heading, List<String> wished) {
        for (int i = 0; i < wished.size(); i++) if (wished.get(i).equalsIgnoreCase(heading)) return i;
        return wished.size();
    }
}

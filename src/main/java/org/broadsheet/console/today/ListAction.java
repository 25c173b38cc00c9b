package org.broadsheet.console.today;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.broadsheet.edition.content.Content;
import org.broadsheet.edition.content.Section;
import org.broadsheet.edition.content.Story;
import org.broadsheet.edition.override.Column;
import org.broadsheet.edition.override.EditorOverrides;
import org.broadsheet.edition.override.Place;
import org.broadsheet.edition.override.Typed;
import org.jspecify.annotations.Nullable;

/**
 * A button of the list, or a story dropped in it.
 *
 * @param verb what is done
 * @param item to which story, or to the heading it is the first under; 0: to none
 * @param column of the drop, with its heading and the story above
 */
record ListAction(
        Verb verb,
        long item,
        @Nullable String column,
        @Nullable String section,
        @Nullable Long after) {

    enum Verb {
        NOTHING,
        UP,
        DOWN,
        LEAD,
        /** The lead is left to the rules. */
        RULES,
        OUT,
        IN,
        PLACE,
        HIGHER,
        LOWER;

        /** As the log of changes has it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param words as a button says it: {@code up:17} */
    static ListAction of(String words, @Nullable String column, @Nullable String section, @Nullable Long after) {
        String[] parts = words.split(":", 2);
        try {
            Verb verb = Verb.valueOf(parts[0].toUpperCase(Locale.ROOT));
            return new ListAction(verb, parts.length == 1 ? 0 : Long.parseLong(parts[1]), column, section, after);
        } catch (IllegalArgumentException e) {
            return new ListAction(Verb.NOTHING, 0, null, null, null);
        }
    }

    /** The editors' changes including this one; empty where there is nothing to do. */
    Optional<EditorOverrides> on(DraftEdition draft) {
        EditorOverrides wishes = draft.layout().overrides();
        return switch (verb) {
            case UP -> new Steps(draft.content()).up(item).map(wishes::placed);
            case DOWN -> new Steps(draft.content()).down(item).map(wishes::placed);
            case LEAD -> Optional.of(wishes.led(item));
            case RULES -> Optional.of(wishes.led(null));
            case OUT -> Optional.of(wishes.takenOut(item));
            case IN -> Optional.of(wishes.putIn(item));
            case PLACE -> dropped().map(wishes::placed);
            case HIGHER -> new Headings(draft.content()).moved(item, -1).map(wishes::ordered);
            case LOWER -> new Headings(draft.content()).moved(item, 1).map(wishes::ordered);
            case NOTHING -> Optional.empty();
        };
    }

    /** The headline or heading it concerns, for the log of changes; empty where there is none. */
    Optional<String> about(DraftEdition draft) {
        return switch (verb) {
            case RULES -> Optional.of("");
            case HIGHER, LOWER -> new Headings(draft.content()).over(item);
            default -> draft.headline(item);
        };
    }

    /** The fragment of the page to show afterwards. */
    String anchor() {
        if (item == 0) return "";
        return (verb == Verb.HIGHER || verb == Verb.LOWER ? "#h" : "#s") + item;
    }

    private Optional<Place> dropped() {
        String heading = Typed.line(section);
        boolean known = "STORY".equals(column) || "BRIEF".equals(column) || "VIDEO".equals(column);
        if (column == null || !known || Typed.length(heading) > Typed.HEADING) return Optional.empty();
        Column to = Column.valueOf(column);
        if (to == Column.STORY && heading == null) return Optional.empty();
        return Optional.of(new Place(item, to, heading == null ? "" : heading, after));
    }

    /** One step up or down the page; after the end of a heading comes the next. */
    static final class Steps {
        private final List<Stretch> stretches = new ArrayList<>();

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
                if (index >= 0)
                    return Optional.ofNullable(stories(i + 1, stretch)).map(s -> s.place(item, -1));
            }
            return Optional.empty();
        }

        /** The neighbour, if both are headings. A step never moves a story into or out of briefs and videos. */
        private @Nullable Stretch stories(int index, Stretch from) {
            if (index < 0 || from.column() != Column.STORY) return null;
            Stretch neighbour = stretches.get(index);
            return neighbour.column() == Column.STORY ? neighbour : null;
        }
    }

    /** The headings of an edition from the top, each named by any story under it: a heading's own words may be anything. */
    private static final class Headings {
        private final List<Section> sections;

        Headings(Content content) {
            sections = content.sections();
        }

        /** The heading of a story; empty where it has none. */
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
}

package org.broadsheet.console.today;

import java.util.Optional;
import org.broadsheet.edition.Column;
import org.broadsheet.edition.EditorOverrides;
import org.broadsheet.edition.Place;
import org.broadsheet.edition.Typed;
import org.jspecify.annotations.Nullable;

/**
 * A button of the list, or a story dropped in it.
 *
 * @param verb what is done
 * @param item to which story, or to the heading it is the first under; 0: to none
 * @param column of the drop, with its heading and the story above
 */
record Act(
        String verb,
        long item,
        @Nullable String column,
        @Nullable String section,
        @Nullable Long after) {

    /** @param words as a button says it: {@code up:17} */
    static Act of(String words, @Nullable String column, @Nullable String section, @Nullable Long after) {
        int colon = words.indexOf(':');
        String verb = colon < 0 ? words : words.substring(0, colon);
        try {
            return new Act(verb, colon < 0 ? 0 : Long.parseLong(words.substring(colon + 1)), column, section, after);
        } catch (NumberFormatException e) {
            return new Act("", 0, null, null, null);
        }
    }

    /** The wishes with this one more; empty where there is nothing to do. */
    Optional<EditorOverrides> on(Desk desk) {
        EditorOverrides wishes = desk.layout().overrides();
        return switch (verb) {
            case "up" -> new Steps(desk.content()).up(item).map(wishes::placed);
            case "down" -> new Steps(desk.content()).down(item).map(wishes::placed);
            case "lead" -> Optional.of(wishes.led(item));
            case "rules" -> Optional.of(wishes.led(null));
            case "out" -> Optional.of(wishes.takenOut(item));
            case "in" -> Optional.of(wishes.putIn(item));
            case "place" -> dropped().map(wishes::placed);
            case "higher" -> new Headings(desk.content()).moved(item, -1).map(wishes::ordered);
            case "lower" -> new Headings(desk.content()).moved(item, 1).map(wishes::ordered);
            default -> Optional.empty();
        };
    }

    /** What it is done to, as the log of changes calls it; empty where there is no such thing. */
    Optional<String> about(Desk desk) {
        return switch (verb) {
            case "rules" -> Optional.of("");
            case "higher", "lower" -> new Headings(desk.content()).over(item);
            default -> desk.headline(item);
        };
    }

    /** Where in the page one looks afterwards. */
    String anchor() {
        if (item == 0) return "";
        return (verb.equals("higher") || verb.equals("lower") ? "#h" : "#s") + item;
    }

    private Optional<Place> dropped() {
        String heading = Typed.line(section);
        boolean known = "STORY".equals(column) || "BRIEF".equals(column) || "VIDEO".equals(column);
        if (column == null || !known || Typed.length(heading) > Typed.HEADING) return Optional.empty();
        Column to = Column.valueOf(column);
        if (to == Column.STORY && heading == null) return Optional.empty();
        return Optional.of(new Place(item, to, heading == null ? "" : heading, after));
    }
}

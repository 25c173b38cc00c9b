package org.broadsheet.edition.override;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What editors decided otherwise than the rules would. Immutable; a decision about a story that never comes has no effect.
 *
 * @param subject null: the lead's headline
 * @param preheader null: the next headlines
 * @param note the editor's note in Markdown
 * @param lead the item that leads; null: the rules choose
 * @param only true where nothing stands in the edition but what an editor put there
 * @param out taken out
 * @param in put in, also where the rules would leave it out
 * @param places in the order in which they were chosen: a later one may refer to an earlier
 * @param headings in the order in which they are to stand; those not named come after them, as the rules have it
 */
public record EditorOverrides(
        @Nullable String subject,
        @Nullable String preheader,
        @Nullable String note,
        @Nullable Long lead,
        boolean only,
        Set<Long> out,
        Set<Long> in,
        List<Place> places,
        Map<Long, StoryEdit> words,
        List<String> headings) {
    public static final EditorOverrides NONE =
            new EditorOverrides(null, null, null, null, false, Set.of(), Set.of(), List.of(), Map.of(), List.of());

    public EditorOverrides {
        out = Set.copyOf(out);
        in = Set.copyOf(in);
        places = List.copyOf(places);
        words = Map.copyOf(words);
        // EditorOverrides that were kept before headings could be ordered know of none.
        headings = headings == null ? List.of() : List.copyOf(headings);
    }

    /** An edition of just these stories, such as one of breaking news. */
    public static EditorOverrides only(Set<Long> items) {
        return new EditorOverrides(null, null, null, null, true, Set.of(), items, List.of(), Map.of(), List.of());
    }

    public EditorOverrides takenOut(long item) {
        Long leading = lead != null && lead == item ? null : lead;
        return new EditorOverrides(
                subject,
                preheader,
                note,
                leading,
                only,
                with(out, item),
                without(in, item),
                placesBut(item),
                words,
                headings);
    }

    public EditorOverrides putIn(long item) {
        return new EditorOverrides(
                subject, preheader, note, lead, only, without(out, item), with(in, item), places, words, headings);
    }

    /** @param item null: the rules choose the lead again */
    public EditorOverrides led(@Nullable Long item) {
        if (item == null)
            return new EditorOverrides(subject, preheader, note, null, only, out, in, places, words, headings);
        return new EditorOverrides(
                subject,
                preheader,
                note,
                item,
                only,
                without(out, item),
                with(in, item),
                placesBut(item),
                words,
                headings);
    }

    public EditorOverrides placed(Place place) {
        List<Place> all = new ArrayList<>(placesBut(place.item()));
        all.add(place);
        Long leading = lead != null && lead == place.item() ? null : lead;
        return new EditorOverrides(
                subject, preheader, note, leading, only, without(out, place.item()), in, all, words, headings);
    }

    public EditorOverrides worded(long item, StoryEdit retouch) {
        Map<Long, StoryEdit> all = new LinkedHashMap<>(words);
        if (retouch.isNothing()) all.remove(item);
        else all.put(item, retouch);
        return new EditorOverrides(subject, preheader, note, lead, only, out, in, places, all, headings);
    }

    public EditorOverrides announced(@Nullable String newSubject, @Nullable String newPreheader) {
        return new EditorOverrides(newSubject, newPreheader, note, lead, only, out, in, places, words, headings);
    }

    public EditorOverrides noted(@Nullable String markdown) {
        return new EditorOverrides(subject, preheader, markdown, lead, only, out, in, places, words, headings);
    }

    /** @param order all headings from the top, or the first of them */
    public EditorOverrides ordered(List<String> order) {
        return new EditorOverrides(subject, preheader, note, lead, only, out, in, places, words, order);
    }

    /** The same where these items can never come. */
    public EditorOverrides withoutItems(Set<Long> items) {
        EditorOverrides rest = this;
        for (long item : items) rest = rest.takenOut(item);
        return rest;
    }

    /** True where an editor did something with the item that would be lost if the rules left it out. */
    public boolean wants(long item) {
        return in.contains(item)
                || lead != null && lead == item
                || words.containsKey(item)
                || places.stream().anyMatch(place -> place.item() == item);
    }

    private List<Place> placesBut(long item) {
        return places.stream().filter(place -> place.item() != item).toList();
    }

    private static Set<Long> with(Set<Long> items, long item) {
        Set<Long> more = new LinkedHashSet<>(items);
        more.add(item);
        return more;
    }

    private static Set<Long> without(Set<Long> items, long item) {
        Predicate<Long> another = other -> other != item;
        return Set.copyOf(items.stream().filter(another).toList());
    }
}

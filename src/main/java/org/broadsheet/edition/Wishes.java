package org.broadsheet.edition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What editors want otherwise than the rules would have it. A value: each wish makes a new one, and what is wished of a
 * story that never comes is without effect.
 *
 * @param subject null: the lead's headline
 * @param preheader null: the next headlines
 * @param note the editor's note in Markdown
 * @param lead the item that leads; null: the rules choose
 * @param only true where nothing stands in the edition but what an editor put there
 * @param out taken out
 * @param in put in, also where the rules would leave it out
 * @param places in the order in which they were wished: a later one may stand on an earlier
 * @param headings in the order in which they are to stand; those not named come after them, as the rules have it
 */
public record Wishes(
        @Nullable String subject,
        @Nullable String preheader,
        @Nullable String note,
        @Nullable Long lead,
        boolean only,
        Set<Long> out,
        Set<Long> in,
        List<Place> places,
        Map<Long, Retouch> words,
        List<String> headings) {
    public static final Wishes NONE =
            new Wishes(null, null, null, null, false, Set.of(), Set.of(), List.of(), Map.of(), List.of());

    public Wishes {
        out = Set.copyOf(out);
        in = Set.copyOf(in);
        places = List.copyOf(places);
        words = Map.copyOf(words);
        // Wishes that were kept before headings could be ordered know of none.
        headings = headings == null ? List.of() : List.copyOf(headings);
    }

    /** An edition of just these stories, such as one of breaking news. */
    public static Wishes only(Set<Long> items) {
        return new Wishes(null, null, null, null, true, Set.of(), items, List.of(), Map.of(), List.of());
    }

    public Wishes takenOut(long item) {
        Long leading = lead != null && lead == item ? null : lead;
        return new Wishes(
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

    public Wishes putIn(long item) {
        return new Wishes(
                subject, preheader, note, lead, only, without(out, item), with(in, item), places, words, headings);
    }

    /** @param item null: the rules choose the lead again */
    public Wishes led(@Nullable Long item) {
        if (item == null) return new Wishes(subject, preheader, note, null, only, out, in, places, words, headings);
        return new Wishes(
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

    public Wishes placed(Place place) {
        List<Place> all = new ArrayList<>(placesBut(place.item()));
        all.add(place);
        Long leading = lead != null && lead == place.item() ? null : lead;
        return new Wishes(
                subject, preheader, note, leading, only, without(out, place.item()), in, all, words, headings);
    }

    public Wishes worded(long item, Retouch retouch) {
        Map<Long, Retouch> all = new LinkedHashMap<>(words);
        if (retouch.isNothing()) all.remove(item);
        else all.put(item, retouch);
        return new Wishes(subject, preheader, note, lead, only, out, in, places, all, headings);
    }

    public Wishes announced(@Nullable String newSubject, @Nullable String newPreheader) {
        return new Wishes(newSubject, newPreheader, note, lead, only, out, in, places, words, headings);
    }

    public Wishes noted(@Nullable String markdown) {
        return new Wishes(subject, preheader, markdown, lead, only, out, in, places, words, headings);
    }

    /** @param order all headings from the top, or the first of them */
    public Wishes ordered(List<String> order) {
        return new Wishes(subject, preheader, note, lead, only, out, in, places, words, order);
    }

    /** The same where these items can never come. */
    Wishes withoutItems(Set<Long> items) {
        Wishes rest = this;
        for (long item : items) rest = rest.takenOut(item);
        return rest;
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /** True where an editor did something with the item that would be lost if the rules left it out. */
    boolean wants(long item) {
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

package org.broadsheet.edition.selection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.broadsheet.edition.content.LeftOut;
import org.broadsheet.edition.override.EditorOverrides;
import org.broadsheet.edition.override.StoryEdit;
import org.broadsheet.feed.Item;
import org.broadsheet.feed.Picture;
import org.broadsheet.feed.StoredItem;
import org.broadsheet.feed.StoredItem.Presence;
import org.broadsheet.feed.StoryIdentity;
import org.jspecify.annotations.Nullable;

/** Which items may stand in an edition, with the words that editors gave them; the others are left out with a reason. */
final class EligibilityFilter {
    /** Of one instant in an order that does not depend on which feed was read first. */
    private static final Comparator<Candidate> NEWEST = Comparator.comparing(
                    Candidate::published, Comparator.reverseOrder())
            .thenComparing(c -> c.stored().feed())
            .thenComparing(Candidate::id);

    private final EditorOverrides overrides;
    private final Map<Long, String> refused;
    private final BiConsumer<Candidate, String> leaveOut;

    /** @param refused why an item stands in the edition only where an editor puts it there, by its key */
    EligibilityFilter(EditorOverrides overrides, Map<Long, String> refused, BiConsumer<Candidate, String> leaveOut) {
        this.overrides = overrides;
        this.refused = refused;
        this.leaveOut = leaveOut;
    }

    /** Newest first. */
    List<Candidate> of(List<StoredItem> items) {
        List<Candidate> free = new ArrayList<>();
        for (StoredItem item : items) {
            Candidate candidate = new Candidate(worded(item));
            String refusal = refusal(item);
            if (refusal == null) free.add(candidate);
            else leaveOut.accept(candidate, refusal);
        }
        return distinct(free);
    }

    private @Nullable String refusal(StoredItem item) {
        if (overrides.out().contains(item.id())) return "an editor took it out";
        // Nobody can read it, so not even an editor puts it in.
        if (item.presence() == Presence.RETRACTED) return LeftOut.RETRACTED;
        if (overrides.in().contains(item.id())) return null;
        if (overrides.only()) return "not chosen for this special edition";
        String reason = refused.get(item.id());
        if (reason != null) return reason;
        if (item.held()) return "held: the feed " + item.feed() + " brought too many old or duplicate items at once";
        return null;
    }

    private StoredItem worded(StoredItem stored) {
        StoryEdit words = overrides.words().get(stored.id());
        if (words == null) return stored;
        Item item = stored.item();
        return stored.with(item.worded(
                words.title() == null ? item.title() : words.title(),
                words.summary() == null ? item.summary() : words.summary(),
                picture(item.picture(), words.alt())));
    }

    private static @Nullable Picture picture(@Nullable Picture picture, @Nullable String alt) {
        return picture == null || alt == null ? picture : new Picture(picture.url(), alt, picture.credit());
    }

    /** Of several tellings of one story the one an editor wants stays, else the featured, else one with a picture, else the newest. */
    private List<Candidate> distinct(List<Candidate> candidates) {
        Comparator<Candidate> best = Comparator.comparing((Candidate c) -> !overrides.wants(c.id()))
                .thenComparing(c -> c.stored().presence() != Presence.SHOWN)
                .thenComparing(c -> !c.item().featured())
                .thenComparing(c -> c.item().picture() == null)
                .thenComparing(NEWEST);
        Map<String, List<StoredItem>> told = new HashMap<>();
        List<Candidate> kept = new ArrayList<>();
        candidates.stream().sorted(best).forEach(c -> {
            Set<String> keys = StoryIdentity.keys(c.stored());
            boolean repeats = keys.stream()
                    .flatMap(key -> told.getOrDefault(key, List.of()).stream())
                    .anyMatch(other -> StoryIdentity.same(c.stored(), other));
            if (repeats && !overrides.in().contains(c.id())) {
                leaveOut.accept(c, "the same story as another item of this edition");
                return;
            }
            keys.forEach(
                    key -> told.computeIfAbsent(key, k -> new ArrayList<>()).add(c.stored()));
            kept.add(c);
        });
        kept.sort(NEWEST);
        return kept;
    }
}

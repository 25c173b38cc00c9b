package org.broadsheet.edition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.broadsheet.feed.Item;
import org.broadsheet.feed.Picture;
import org.broadsheet.feed.StoredItem;
import org.jspecify.annotations.Nullable;

/** Which items may stand in an edition at all, with the words that editors gave them; the others are told off with a reason. */
final class Admission {
    private final Wishes wishes;
    private final Predicate<StoredItem> late;
    private final BiConsumer<Candidate, String> leaveOut;

    /** @param late true for what stands in the edition only where an editor puts it there */
    Admission(Wishes wishes, Predicate<StoredItem> late, BiConsumer<Candidate, String> leaveOut) {
        this.wishes = wishes;
        this.late = late;
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
        if (wishes.out().contains(item.id())) return "an editor took it out";
        if (wishes.in().contains(item.id())) return null;
        if (wishes.only()) return "not chosen for this special edition";
        if (late.test(item)) return "it came after the cut-off and waits for the next edition";
        if (item.held()) return "held: the feed " + item.feed() + " brought too many old or duplicate items at once";
        return null;
    }

    private StoredItem worded(StoredItem stored) {
        Retouch words = wishes.words().get(stored.id());
        if (words == null) return stored;
        Item item = stored.item();
        Item retouched = new Item(
                item.id(),
                item.url(),
                words.title() == null ? item.title() : words.title(),
                item.published(),
                item.updated(),
                item.authors(),
                item.categories(),
                words.summary() == null ? item.summary() : words.summary(),
                item.html(),
                picture(item.picture(), words.alt()),
                item.minutes(),
                item.kind(),
                item.featured(),
                item.language());
        return new StoredItem(
                stored.id(),
                stored.feed(),
                stored.section(),
                retouched,
                stored.published(),
                stored.firstSeen(),
                stored.held());
    }

    private static @Nullable Picture picture(@Nullable Picture picture, @Nullable String alt) {
        return picture == null || alt == null ? picture : new Picture(picture.url(), alt, picture.credit());
    }

    /** Of several tellings of one story the one an editor wants stays, else the featured, else one with a picture, else the newest. */
    private List<Candidate> distinct(List<Candidate> candidates) {
        Comparator<Candidate> best = Comparator.comparing((Candidate c) -> !wishes.wants(c.id()))
                .thenComparing(c -> !c.item().featured())
                .thenComparing(c -> c.item().picture() == null)
                .thenComparing(Candidate::published, Comparator.reverseOrder());
        Set<String> seen = new HashSet<>();
        List<Candidate> kept = new ArrayList<>();
        candidates.stream().sorted(best).forEach(c -> {
            // Both keys are taken, so that neither a second title nor a second address brings the story again.
            boolean newTitle = c.titleKey().isEmpty() || seen.add(c.titleKey());
            boolean newAddress = seen.add(c.item().url());
            if (newTitle && newAddress || wishes.in().contains(c.id())) kept.add(c);
            else leaveOut.accept(c, "the same story as another item of this edition");
        });
        kept.sort(Comparator.comparing(Candidate::published, Comparator.reverseOrder()));
        return kept;
    }
}

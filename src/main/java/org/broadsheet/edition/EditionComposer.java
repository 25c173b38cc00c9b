package org.broadsheet.edition;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadsheet.edition.content.Content;
import org.broadsheet.edition.content.LeftOut;
import org.broadsheet.edition.content.Story;
import org.broadsheet.edition.override.EditorChange;
import org.broadsheet.edition.override.EditorOverrides;
import org.broadsheet.edition.override.OverrideRows;
import org.broadsheet.edition.override.SavedOverrides;
import org.broadsheet.edition.selection.Selection;
import org.broadsheet.edition.selection.SelectionRules;
import org.broadsheet.feed.StoredItem;
import org.broadsheet.feed.StoredItem.Presence;
import org.broadsheet.newsroom.DigestSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Composes editions of candidates, rules and what editors want. Every method is called while the digest's lock is held. */
@Component
class EditionComposer {
    private static final String SPECIAL = "a special edition: it goes out when somebody sends it";

    private final Candidates candidates;
    private final DigestSettings settings;
    private final EditionRows rows;
    private final OverrideRows changes;
    private final Clock clock;

    EditionComposer(
            Candidates candidates, DigestSettings settings, EditionRows rows, OverrideRows changes, Clock clock) {
        this.candidates = candidates;
        this.settings = settings;
        this.rows = rows;
        this.changes = changes;
        this.clock = clock;
    }

    /** The next edition of the digest, with what editors decided about the coming one; empty where there is nothing to send. */
    Optional<Edition> make(String digest, Instant at, int number, boolean byHand, @Nullable String heldBecause) {
        EditorOverrides overrides = changes.coming(digest).overrides();
        Optional<Edition> made = make(digest, at, number, byHand, heldBecause, overrides);
        made.ifPresent(edition -> changes.attach(digest, edition.id()));
        return made;
    }

    /** A held edition of the items that an editor chose. */
    Optional<Edition> special(String digest, Instant at, int number, Set<Long> chosen, String editor) {
        EditorOverrides overrides = EditorOverrides.only(chosen);
        Optional<Edition> made = make(digest, at, number, true, SPECIAL, overrides);
        made.ifPresent(edition -> {
            EditorChange change = new EditorChange(1, editor, clock.instant(), "special", "");
            SavedOverrides none = changes.of(digest, edition.id());
            changes.save(none, overrides, change).ifPresent(layout -> changes.log(layout, change));
        });
        return made;
    }

    private Optional<Edition> make(
            String digest,
            Instant at,
            int number,
            boolean byHand,
            @Nullable String heldBecause,
            EditorOverrides overrides) {
        Instant from = candidates.cutOffBefore(digest, at);
        Candidates.Pool pool = candidates.fresh(digest, from, at, null);
        Content content = pool.content(SelectionRules.of(settings, digest), overrides);
        boolean nothing = content.items() == 0
                && (overrides.only() || !settings.digest(digest).sendEmpty());
        if (nothing) return Optional.empty();
        State state = heldBecause == null ? State.READY : State.HELD;
        Edition draft = draft(digest, from, at, number, byHand, state, content);
        Edition edition = rows.insert(draft, heldBecause, clock.instant());
        candidates.weigh(edition, pool, overrides.only());
        retractedLead(pool, overrides).ifPresent(title -> rows.leadWithdrawn(edition.id(), title));
        return Optional.of(edition);
    }

    private static Optional<String> retractedLead(Candidates.Pool pool, EditorOverrides overrides) {
        Long lead = overrides.lead();
        return pool.items().stream()
                .filter(item -> lead != null && item.id() == lead && item.presence() == Presence.RETRACTED)
                .map(item -> item.item().title())
                .findFirst();
    }

    /** What {@link #make} would make of these, recording nothing. */
    Edition preview(String digest, Instant at, @Nullable List<StoredItem> shown) {
        Instant from = candidates.cutOffBefore(digest, at);
        EditorOverrides overrides = changes.coming(digest).overrides();
        Content content =
                candidates.fresh(digest, from, at, shown).content(SelectionRules.of(settings, digest), overrides);
        return draft(digest, from, at, 1, false, State.READY, content);
    }

    /** The edition made up anew, with other overrides; what it leaves is free for the next. False once it is frozen. */
    boolean remake(Edition edition, EditorOverrides overrides) {
        Candidates.Pool pool = candidates.of(edition, clock.instant());
        Content content = pool.content(SelectionRules.of(settings, edition.digest()), overrides);
        if (!rows.rewrite(edition.id(), content)) return false;
        candidates.forget(edition.id());
        candidates.weigh(edition.with(content), pool, overrides.only());
        return true;
    }

    /** What is not in that edition and could be, what came since it was composed among it. */
    List<LeftOut> leftOut(Edition edition, EditorOverrides overrides) {
        Candidates.Pool pool = candidates.of(edition, clock.instant());
        return pool.content(SelectionRules.of(settings, edition.digest()), overrides)
                .leftOut();
    }

    /** What an edition of that time would choose from. */
    List<StoredItem> pool(String digest, Instant at) {
        return candidates
                .fresh(digest, candidates.cutOffBefore(digest, at), at, null)
                .items();
    }

    List<StoredItem> items(Edition edition) {
        return candidates.of(edition.content());
    }

    /**
     * The edition without stories that their sites have withdrawn since; nothing else comes in, so that an approval holds.
     * The same edition where there are none, or where it is frozen.
     */
    Edition withoutRetracted(Edition edition) {
        List<StoredItem> items = candidates.of(edition.content());
        List<StoredItem> gone =
                items.stream().filter(i -> i.presence() == Presence.RETRACTED).toList();
        if (gone.isEmpty()) return edition;
        Set<Long> keys = gone.stream().map(StoredItem::id).collect(Collectors.toSet());
        Content content = edition.content();
        Content rest = Selection.of(
                items.stream().filter(i -> !keys.contains(i.id())).toList(),
                SelectionRules.of(settings, edition.digest()),
                changes.of(edition.digest(), edition.id()).overrides().withoutItems(keys),
                Map.of());
        List<LeftOut> leftOut = new ArrayList<>(gone.stream()
                .map(i -> new LeftOut(i.id(), i.item().title(), LeftOut.RETRACTED))
                .toList());
        leftOut.addAll(content.leftOut());
        Content kept = rest.leaving(leftOut, content.more());
        Story lead = content.lead();
        String lost = lead != null && keys.contains(lead.item()) ? lead.title() : null;
        if (!rows.rewrite(edition.id(), kept)) return edition;
        if (lost != null) rows.leadWithdrawn(edition.id(), lost);
        return edition.with(kept);
    }

    void forget(EditionId edition) {
        candidates.forget(edition);
    }

    private Edition draft(
            String digest, Instant from, Instant to, int number, boolean byHand, State state, Content content) {
        LocalDate day = to.atZone(settings.zone(digest)).toLocalDate();
        return new Edition(new EditionId(0), digest, day, number, from, to, byHand, state, content);
    }
}

package org.broadsheet.console.today;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.broadsheet.edition.Decisions;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.edition.EditorChanges;
import org.broadsheet.edition.Standing;
import org.broadsheet.edition.State;
import org.broadsheet.job.Timetable;
import org.broadsheet.newsroom.DigestSettings;
import org.broadsheet.newsroom.NewsroomSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Finds the edition that a digest's editors are working on. */
@Component
class DraftEditions {
    private static final int LOOKED_AT = 8;

    private final DigestSettings settings;
    private final Editions editions;
    private final Decisions decisions;
    private final EditorChanges layouts;
    private final Timetable times;
    private final NewsroomSettings newsroom;
    private final Clock clock;

    DraftEditions(
            DigestSettings settings,
            Editions editions,
            Decisions decisions,
            EditorChanges layouts,
            Timetable times,
            NewsroomSettings newsroom,
            Clock clock) {
        this.settings = settings;
        this.editions = editions;
        this.decisions = decisions;
        this.layouts = layouts;
        this.times = times;
        this.newsroom = newsroom;
        this.clock = clock;
    }

    /** The names of the digests, the one that is sent next first. */
    List<String> names() {
        return settings.digests().keySet().stream()
                .sorted(Comparator.comparing((String d) -> waiting(d).isEmpty())
                        .thenComparing(d -> times.next(d, now()).orElse(Instant.MAX))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    String title(String digest) {
        return settings.title(digest);
    }

    String newsroom() {
        return newsroom.name();
    }

    /** Of the newsroom: {@code en} or {@code uk}. */
    String language() {
        return newsroom.language().startsWith("uk") ? "uk" : "en";
    }

    Instant now() {
        return clock.instant();
    }

    /** @param name of an edition, or {@code coming}; null: the one that waits for a person, else the coming one */
    DraftEdition open(String digest, @Nullable String name) {
        settings.digest(digest);
        if (name == null || name.isEmpty()) return waiting(digest).map(this::of).orElseGet(() -> coming(digest));
        if (name.equals("coming")) return coming(digest);
        return editions.find(digest, name)
                .map(this::of)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Composed editions that wait for a person, newest first. */
    List<Edition> held(String digest) {
        return editions.newest(digest, LOOKED_AT).stream()
                .filter(e -> e.state() == State.HELD)
                .toList();
    }

    private Optional<Edition> waiting(String digest) {
        return editions.newest(digest, LOOKED_AT).stream()
                .filter(e -> e.state() == State.HELD
                        || e.state() == State.READY
                                && !decisions.standing(e.id()).frozen())
                .findFirst();
    }

    DraftEdition of(Edition edition) {
        String digest = edition.digest();
        Standing standing = decisions.standing(edition.id());
        return new DraftEdition(
                digest,
                settings.title(digest),
                edition,
                true,
                layouts.of(edition),
                standing,
                editions.heldBecause(edition.id()).orElse(""),
                standing.frozen() ? edition.content().leftOut() : layouts.leftOut(edition),
                times.next(digest, now()).orElse(null),
                asks(digest),
                today(digest));
    }

    /** The next time of a day whose edition was not made by hand before. */
    private @Nullable Instant nextFree(String digest) {
        Instant next = times.next(digest, now()).orElse(null);
        while (next != null
                && editions.find(digest, editions.day(digest, next), 1).isPresent())
            next = times.next(digest, next).orElse(null);
        return next;
    }

    private boolean asks(String digest) {
        return settings.digest(digest).approval() == DigestSettings.Approval.REQUIRED;
    }

    /** What goes out when a person sends now: the coming edition as one of today, not of its scheduled day. */
    DraftEdition toSend(String digest, String name) {
        settings.digest(digest);
        return name.equals("coming") ? coming(digest, now()) : open(digest, name);
    }

    private DraftEdition coming(String digest) {
        Instant next = nextFree(digest);
        return coming(digest, next == null ? now() : next);
    }

    private DraftEdition coming(String digest, Instant cutOff) {
        // Read before the edition, so that a change in between is reported as a conflict and not overwritten.
        var layout = layouts.coming(digest);
        Edition edition = editions.preview(digest, cutOff);
        return new DraftEdition(
                digest,
                settings.title(digest),
                edition,
                false,
                layout,
                null,
                "",
                edition.content().leftOut(),
                nextFree(digest),
                asks(digest),
                today(digest));
    }

    private @Nullable String today(String digest) {
        return editions.find(digest, editions.day(digest, now()), 1)
                .map(Edition::name)
                .orElse(null);
    }
}

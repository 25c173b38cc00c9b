package org.broadsheet.edition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.feed.Retractions;
import org.broadsheet.feed.StoredItem;
import org.broadsheet.newsroom.DigestSettings;
import org.broadsheet.newsroom.UnknownDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The editions of all digests: made up once, frozen when they go out, and found again. */
@Service
public class Editions {
    private static final Pattern NAME = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:\\.(\\d{1,4}))?");

    private final DigestLock lock;
    private final EditionComposer composer;
    private final DigestSettings settings;
    private final EditionRows rows;
    private final Decisions decisions;
    private final Retractions retractions;

    Editions(
            DigestLock lock,
            EditionComposer composer,
            DigestSettings settings,
            EditionRows rows,
            Decisions decisions,
            Retractions retractions) {
        this.retractions = retractions;
        this.lock = lock;
        this.composer = composer;
        this.settings = settings;
        this.rows = rows;
        this.decisions = decisions;
    }

    /**
     * The digest's edition of the day of {@code at} in the digest's zone, composed now with what editors decided unless that
     * day has one already; empty where there is nothing to send and the digest does not send empty editions.
     *
     * @param at the cut-off: later items wait for the next edition
     * @throws UnknownDigest where the settings have no such digest
     */
    public Optional<Edition> compose(String digest, Instant at, boolean byHand) {
        askBefore(digest, at);
        return lock.holding(digest, status -> first(digest, at).or(() -> {
            String because = decisions.needed(digest, byHand).orElse(null);
            return held(composer.make(digest, at, 1, byHand, because), because);
        }));
    }

    /**
     * The same, but the edition waits for a person whatever the settings say.
     *
     * @param because why, in one line
     */
    public Optional<Edition> composeHeld(String digest, Instant at, String because) {
        askBefore(digest, at);
        return lock.holding(digest, status -> first(digest, at)
                .or(() -> held(composer.make(digest, at, 1, false, because), because)));
    }

    private Optional<Edition> held(Optional<Edition> made, @Nullable String because) {
        if (because != null) made.ifPresent(edition -> decisions.held(edition, because));
        return made;
    }

    // Outside of the lock: a transaction is never held across a request.
    private void askBefore(String digest, Instant at) {
        if (first(digest, at).isEmpty()) retractions.check(composer.pool(digest, at));
    }

    /**
     * Asks the sites once more what still stands, and leaves out of the edition what they have withdrawn. An edition that is
     * frozen stays as it is. Takes {@code broadsheet.fetch.timeout} at most.
     *
     * @throws IllegalStateException where no story is left of an edition that had some
     */
    public Edition withoutRetracted(Edition edition) {
        if (decisions.standing(edition.id()).frozen()) return edition;
        retractions.check(composer.items(edition));
        Edition rest = lock.holding(edition.digest(), status -> composer.withoutRetracted(get(edition.id())));
        if (rest.content().items() == 0 && edition.content().items() > 0)
            throw new IllegalStateException("every story of " + edition.digest() + " " + edition.name()
                    + " was withdrawn by its site: cancel the edition, or publish one again");
        return rest;
    }

    /** The headline of the lead that an edition lost because its site had withdrawn it. */
    public Optional<String> withdrawnLead(EditionId id) {
        return rows.withdrawnLead(id);
    }

    private Optional<Edition> first(String digest, Instant at) {
        return find(digest, day(digest, at), 1);
    }

    /** What somebody had against sending it by itself; empty where it waits by its digest's own rule, or not at all. */
    public Optional<String> objectionTo(EditionId id) {
        return rows.heldBecause(id).filter(why -> !why.equals(Decisions.WAITS) && !get(id).byHand());
    }

    /** Why an edition waits for a person, in one line; empty where it does not wait. */
    public Optional<String> heldBecause(EditionId id) {
        return rows.heldBecause(id);
    }

    /** A further edition on the day of {@code at}, outside the schedule, for a person who asks for it; empty as above. */
    public Optional<Edition> composeSpecial(String digest, Instant at) {
        return lock.holding(digest, status -> composer.make(digest, at, next(digest, at), true, null));
    }

    /** The same of chosen items only, held until somebody sends it; the other items wait for the next edition. */
    public Optional<Edition> composeSpecial(String digest, Instant at, Set<Long> chosen, String editor) {
        return lock.holding(digest, status -> composer.special(digest, at, next(digest, at), chosen, editor));
    }

    /** The first number is the schedule's: a special edition before its time must not take its place. */
    private int next(String digest, Instant at) {
        return Math.max(1, rows.lastNumber(digest, day(digest, at))) + 1;
    }

    /**
     * What {@link #compose} would make, recording nothing; also where it would be empty.
     *
     * @param shown what the feeds show now, stored or not
     */
    public Edition preview(String digest, Instant at, List<StoredItem> shown) {
        return composer.preview(digest, at, shown);
    }

    /** The same of what is stored. */
    public Edition preview(String digest, Instant at) {
        return composer.preview(digest, at, null);
    }

    /** The names of the feeds that the digest takes its items from; empty: all. */
    public List<String> feeds(String digest) {
        return settings.digest(digest).feeds();
    }

    /** True where the digest sends an edition even of nothing. */
    public boolean sendsEmpty(String digest) {
        return settings.digest(digest).sendEmpty();
    }

    /** The day an edition made at {@code at} belongs to. */
    public LocalDate day(String digest, Instant at) {
        return at.atZone(settings.zone(digest)).toLocalDate();
    }

    /** The edition of that key. */
    public Edition get(EditionId id) {
        return rows.byId(id).orElseThrow(() -> new IllegalArgumentException("no edition has the key " + id.value()));
    }

    /** The digest's edition of that day and number. */
    public Optional<Edition> find(String digest, LocalDate day, int number) {
        return rows.byName(digest, day, number);
    }

    /** The digest's edition of that name, as {@link Edition#name} gives it; empty too where the name is no name. */
    public Optional<Edition> find(String digest, String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) return Optional.empty();
        try {
            int number = parts.group(2) == null ? 1 : Integer.parseInt(parts.group(2));
            return find(digest, LocalDate.parse(parts.group(1)), number);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The same, where it must exist. */
    public Edition of(String digest, LocalDate day, int number) {
        return find(digest, day, number)
                .orElseThrow(() -> new IllegalStateException("no edition " + number + " of " + digest + " on " + day));
    }

    /** The newest editions of a digest, newest first. */
    public List<Edition> newest(String digest, int atMost) {
        return rows.newest(digest, atMost);
    }

    /** Those of the days before, newest first. */
    public List<Edition> before(String digest, LocalDate day, int atMost) {
        return rows.before(digest, day, atMost);
    }

    /** A person has approved it: it may go out. False where it was not held any more. */
    public boolean approve(EditionId id, String by) {
        return decisions.approve(id, by);
    }

    /** Every member is accounted for. */
    public void done(EditionId id) {
        rows.move(id, State.DONE, State.READY);
    }

    /** Some of its members are to be tried again. */
    public boolean reopen(EditionId id) {
        return rows.move(id, State.READY, State.DONE);
    }

    /** It will not go out, or no further; what was held and never sent is free for the next edition. */
    public boolean cancel(EditionId id) {
        return lock.holding(get(id).digest(), status -> {
            boolean unread = rows.move(id, State.CANCELLED, State.HELD);
            if (unread) composer.forget(id);
            return unread || rows.move(id, State.CANCELLED, State.READY);
        });
    }
}

package org.broadsheet.edition;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.feed.Items;
import org.broadsheet.feed.StoredItem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The editions of all digests: made up once, frozen, and found again. */
@Service
public class Editions {
    private static final Pattern NAME = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:\\.(\\d{1,4}))?");

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Items items;
    private final DigestSettings settings;
    private final EditionRows rows;
    private final Approvals approvals;
    private final Clock clock;

    Editions(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Items items,
            DigestSettings settings,
            EditionRows rows,
            Approvals approvals,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.items = items;
        this.settings = settings;
        this.rows = rows;
        this.approvals = approvals;
        this.clock = clock;
    }

    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('edition ' || :digest, 0))";

    /**
     * The digest's edition of the day of {@code at} in the digest's zone, made up now unless that day has one already;
     * empty where there is nothing to send and the digest does not send empty editions.
     *
     * @param at the cut-off: later items wait for the next edition
     * @throws UnknownDigest where the settings have no such digest
     */
    public Optional<Edition> compose(String digest, Instant at, boolean byHand) {
        return transaction.execute(status -> {
            lock(digest);
            return first(digest, at)
                    .or(() -> make(
                            digest,
                            at,
                            byHand,
                            1,
                            approvals.needed(digest, byHand).orElse(null)));
        });
    }

    /**
     * The same, but the edition waits for a person whatever the settings say.
     *
     * @param because why, in one line
     */
    public Optional<Edition> composeHeld(String digest, Instant at, String because) {
        return transaction.execute(status -> {
            lock(digest);
            return first(digest, at).or(() -> make(digest, at, false, 1, because));
        });
    }

    /** Why an edition waits for a person, in one line; empty where it does not wait. */
    public Optional<String> heldBecause(EditionId id) {
        return rows.heldBecause(id);
    }

    private Optional<Edition> first(String digest, Instant at) {
        return find(digest, day(digest, at), 1);
    }

    private void lock(String digest) {
        // Two starts at once: the second waits here and then finds the first one's edition.
        jdbc.sql(LOCK).param("digest", digest).query((row, n) -> 0).list();
    }

    /** A further edition on the day of {@code at}, outside the schedule, for a person who asks for it; empty as above. */
    public Optional<Edition> composeSpecial(String digest, Instant at) {
        return transaction.execute(status -> {
            lock(digest);
            return make(digest, at, true, rows.lastNumber(digest, day(digest, at)) + 1, null);
        });
    }

    /**
     * What {@link #compose} would make, recording nothing; also where it would be empty.
     *
     * @param shown what the feeds show now, stored or not
     */
    public Edition preview(String digest, Instant at, List<StoredItem> shown) {
        Instant from = cutOffBefore(digest, at);
        Set<Long> seen = shown.stream().map(StoredItem::id).collect(Collectors.toSet());
        Stream<StoredItem> stored =
                items
                        .candidates(
                                lookBack(digest, from, at),
                                at,
                                Duration.ZERO,
                                settings.digest(digest).feeds())
                        .stream();
        List<StoredItem> all = Stream.concat(stored.filter(i -> !seen.contains(i.id())), due(digest, from, at, shown))
                .sorted(Comparator.comparing(StoredItem::published).reversed())
                .toList();
        Content content = Selection.of(notWeighed(digest, all), Rules.of(settings, digest));
        return new Edition(new EditionId(0), digest, day(digest, at), 1, from, at, false, State.READY, content);
    }

    private Stream<StoredItem> due(String digest, Instant from, Instant to, List<StoredItem> shown) {
        List<String> feeds = settings.digest(digest).feeds();
        Instant back = lookBack(digest, from, to);
        return shown.stream()
                .filter(i -> feeds.isEmpty() || feeds.contains(i.feed()))
                .filter(i -> i.published().isAfter(back) && !i.published().isAfter(to));
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

    private static final String MOVE = """
            update edition set state = :to
             where id = :id and state = any (:from)
            """;

    /** A person has approved it: it may go out. False where it was not held any more. */
    public boolean approve(EditionId id) {
        return move(id, State.READY, State.HELD);
    }

    /** Every member is accounted for. */
    public void done(EditionId id) {
        move(id, State.DONE, State.READY);
    }

    /** It will not go out, or no further. */
    public boolean cancel(EditionId id) {
        return move(id, State.CANCELLED, State.HELD, State.READY);
    }

    private boolean move(EditionId id, State to, State... from) {
        String[] names = new String[from.length];
        for (int i = 0; i < from.length; i++) names[i] = EditionRows.name(from[i]);
        return jdbc.sql(MOVE)
                        .param("to", EditionRows.name(to))
                        .param("id", id.value())
                        .param("from", names)
                        .update()
                == 1;
    }

    private Optional<Edition> make(
            String digest, Instant at, boolean byHand, int number, @Nullable String heldBecause) {
        Instant from = cutOffBefore(digest, at);
        List<StoredItem> candidates = candidates(digest, from, at);
        Content content = Selection.of(candidates, Rules.of(settings, digest));
        if (content.items() == 0 && !settings.digest(digest).sendEmpty()) return Optional.empty();
        State state = heldBecause == null ? State.READY : State.HELD;
        Edition draft =
                new Edition(new EditionId(0), digest, day(digest, at), number, from, at, byHand, state, content);
        Edition edition = rows.insert(draft, heldBecause, clock.instant());
        weigh(edition, candidates);
        return Optional.of(edition);
    }

    private static final String CUT_OFF = """
            select max(to_at) from edition
             where digest = :digest and to_at < :at and state <> 'cancelled'
            """;

    private Optional<Instant> previousCutOff(String digest, Instant at) {
        return jdbc.sql(CUT_OFF)
                .param("digest", digest)
                .param("at", Timestamp.from(at))
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    private Instant cutOffBefore(String digest, Instant at) {
        return previousCutOff(digest, at)
                .orElseGet(() -> at.minus(settings.digest(digest).window()));
    }

    private static final String WEIGHED = """
            select item from edition_item
             where digest = :digest and item = any (:items)
            """;

    /** What no edition of the digest has weighed yet, published up to {@code to}. */
    private List<StoredItem> candidates(String digest, Instant from, Instant to) {
        Instant back = lookBack(digest, from, to);
        return notWeighed(
                digest,
                items.candidates(
                        back, to, Duration.ZERO, settings.digest(digest).feeds()));
    }

    /**
     * After the first edition, one window further than the previous cut-off: a story that its feed showed late is late, not
     * lost.
     */
    private Instant lookBack(String digest, Instant from, Instant to) {
        return previousCutOff(digest, to).isEmpty()
                ? from
                : from.minus(settings.digest(digest).window());
    }

    private List<StoredItem> notWeighed(String digest, List<StoredItem> shown) {
        Set<Long> weighed = Set.copyOf(jdbc.sql(WEIGHED)
                .param("digest", digest)
                .param("items", shown.stream().map(StoredItem::id).toArray(Long[]::new))
                .query(Long.class)
                .list());
        return shown.stream().filter(item -> !weighed.contains(item.id())).toList();
    }

    private static final String WEIGH = """
            insert into edition_item (digest, item, edition_id, taken)
            select :digest, item, :edition, taken
              from unnest(:items, :taken) as weighed (item, taken)
            """;

    private void weigh(Edition edition, List<StoredItem> candidates) {
        Set<Long> taken = edition.content().stories().map(Story::item).collect(Collectors.toSet());
        // A held item was not weighed: once an editor releases it, it may stand in the next edition.
        List<StoredItem> weighed = candidates.stream().filter(c -> !c.held()).toList();
        jdbc.sql(WEIGH)
                .param("digest", edition.digest())
                .param("edition", edition.id().value())
                .param("items", weighed.stream().map(StoredItem::id).toArray(Long[]::new))
                .param(
                        "taken",
                        weighed.stream().map(c -> taken.contains(c.id())).toArray(Boolean[]::new))
                .update();
    }
}

package org.broadsheet.edition;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadsheet.newsroom.DigestSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Who lets an edition go out, until when it can be said, and from when on nothing in it changes. */
@Service
public class Decisions {
    private static final Logger log = LoggerFactory.getLogger(Decisions.class);

    /** The digest's own rule, and no harm that somebody sees. */
    static final String WAITS = "waits for approval";

    private final JdbcClient jdbc;
    private final DigestSettings settings;
    private final List<Objection> objections;
    private final Clock clock;

    Decisions(JdbcClient jdbc, DigestSettings settings, List<Objection> objections, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.objections = List.copyOf(objections);
        this.clock = clock;
    }

    /** Why an edition made up now must wait; empty where it may go. What a person sends by hand waits for nobody. */
    Optional<String> needed(String digest, boolean byHand) {
        if (byHand) return Optional.empty();
        Optional<String> objection = objection(digest);
        boolean always = settings.digest(digest).approval() == DigestSettings.Approval.REQUIRED;
        return objection.isEmpty() && always ? Optional.of(WAITS) : objection;
    }

    private Optional<String> objection(String digest) {
        Optional<String> objection = objections.stream()
                .flatMap(o -> o.toAutomaticSend(digest).stream())
                .findFirst();
        objection.ifPresent(reason -> log.warn("automatic send held digest={} reason={}", digest, reason));
        return objection;
    }

    private static final String STANDING = """
            select frozen_at, decide_by, approved_by, approved_at from edition where id = :id
            """;

    public Standing standing(EditionId id) {
        return jdbc.sql(STANDING)
                .param("id", id.value())
                .query((row, n) -> standing(row))
                .single();
    }

    private static final String APPROVE = """
            update edition set state = 'ready', approved_by = :by, approved_at = :now, decide_by = null, ask_at = null
             where id = :id and state = 'held'
            """;

    /** A person, or the rule for silence, lets it go out. False where it was not held any more. */
    public boolean approve(EditionId id, String by) {
        return jdbc.sql(APPROVE)
                        .param("id", id.value())
                        .param("by", by)
                        .param("now", now())
                        .update()
                == 1;
    }

    private static final String FREEZE = """
            update edition set frozen_at = :now where id = :id and frozen_at is null
            """;

    /** From here on nothing in it changes, however often this is said. */
    public void freeze(EditionId id) {
        jdbc.sql(FREEZE).param("id", id.value()).param("now", now()).update();
    }

    private static final String HELD = """
            update edition set ask_at = :now, decide_by = :decide
             where id = :id and state = 'held' and ask_at is null
            """;

    /** It waits from now on, and editors are to be asked. Silence is consent only where nothing else speaks against it. */
    void held(Edition edition, String because) {
        Instant silence = because.equals(WAITS) ? silence(edition).orElse(null) : null;
        jdbc.sql(HELD)
                .param("id", edition.id().value())
                .param("now", now())
                .param("decide", silence == null ? null : Timestamp.from(silence), java.sql.Types.TIMESTAMP)
                .update();
    }

    /** When silence lets the edition out; empty where silence holds it. */
    private Optional<Instant> silence(Edition edition) {
        var digest = settings.digest(edition.digest());
        if (digest.silence() == DigestSettings.Silence.HOLD) return Optional.empty();
        return Optional.of(edition.to().plus(digest.approvalDeadline()));
    }

    private static final String WAIT = """
            update edition set decide_by = null where id = :id and state = 'held' and decide_by is not null
            """;

    /** Stops the countdown: it waits for a person now. False where there was none. */
    public boolean waitForPerson(EditionId id) {
        return jdbc.sql(WAIT).param("id", id.value()).update() == 1;
    }

    /**
     * What is to be done next with editions that are not sent yet.
     *
     * @param unasked editors are to be asked about them
     * @param overdue silence has become consent for them
     * @param ready they may be sent
     */
    public record Pending(List<EditionId> unasked, List<EditionId> overdue, List<EditionId> ready) {}

    private static final String PENDING = """
            select array(select id from edition where state = 'held' and ask_at <= :now order by ask_at),
                   array(select id from edition where state = 'held' and decide_by <= :now order by decide_by),
                   array(select id from edition where state = 'ready' order by id)
            """;

    /** One statement: every replica that keeps the schedule asks all the time. */
    public Pending pending() {
        return jdbc.sql(PENDING)
                .param("now", now())
                .query((row, n) -> new Pending(ids(row.getArray(1)), ids(row.getArray(2)), ids(row.getArray(3))))
                .single();
    }

    private static final String TAKE = """
            update edition set ask_at = null
             where id = :id and state = 'held' and ask_at <= :now
            """;

    /** True for the one who asks now, in the transaction that queues the mails. */
    public boolean takeAsking(EditionId id) {
        return jdbc.sql(TAKE).param("id", id.value()).param("now", now()).update() == 1;
    }

    private static List<EditionId> ids(Array ids) throws SQLException {
        return Stream.of((Long[]) ids.getArray()).map(EditionId::new).toList();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                row.getTimestamp("frozen_at") != null,
                instant(row.getTimestamp("decide_by")),
                row.getString("approved_by"),
                instant(row.getTimestamp("approved_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : Objects.requireNonNull(time.toInstant());
    }
}

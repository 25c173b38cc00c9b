package org.broadsheet.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.broadsheet.edition.EditionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The runs: one row an edition, with what may be done with it now. */
@Component
class DeliveryRuns {
    private final JdbcClient jdbc;

    DeliveryRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String FIND = """
            select edition_id, digest, edition, control, reason, asks, enrolled, enrolled_at, started_at, expires_at,
                   finished_at, dropped_at, now() as as_of
              from delivery_run
            """;
    private static final String ONE = FIND + " where edition_id = :edition";

    Optional<DeliveryRun> find(EditionId edition) {
        return jdbc.sql(ONE)
                .param("edition", edition.value())
                .query((row, n) -> run(row))
                .optional();
    }

    DeliveryRun get(EditionId edition) {
        return find(edition)
                .orElseThrow(() -> new IllegalArgumentException("edition " + edition.value() + " is not enrolled"));
    }

    // Each process that delivers holds this lock: see DeliverySignals.
    private static final String ATTENDED = """
            select exists (select from pg_locks l
                            where l.locktype = 'advisory' and l.mode = 'ShareLock' and l.granted
                              and l.database = (select oid from pg_database where datname = current_database())
                              and (l.classid::bigint << 32 | l.objid::bigint) = hashtextextended('delivery workers', 8))
            """;

    /** The run for people who look at it: whether nobody delivers it costs a query of its own. */
    Optional<DeliveryRun> look(EditionId edition) {
        return find(edition).map(run -> run.isRunning() && !isAttended() ? run.unattended() : run);
    }

    boolean isAttended() {
        return jdbc.sql(ATTENDED).query(Boolean.class).single();
    }

    private static final String RECENT = FIND + """
             where enrolled_at > now() - :seconds * interval '1 second' and dropped_at is null
             order by edition_id
            """;

    List<DeliveryRun> recent(Duration age) {
        return jdbc.sql(RECENT)
                .param("seconds", age.toSeconds())
                .query((row, n) -> run(row))
                .list();
    }

    private static final String OF = FIND + " where edition_id = any(:editions)";

    Map<EditionId, DeliveryRun> of(Collection<EditionId> editions) {
        return jdbc
                .sql(OF)
                .param("editions", editions.stream().map(EditionId::value).toArray(Long[]::new))
                .query((row, n) -> run(row))
                .list()
                .stream()
                .collect(Collectors.toMap(DeliveryRun::edition, run -> run));
    }

    private static final String INSERT = """
            insert into delivery_run (edition_id, digest, edition, enrolled, enrolled_at, expires_at, home)
            values (:edition, :digest, :name, :enrolled, now(), now() + :seconds * interval '1 second', %s)
            """.formatted(RestoreGuard.DATABASE);

    void insert(EditionId edition, String digest, String name, long enrolled, Duration expireAfter) {
        update(
                INSERT,
                edition,
                Map.of("digest", digest, "name", name, "enrolled", enrolled, "seconds", expireAfter.toSeconds()));
    }

    private static final String STARTED = """
            update delivery_run set started_at = now() where edition_id = :edition and started_at is null
            """;

    void started(EditionId edition) {
        update(STARTED, edition, Map.of());
    }

    private static final String HOLD = """
            update delivery_run set control = :control, reason = :reason, held_at = now(), trouble = null, fault = false
             where edition_id = :edition and control = 'running' and finished_at is null
            """;

    /** Holds from the next message on, in all processes: each asks this row before it begins a content. */
    boolean hold(EditionId edition, Control control, String reason) {
        return update(HOLD, edition, Map.of("control", control.word(), "reason", reason));
    }

    private static final String ASK = """
            update delivery_run
               set control = 'paused', reason = :reason, held_at = now(), asks = true, trouble = null, fault = false
             where edition_id = :edition and control = 'running' and finished_at is null
            """;

    /** Holds until a person lets it go on. */
    boolean ask(EditionId edition, String reason) {
        return update(ASK, edition, Map.of("reason", reason));
    }

    // The time of the hold does not count against the edition's age.
    private static final String RESUME = """
            update delivery_run
               set control = 'running', reason = null, expires_at = expires_at + (now() - held_at), held_at = null,
                   alive_at = now(), asks = false, trouble = null, fault = false, home = %s
             where edition_id = :edition and control in ('paused', 'stopped')
            """.formatted(RestoreGuard.DATABASE);

    boolean resume(EditionId edition) {
        return update(RESUME, edition, Map.of());
    }

    /** How long nobody has had a run in hand, and whether it began in another database than this. */
    record Life(Duration silence, boolean elsewhere) {}

    private static final String LIFE = """
            select extract(epoch from now() - greatest(r.enrolled_at, r.alive_at, w.beat_at)) as silence,
                   r.home <> %s as elsewhere
              from delivery_run r
              left join (select max(beat_at) as beat_at from delivery_worker where edition_id = :edition) w on true
             where r.edition_id = :edition
            """.formatted(RestoreGuard.DATABASE);

    Life life(EditionId edition) {
        return jdbc.sql(LIFE)
                .param("edition", edition.value())
                .query((row, n) -> new Life(Duration.ofSeconds(row.getLong("silence")), row.getBoolean("elsewhere")))
                .single();
    }

    private static final String ALIVE = """
            update delivery_run set alive_at = now()
             where edition_id = :edition and (alive_at is null or alive_at < now() - interval '1 minute')
            """;

    void alive(EditionId edition) {
        update(ALIVE, edition, Map.of());
    }

    private static final String TROUBLE = """
            update delivery_run set trouble = :words, trouble_at = clock_timestamp(), fault = :fault
             where edition_id = :edition and control = 'running' and finished_at is null
            """;

    void trouble(EditionId edition, String words, boolean fault) {
        update(TROUBLE, edition, Map.of("words", words, "fault", fault));
    }

    private static final String CLOSE = """
            update delivery_run set closed_at = now()
             where edition_id = :edition and finished_at is not null and (closed_at is null or closed_at < finished_at)
            """;

    boolean close(EditionId edition) {
        return update(CLOSE, edition, Map.of());
    }

    // Reads one row of the run and those of its few workers, never the partition.
    private static final String STATUS = """
            select r.control, r.finished_at is not null as finished, clock_timestamp() as now,
                   coalesce(w.at_work, false) as at_work, w.last_contact,
                   case when w.last_contact is null or r.trouble_at > w.last_contact then r.trouble end as trouble,
                   r.fault
              from delivery_run r
              left join lateral (
                   select bool_or(beat_at > clock_timestamp() - :lease * interval '1 ms') as at_work,
                          max(last_contact) as last_contact
                     from delivery_worker where edition_id = r.edition_id) w on true
             where r.edition_id = :edition
            """;

    DeliveryStatus status(EditionId edition, Duration lease) {
        return jdbc.sql(STATUS)
                .param("edition", edition.value())
                .param("lease", lease.toMillis())
                .query((row, n) -> new DeliveryStatus(
                        Control.of(row.getString("control")),
                        row.getBoolean("finished"),
                        row.getBoolean("at_work"),
                        row.getTimestamp("now").toInstant(),
                        instant(row.getTimestamp("last_contact")),
                        row.getString("trouble"),
                        row.getBoolean("fault")))
                .single();
    }

    private static final String CANCEL = """
            update delivery_run set control = 'cancelled', reason = :reason, held_at = null
             where edition_id = :edition and control <> 'cancelled' and finished_at is null
            """;

    boolean cancel(EditionId edition, String reason) {
        return update(CANCEL, edition, Map.of("reason", reason));
    }

    private static final String EXTEND = """
            update delivery_run set expires_at = greatest(expires_at, :until) where edition_id = :edition
            """;

    boolean keepUntil(EditionId edition, Instant until) {
        return update(EXTEND, edition, Map.of("until", Timestamp.from(until)));
    }

    private static final String REOPEN = """
            update delivery_run
               set finished_at = null, closed_at = null, expires_at = greatest(expires_at, now() + :seconds * interval '1 second')
             where edition_id = :edition
            """;

    void reopen(EditionId edition, Duration expireAfter) {
        update(REOPEN, edition, Map.of("seconds", expireAfter.toSeconds()));
    }

    /** False where nothing changed. */
    private boolean update(String sql, EditionId edition, Map<String, ?> values) {
        return jdbc.sql(sql).param("edition", edition.value()).params(values).update() > 0;
    }

    private static DeliveryRun run(ResultSet row) throws SQLException {
        return new DeliveryRun(
                new EditionId(row.getLong("edition_id")),
                row.getString("digest"),
                row.getString("edition"),
                Control.of(row.getString("control")),
                row.getString("reason"),
                row.getBoolean("asks"),
                row.getLong("enrolled"),
                row.getTimestamp("enrolled_at").toInstant(),
                instant(row.getTimestamp("started_at")),
                row.getTimestamp("expires_at").toInstant(),
                instant(row.getTimestamp("finished_at")),
                row.getTimestamp("dropped_at") != null,
                false,
                row.getTimestamp("as_of").toInstant());
    }

    static @Nullable Instant instant(@Nullable Timestamp stamp) {
        return stamp == null ? null : stamp.toInstant();
    }
}

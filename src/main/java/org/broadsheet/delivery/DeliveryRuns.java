package org.broadsheet.delivery;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.broadsheet.delivery.DeliveryRun.Control;
import org.broadsheet.edition.EditionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The runs: one row an edition, with what may be done with it now. A person holds, resumes and cancels them here. */
@Component
public class DeliveryRuns {
    private final JdbcClient jdbc;
    private final DeliverySettings settings;

    DeliveryRuns(JdbcClient jdbc, DeliverySettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    // Reads the rows of runs and of the few workers, never a partition.
    private static final String RUNS = """
            select r.edition_id, r.digest, r.edition, r.control, r.reason, r.asks, r.enrolled, r.enrolled_at, r.started_at,
                   r.expires_at, r.finished_at, r.dropped_at, coalesce(w.at_work, false) as at_work, w.last_contact,
                   case when w.last_contact is null or r.trouble_at > w.last_contact then r.trouble end as trouble,
                   r.fault, %s as unattended
              from delivery_run r
              left join lateral (
                   select bool_or(beat_at > clock_timestamp() - :lease * interval '1 ms') as at_work,
                          max(last_contact) as last_contact
                     from delivery_worker where edition_id = r.edition_id) w on true
            """;
    // Each process that delivers holds this lock: see DeliverySignals.
    private static final String ATTENDED = """
            exists (select from pg_locks l
                     where l.locktype = 'advisory' and l.mode = 'ShareLock' and l.granted
                       and l.database = (select oid from pg_database where datname = current_database())
                       and (l.classid::bigint << 32 | l.objid::bigint) = hashtextextended('delivery workers', 8))
            """;
    private static final String FIND = RUNS.formatted("false");
    private static final String LOOK =
            RUNS.formatted("r.control = 'running' and r.finished_at is null and not " + ATTENDED);
    private static final String ONE = " where r.edition_id = :edition";

    /** How an edition stands; empty where nobody was enrolled. */
    public Optional<DeliveryRun> find(EditionId edition) {
        return query(FIND + ONE, Map.of("edition", edition.value())).optional();
    }

    /** The same, by one short query; throws where nobody was enrolled. */
    public DeliveryRun get(EditionId edition) {
        return find(edition)
                .orElseThrow(() -> new IllegalArgumentException("edition " + edition.value() + " is not enrolled"));
    }

    /** The run for people who look at it: whether any replica delivers at all costs a look at the locks. */
    Optional<DeliveryRun> look(EditionId edition) {
        return query(LOOK + ONE, Map.of("edition", edition.value())).optional();
    }

    /** Whether any replica has the role to deliver. */
    public boolean isAttended() {
        return jdbc.sql("select " + ATTENDED).query(Boolean.class).single();
    }

    private static final String RECENT = FIND + """
             where r.enrolled_at > now() - :seconds * interval '1 second' and r.dropped_at is null
             order by r.edition_id
            """;

    List<DeliveryRun> recent(Duration age) {
        return query(RECENT, Map.of("seconds", age.toSeconds())).list();
    }

    private static final String OF = FIND + " where r.edition_id = any(:editions)";

    Map<EditionId, DeliveryRun> of(Collection<EditionId> editions) {
        Long[] ids = editions.stream().map(EditionId::value).toArray(Long[]::new);
        return query(OF, Map.of("editions", ids)).list().stream()
                .collect(Collectors.toMap(DeliveryRun::edition, run -> run));
    }

    private JdbcClient.MappedQuerySpec<DeliveryRun> query(String sql, Map<String, ?> values) {
        return jdbc.sql(sql)
                .param("lease", settings.lease().toMillis())
                .params(values)
                .query((row, n) -> DeliveryRun.of(row));
    }

    private static final String INSERT = """
            insert into delivery_run (edition_id, digest, edition, enrolled, enrolled_at, expires_at, home)
            values (:edition, :digest, :name, 0, now(), now() + :seconds * interval '1 second', %s)
            """.formatted(RestoreGuard.DATABASE);

    void insert(EditionId edition, String digest, String name, Duration expireAfter) {
        update(INSERT, edition, Map.of("digest", digest, "name", name, "seconds", expireAfter.toSeconds()));
    }

    private static final String STARTED = """
            update delivery_run set started_at = now() where edition_id = :edition and started_at is null
            """;

    public void started(EditionId edition) {
        update(STARTED, edition, Map.of());
    }

    private static final String HOLD = """
            update delivery_run
               set control = :control, reason = :reason, asks = :asks, held_at = now(), trouble = null, fault = false
             where edition_id = :edition and control = 'running' and finished_at is null
            """;

    /** No content begins after this, in any process; false where there was nothing to hold. */
    public boolean pause(EditionId edition, String reason) {
        return hold(edition, Control.PAUSED, reason);
    }

    /** Holds from the next message on, in all processes: each asks this row before it begins a content. */
    public boolean hold(EditionId edition, Control control, String reason) {
        return update(HOLD, edition, Map.of("control", control.word(), "reason", reason, "asks", false));
    }

    /** Holds until a person lets it go on. */
    boolean ask(EditionId edition, String reason) {
        return update(HOLD, edition, Map.of("control", "paused", "reason", reason, "asks", true));
    }

    // The time of the hold does not count against the edition's age.
    private static final String RESUME = """
            update delivery_run
               set control = 'running', reason = null, expires_at = expires_at + (now() - held_at), held_at = null,
                   alive_at = now(), asks = false, trouble = null, fault = false, home = %s
             where edition_id = :edition and control in ('paused', 'stopped')
            """.formatted(RestoreGuard.DATABASE);

    /** Lets a paused or stopped run go on, where someone is delivering it or will; its age stood still meanwhile. */
    public boolean resume(EditionId edition) {
        return update(RESUME, edition, Map.of());
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

    private static final String CANCEL = """
            update delivery_run set control = 'cancelled', reason = :reason, held_at = null
             where edition_id = :edition and control <> 'cancelled' and finished_at is null
            """;

    /** For good: who was not served will not be, and the receipt says how many. */
    public boolean cancel(EditionId edition, String reason) {
        return update(CANCEL, edition, Map.of("reason", reason));
    }

    private static final String EXTEND = """
            update delivery_run set expires_at = greatest(expires_at, :until) where edition_id = :edition
            """;

    public boolean keepUntil(EditionId edition, Instant until) {
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
}

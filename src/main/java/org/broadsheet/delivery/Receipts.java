package org.broadsheet.delivery;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.broadsheet.edition.EditionId;
import org.broadsheet.member.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What became of an edition: the sums, and the list behind each of them. */
@Service
public class Receipts {
    private static final int FETCH = 1000;

    private final JdbcClient jdbc;
    private final DeliveryRuns runs;
    private final Workers workers;
    private final TransactionTemplate transaction;

    Receipts(JdbcClient jdbc, DeliveryRuns runs, Workers workers, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.workers = workers;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The receipt as of now, of a run under way too; throws where it does not add up, or nobody was enrolled. */
    public Receipt receipt(EditionId edition) {
        DeliveryRun run = runs.get(edition);
        Sums sums = run.dropped() ? kept(edition) : counted(edition);
        boolean cancelled = run.control() == Control.CANCELLED;
        return new Receipt(
                run.digest(),
                run.name(),
                status(run),
                run.reason() == null ? "" : run.reason(),
                run.enrolled(),
                sums.accepted(),
                sums.rejected(),
                sums.open() + sums.expired(),
                sums.suppressed(),
                sums.uncertain(),
                sums.duplicates().size(),
                sums.seconds(),
                sums.perSecond(),
                cancelled ? 0 : sums.open(),
                sums.expired(),
                cancelled ? sums.open() : 0,
                sums.duplicates());
    }

    /** The same; empty where nobody was enrolled yet. */
    public Optional<Receipt> find(EditionId edition) {
        return runs.find(edition).map(run -> receipt(edition));
    }

    private String status(DeliveryRun run) {
        if (run.control() != Control.RUNNING) return run.control().sql();
        if (run.finished() != null) return "finished";
        return workers.anyAlive(run.edition()) ? "running" : "waiting";
    }

    private record Sums(
            long accepted,
            long rejected,
            long open,
            long expired,
            long suppressed,
            long uncertain,
            double seconds,
            List<MemberId> duplicates) {

        double perSecond() {
            return seconds > 0 ? accepted / seconds : 0;
        }
    }

    // A member may have it twice when the relay may have taken it more than once: tries in doubt, and the accepted one.
    private static final String COUNT = """
            select count(*) filter (where d.state = 'accepted') as accepted,
                   count(*) filter (where d.state = 'rejected') as rejected,
                   count(*) filter (where d.state in ('pending', 'claimed', 'sending', 'deferred')) as waiting,
                   count(*) filter (where d.state = 'expired') as expired,
                   count(*) filter (where d.state = 'suppressed') as suppressed,
                   count(*) filter (where d.state = 'uncertain') as uncertain,
                   max(d.at) filter (where d.code is not null and d.state in ('accepted', 'rejected', 'deferred'))
                       as last_at,
                   coalesce(array_agg(d.member_id order by d.member_id)
                                filter (where d.doubts + (d.state = 'accepted')::int > 1), '{}') as duplicates
              from delivery_n d
            """;

    private static final String COUNTED = """
            select s.*, coalesce(extract(epoch from s.last_at - r.started_at), 0) as seconds
              from (%s) s, delivery_run r
             where r.edition_id = :edition
            """;

    private Sums counted(EditionId edition) {
        return jdbc.sql(new EditionPartition(edition).sql(COUNTED.formatted(COUNT)))
                .param("edition", edition.value())
                .query((row, n) -> sums(row))
                .single();
    }

    private static final String KEPT = """
            select accepted, rejected, waiting, expired, suppressed, uncertain, duplicates,
                   coalesce(extract(epoch from last_at - started_at), 0) as seconds
              from delivery_run
             where edition_id = :edition
            """;

    private Sums kept(EditionId edition) {
        return jdbc.sql(KEPT)
                .param("edition", edition.value())
                .query((row, n) -> sums(row))
                .single();
    }

    private static Sums sums(ResultSet row) throws SQLException {
        return new Sums(
                row.getLong("accepted"),
                row.getLong("rejected"),
                row.getLong("waiting"),
                row.getLong("expired"),
                row.getLong("suppressed"),
                row.getLong("uncertain"),
                Math.max(0, row.getDouble("seconds")),
                members(row.getArray("duplicates")));
    }

    private static List<MemberId> members(Array array) throws SQLException {
        List<MemberId> members = new ArrayList<>();
        for (Long member : (Long[]) array.getArray()) members.add(new MemberId(member));
        return members;
    }

    private static final String LIST = """
            select member_id, state, attempts, doubts, next_attempt, code, status, reply, at
              from delivery_n
             where state = any(:states::delivery_state[])
             order by member_id
            """;

    /** The deliveries in these states with the relay's words, in the order of members; a million need no more memory than one. */
    public void list(EditionId edition, Set<DeliveryState> states, Consumer<Delivery> each) {
        if (runs.get(edition).dropped()) return;
        String[] words = states.stream().map(DeliveryState::sql).toArray(String[]::new);
        // A cursor lives only within a transaction.
        transaction.executeWithoutResult(status -> {
            try (var rows = jdbc
                    .sql(new EditionPartition(edition).sql(LIST))
                    .withFetchSize(FETCH)
                    .param("states", words)
                    .query((row, n) -> delivery(row))
                    .stream()) {
                rows.forEach(each);
            }
        });
    }

    private static final String FIND = """
            select member_id, state, attempts, doubts, next_attempt, code, status, reply, at
              from delivery
             where edition_id = :edition and member_id = :member
            """;

    /** One member's delivery; none where the member was not enrolled, or the rows have been dropped. */
    public @Nullable Delivery find(EditionId edition, MemberId member) {
        return jdbc.sql(FIND)
                .param("edition", edition.value())
                .param("member", member.value())
                .query((row, n) -> delivery(row))
                .optional()
                .orElse(null);
    }

    static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                new MemberId(row.getLong("member_id")),
                DeliveryState.of(row.getString("state")),
                row.getInt("attempts"),
                row.getInt("doubts"),
                DeliveryRuns.instant(row.getTimestamp("next_attempt")),
                (Integer) row.getObject("code"),
                row.getString("status"),
                row.getString("reply"),
                row.getTimestamp("at").toInstant());
    }

    private static final String OLD = """
            select edition_id from delivery_run
             where finished_at < now() - :seconds * interval '1 second' and dropped_at is null
            """;

    private static final String KEEP = """
            update delivery_run r
               set dropped_at = now(), accepted = s.accepted, rejected = s.rejected, waiting = s.waiting,
                   expired = s.expired, suppressed = s.suppressed, uncertain = s.uncertain,
                   last_at = s.last_at, duplicates = s.duplicates
              from (%s) s
             where r.edition_id = :edition and r.dropped_at is null
            """;

    private static final String LOCK = """
            select count(*) from (select from delivery_run where edition_id = :edition and dropped_at is null for update) r
            """;

    private boolean lock(EditionId edition) {
        return jdbc.sql(LOCK)
                        .param("edition", edition.value())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** Drops the rows of runs that finished longer ago; their receipts stay. Returns how many. */
    public int retire(Duration age) {
        List<Long> old = jdbc.sql(OLD)
                .param("seconds", age.toSeconds())
                .query(Long.class)
                .list();
        old.forEach(edition -> retire(new EditionId(edition)));
        return old.size();
    }

    // Dropping waits for whoever reads the parent, and everybody then waits for it: better tried again an hour later.
    private static final String SOON = "set local lock_timeout = '2s'";

    private void retire(EditionId edition) {
        EditionPartition book = new EditionPartition(edition);
        transaction.executeWithoutResult(status -> {
            jdbc.sql(SOON).update();
            if (!lock(edition)) return;
            jdbc.sql(book.sql(KEEP.formatted(COUNT)))
                    .param("edition", edition.value())
                    .update();
            jdbc.sql(book.sql("drop table if exists delivery_n")).update();
        });
    }
}

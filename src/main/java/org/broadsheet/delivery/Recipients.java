package org.broadsheet.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.edition.EditionId;
import org.broadsheet.member.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** An edition's recipients for those who look: how many, and page by page who. */
@Service
public class Recipients {
    private final JdbcClient jdbc;
    private final DeliveryRuns runs;

    Recipients(JdbcClient jdbc, DeliveryRuns runs) {
        this.jdbc = jdbc;
        this.runs = runs;
    }

    private static final String COUNTS = """
            select count(*) as recipients,
                   count(*) filter (where d.state = 'pending') as pending,
                   count(*) filter (where d.state in ('claimed', 'sending')) as under_way,
                   count(*) filter (where d.state = 'accepted') as accepted,
                   count(*) filter (where d.state = 'deferred') as deferred,
                   count(*) filter (where d.state = 'rejected') as rejected,
                   count(*) filter (where d.state = 'expired') as expired,
                   count(*) filter (where d.state = 'uncertain') as uncertain,
                   count(*) filter (where d.state = 'suppressed') as suppressed,
                   count(*) filter (where d.doubts + (d.state = 'accepted')::int > 1) as twice,
                   count(*) filter (where d.code is not null and d.at > now() - :window * interval '1 ms'
                                      and d.state in ('accepted', 'rejected', 'deferred')) as answered,
                   max(d.at) filter (where d.code is not null and d.state in ('accepted', 'rejected', 'deferred'))
                       as last_at,
                   min(d.next_attempt) filter (where d.state = 'deferred') as next_attempt
              from delivery_n d
            """;

    private static final String TALLY = """
            select r.control, r.reason, r.started_at, r.finished_at, r.expires_at, now() as as_of, true as listed, c.*,
                   coalesce(extract(epoch from c.last_at - r.started_at), 0) as seconds
              from delivery_run r, (%s) c
             where r.edition_id = :edition
            """.formatted(COUNTS);

    private static final String KEPT = """
            select control, reason, started_at, finished_at, expires_at, now() as as_of, false as listed,
                   enrolled as recipients, waiting as pending, 0 as under_way, accepted, 0 as deferred, rejected,
                   expired, uncertain, suppressed, cardinality(duplicates) as twice, 0 as answered,
                   null::timestamptz as next_attempt, coalesce(extract(epoch from last_at - started_at), 0) as seconds
              from delivery_run
             where edition_id = :edition
            """;

    /** The numbers as of now; empty where nobody was enrolled yet. Reads every row of the edition. */
    public Optional<Tally> tally(EditionId edition) {
        return runs.find(edition).map(run -> {
            String sql = run.dropped() ? KEPT : new EditionPartition(edition).sql(TALLY);
            return jdbc.sql(sql)
                    .param("edition", edition.value())
                    .param("window", Tally.WINDOW.toMillis())
                    .query(Recipients::tally)
                    .single();
        });
    }

    private static final String SENDINGS = """
            select edition_id, control, enrolled, finished_at from delivery_run where edition_id = any(:editions)
            """;

    /** How the sending of these editions stands; those that nobody was enrolled for are not among them. */
    public Map<EditionId, Sending> sendings(Collection<EditionId> editions) {
        Map<EditionId, Sending> sendings = new HashMap<>();
        jdbc.sql(SENDINGS)
                .param("editions", editions.stream().map(EditionId::value).toArray(Long[]::new))
                .query(row -> {
                    sendings.put(
                            new EditionId(row.getLong("edition_id")),
                            new Sending(
                                    row.getString("control"),
                                    row.getLong("enrolled"),
                                    DeliveryRuns.instant(row.getTimestamp("finished_at"))));
                });
        return sendings;
    }

    private static final String PAGE = """
            select d.member_id, d.state, d.attempts, d.doubts, d.next_attempt, d.code, d.status, d.reply, d.at
              from delivery_n d
             where d.member_id > :after and %s
             order by d.member_id
             limit :most
            """;

    private static final String IN_STATES = PAGE.formatted("d.state = any(:states::delivery_state[])");
    private static final String TWICE = PAGE.formatted("d.doubts + (d.state = 'accepted')::int > 1");

    /** Those in these states with a key greater than {@code after}, in the order of keys; none where the rows have been dropped. */
    public List<Delivery> page(EditionId edition, Set<DeliveryState> states, long after, int most) {
        return page(IN_STATES, edition, states, after, most);
    }

    /** Those who may have it twice, likewise. */
    public List<Delivery> twice(EditionId edition, long after, int most) {
        return page(TWICE, edition, Set.of(), after, most);
    }

    private List<Delivery> page(String sql, EditionId edition, Set<DeliveryState> states, long after, int most) {
        if (runs.find(edition).map(DeliveryRun::dropped).orElse(true)) return List.of();
        return jdbc.sql(new EditionPartition(edition).sql(sql))
                .param("states", states.stream().map(DeliveryState::sql).toArray(String[]::new))
                .param("after", after)
                .param("most", most)
                .query((row, n) -> Receipts.delivery(row))
                .list();
    }

    // By way of the runs: asked by its member alone, every partition there ever was would be searched from end to end.
    private static final String OF_MEMBER = """
            select r.digest, r.edition, d.member_id, d.state, d.attempts, d.doubts, d.next_attempt, d.code, d.status,
                   d.reply, d.at
              from (select edition_id, digest, edition
                      from delivery_run
                     where dropped_at is null
                     order by enrolled_at desc
                     limit :most) r
              join delivery d on d.edition_id = r.edition_id and d.member_id = :member
             order by d.at desc
            """;

    /** What became of a member's letters of the newest editions, the newest first. */
    public List<PastDelivery> of(MemberId member, int mostEditions) {
        return jdbc.sql(OF_MEMBER)
                .param("member", member.value())
                .param("most", mostEditions)
                .query((row, n) ->
                        new PastDelivery(row.getString("digest"), row.getString("edition"), Receipts.delivery(row)))
                .list();
    }

    private static Tally tally(ResultSet row, int number) throws SQLException {
        return new Tally(
                row.getString("control"),
                row.getString("reason") == null ? "" : row.getString("reason"),
                DeliveryRuns.instant(row.getTimestamp("started_at")),
                DeliveryRuns.instant(row.getTimestamp("finished_at")),
                row.getTimestamp("expires_at").toInstant(),
                row.getTimestamp("as_of").toInstant(),
                row.getLong("recipients"),
                row.getLong("pending"),
                row.getLong("under_way"),
                row.getLong("accepted"),
                row.getLong("deferred"),
                row.getLong("rejected"),
                row.getLong("expired"),
                row.getLong("uncertain"),
                row.getLong("suppressed"),
                row.getLong("twice"),
                row.getLong("answered"),
                Math.max(0, row.getDouble("seconds")),
                DeliveryRuns.instant(row.getTimestamp("next_attempt")),
                row.getBoolean("listed"));
    }
}

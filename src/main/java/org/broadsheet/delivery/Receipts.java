package org.broadsheet.delivery;

import static org.broadsheet.delivery.DeliveryRun.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadsheet.delivery.session.Ledger;
import org.broadsheet.edition.EditionId;
import org.broadsheet.member.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How the sending of editions stands: the runs, and the counts of their recipients. */
@Service
public class Receipts {
    private final JdbcClient jdbc;
    private final DeliveryRuns runs;

    Receipts(JdbcClient jdbc, DeliveryRuns runs) {
        this.jdbc = jdbc;
        this.runs = runs;
    }

    /** The counts as of now, of a run under way too; empty where nobody was enrolled yet. Reads every row of the edition. */
    public Optional<DeliveryStats> find(EditionId edition) {
        return runs.look(edition).map(this::count);
    }

    /** The same; throws where nobody was enrolled. */
    public DeliveryStats receipt(EditionId edition) {
        return find(edition).orElseThrow(() -> new IllegalArgumentException(edition + " is not enrolled"));
    }

    // A member may have it twice when the relay may have taken it more than once: tries in doubt, and the accepted one.
    static final String COUNT = """
            with s as materialized (
                select d.state, count(*) as n,
                       array_agg(d.member_id) filter (where d.doubts + (d.state = 'accepted')::int > 1) as twice,
                       count(*) filter (where d.code is not null and d.at > now() - interval '10 seconds') as answered,
                       count(*) filter (where d.at > now() - interval '1 minute') as of_last_minute,
                       max(d.at) as last_at, max(d.at) filter (where d.code is not null) as last_answer,
                       min(d.next_attempt) as next_attempt, min(coalesce(d.next_attempt, d.at)) as due_since
                  from delivery_n d
                 group by d.state)
            select coalesce(array_agg(state::text), '{}') as states, coalesce(array_agg(n), '{}') as counts,
                   (select coalesce(array_agg(m order by m), '{}') from s, unnest(s.twice) m) as duplicates,
                   sum(answered) filter (where state in ('accepted', 'rejected', 'deferred')) as answered,
                   sum(of_last_minute) filter (where state = 'accepted') / 60.0 as rate,
                   max(last_answer) filter (where state in ('accepted', 'rejected', 'deferred')) as last_answer,
                   max(last_at) filter (where state = 'accepted') as last_accepted,
                   min(next_attempt) filter (where state = 'deferred') as next_attempt,
                   min(due_since) filter (where state in ('pending', 'deferred')) as due_since, now() as as_of
              from s
            """;
    private static final String KEPT = """
            select array['accepted', 'rejected', 'pending', 'expired', 'suppressed', 'uncertain'] as states,
                   array[accepted, rejected, waiting, expired, suppressed, uncertain]::bigint[] as counts,
                   duplicates, 0 as answered, 0.0 as rate, last_at as last_answer, null::timestamptz as last_accepted,
                   null::timestamptz as next_attempt, null::timestamptz as due_since, now() as as_of
              from delivery_run
             where edition_id = :edition
            """;

    // Where the rows have been dropped, the counts that were kept.
    private DeliveryStats count(DeliveryRun run) {
        return jdbc.sql(run.dropped() ? KEPT : Ledger.sql(run.edition(), COUNT))
                .param("edition", run.edition().value())
                .query((row, n) -> stats(run, row))
                .single();
    }

    private static DeliveryStats stats(DeliveryRun run, ResultSet row) throws SQLException {
        Map<DeliveryState, Long> counts = new EnumMap<>(DeliveryState.class);
        String[] states = (String[]) row.getArray("states").getArray();
        Long[] numbers = (Long[]) row.getArray("counts").getArray();
        for (int i = 0; i < states.length; i++) if (numbers[i] > 0) counts.put(DeliveryState.of(states[i]), numbers[i]);
        return new DeliveryStats(
                run,
                counts,
                Stream.of((Long[]) row.getArray("duplicates").getArray())
                        .map(MemberId::new)
                        .toList(),
                row.getLong("answered"),
                row.getDouble("rate"),
                instant(row.getTimestamp("last_answer")),
                instant(row.getTimestamp("last_accepted")),
                instant(row.getTimestamp("next_attempt")),
                instant(row.getTimestamp("due_since")),
                row.getTimestamp("as_of").toInstant());
    }

    /** How the sending of these editions stands; those that nobody was enrolled for are not among them. */
    public Map<EditionId, DeliveryRun> runs(Collection<EditionId> editions) {
        return runs.of(editions);
    }

    /** The editions enrolled since then whose rows are still there, the oldest first. */
    public List<DeliveryRun> recent(Duration age) {
        return runs.recent(age);
    }

    /**
     * An edition's recipients at one domain.
     *
     * @param domain of their addresses, in lower case; empty for those who cannot be mailed any more
     * @param deferred still waiting, or given up because it was too late
     */
    public record DomainCount(String domain, long accepted, long rejected, long deferred) {}

    private static final String BY_DOMAIN = """
            select coalesce(lower(split_part(m.address, '@', -1)), '') as domain,
                   count(*) filter (where d.state = 'accepted') as accepted,
                   count(*) filter (where d.state = 'rejected') as rejected,
                   count(*) filter (where d.state in ('deferred', 'expired')) as deferred
              from delivery_n d
              join delivery_run r using (edition_id)
              left join mailable_member m on m.member_id = d.member_id and m.digest = r.digest
             where d.state in ('accepted', 'rejected', 'deferred', 'expired')
             group by 1
            """;

    /** What became of an edition's recipients, by the domains of their addresses. */
    public List<DomainCount> byDomain(EditionId edition) {
        return jdbc.sql(Ledger.sql(edition, BY_DOMAIN))
                .query((row, n) -> new DomainCount(
                        row.getString("domain"),
                        row.getLong("accepted"),
                        row.getLong("rejected"),
                        row.getLong("deferred")))
                .list();
    }

    /** @param reply the words that were said most often */
    public record Refusals(long count, String reply) {}

    // What a filter or a policy says of the message; three of the codes of policies speak of the mailbox (RFC 5248, RFC
    // 7293).
    private static final String REFUSALS = """
            select count(*) as refused, coalesce(mode() within group (order by reply), '') as reply
              from delivery
             where edition_id = :edition
               and state = 'rejected'
               and (status like '5.7.%' and status not in ('5.7.13', '5.7.17', '5.7.18')
                    or status like '5.6.%' or status is null and code = 554)
            """;

    /** How many members of an edition a filter or a policy has refused the message for. */
    public Refusals refusals(EditionId edition) {
        return jdbc.sql(REFUSALS)
                .param("edition", edition.value())
                .query((row, n) -> new Refusals(row.getLong("refused"), row.getString("reply")))
                .single();
    }
}

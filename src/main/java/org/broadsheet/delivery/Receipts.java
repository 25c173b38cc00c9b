package org.broadsheet.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
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
        DeliveryRun run = runs.look(edition).orElseGet(() -> runs.get(edition));
        DeliveryStats stats = DeliveryStats.read(jdbc, run);
        boolean cancelled = run.control() == Control.CANCELLED;
        return new Receipt(
                run.digest(),
                run.name(),
                status(run),
                run.reasonOrEmpty(),
                run.enrolled(),
                stats.accepted(),
                stats.rejected(),
                stats.open() + stats.expired(),
                stats.suppressed(),
                stats.uncertain(),
                stats.twice(),
                stats.seconds(),
                stats.seconds() > 0 ? stats.accepted() / stats.seconds() : 0,
                cancelled ? 0 : stats.open(),
                stats.expired(),
                cancelled ? stats.open() : 0,
                stats.duplicates());
    }

    /** The same; empty where nobody was enrolled yet. */
    public Optional<Receipt> find(EditionId edition) {
        return runs.find(edition).map(run -> receipt(edition));
    }

    private String status(DeliveryRun run) {
        if (run.control() != Control.RUNNING) return run.control().word();
        if (run.finished() != null) return "finished";
        return workers.anyAlive(run.edition()) ? "running" : "waiting";
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
                    .sql(Ledger.sql(edition, LIST))
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

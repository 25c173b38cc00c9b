package org.broadsheet.delivery;

import static org.broadsheet.delivery.DeliveryRun.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.broadsheet.delivery.session.Ledger;
import org.broadsheet.edition.EditionId;
import org.broadsheet.member.MemberId;
import org.broadsheet.member.Traces;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The deliveries of an edition, one by one, and what the ledger holds of one member. */
@Service
public class Recipients implements Traces {
    private static final int FETCH = 1000;

    /**
     * One row of the ledger.
     *
     * @param attempts tries that came as far as the relay's word on this member
     * @param doubts tries of which nobody knows whether the relay took them
     * @param code the last reply's code, 0 where the words are ours
     * @param at of the last change
     */
    public record Delivery(
            MemberId member,
            DeliveryState state,
            int attempts,
            int doubts,
            @Nullable Instant nextAttempt,
            @Nullable Integer code,
            @Nullable String status,
            @Nullable String reply,
            Instant at) {}

    private final JdbcClient jdbc;
    private final DeliveryRuns runs;
    private final TransactionTemplate transaction;

    Recipients(JdbcClient jdbc, DeliveryRuns runs, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The deliveries in these states with the relay's words, in the order of members; a million need no more memory than one. */
    public void list(EditionId edition, Set<DeliveryState> states, Consumer<Delivery> each) {
        if (runs.get(edition).dropped()) return;
        // A cursor lives only within a transaction.
        transaction.executeWithoutResult(status -> {
            try (var rows = rows(IN_STATES, edition, states, 0, null).stream()) {
                rows.forEach(each);
            }
        });
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                new MemberId(row.getLong("member_id")),
                DeliveryState.of(row.getString("state")),
                row.getInt("attempts"),
                row.getInt("doubts"),
                instant(row.getTimestamp("next_attempt")),
                (Integer) row.getObject("code"),
                row.getString("status"),
                row.getString("reply"),
                row.getTimestamp("at").toInstant());
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
        return rows(sql, edition, states, after, most).list();
    }

    /** @param most null: all */
    private JdbcClient.MappedQuerySpec<Delivery> rows(
            String sql, EditionId edition, Set<DeliveryState> states, long after, @Nullable Integer most) {
        return jdbc.sql(Ledger.sql(edition, sql))
                .withFetchSize(FETCH)
                .param("states", states.stream().map(DeliveryState::sql).toArray(String[]::new))
                .param("after", after)
                .param("most", most, Types.INTEGER)
                .query((row, n) -> delivery(row));
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

    /** What became of one member's letter of an edition. */
    public record PastDelivery(String digest, String edition, Delivery delivery) {}

    /** What became of a member's letters of the newest editions, the newest first. */
    public List<PastDelivery> of(MemberId member, int mostEditions) {
        return jdbc.sql(OF_MEMBER)
                .param("member", member.value())
                .param("most", mostEditions)
                .query((row, n) -> new PastDelivery(row.getString("digest"), row.getString("edition"), delivery(row)))
                .list();
    }

    @Override
    public String name() {
        return "deliveries";
    }

    private static final String ALL = """
            select coalesce(jsonb_agg(jsonb_build_object(
                       'digest', r.digest, 'edition', r.edition, 'state', d.state, 'at', d.at, 'attempts', d.attempts,
                       'code', d.code, 'status', d.status, 'reply', d.reply) order by d.at), '[]')
              from delivery d
              join delivery_run r on r.edition_id = d.edition_id
             where d.member_id = :member
            """;

    @Override
    public String json(MemberId member) {
        return jdbc.sql(ALL).param("member", member.value()).query(String.class).single();
    }

    // A relay's words often name the address; the row itself is a number, and counts in its receipt.
    private static final String STRIP = """
            update delivery set reply = 'erased' where member_id = :member and reply is not null
            """;

    @Override
    public void forget(MemberId member) {
        jdbc.sql(STRIP).param("member", member.value()).update();
    }
}

package org.broadsheet.delivery.session;

import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.broadsheet.delivery.DeliveryRun.Control;
import org.broadsheet.delivery.DeliverySettings;
import org.broadsheet.delivery.DeliverySettings.Uncertain;
import org.broadsheet.edition.EditionId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Registers live workers and releases the rows of dead ones. All times are the database's. */
@Component
public class Workers {
    private static final Logger log = LoggerFactory.getLogger(Workers.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final DeliverySettings settings;
    private final TransactionTemplate transaction;
    private volatile @Nullable Steady steady;

    Workers(JdbcClient jdbc, DeliverySettings settings, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
    }

    public Duration lease() {
        return settings.lease();
    }

    /**
     * Since when this process has had an answer from the database without a gap, and when it had the last one; both by the
     * database's clock. Only a steady process may judge others: after an outage of the database all look silent alike.
     */
    private record Steady(OffsetDateTime since, OffsetDateTime last) {}

    private static final String ENTER = """
            insert into delivery_worker (id, edition_id, name, beat_at, steady_since)
            values (:id, :edition, :name, clock_timestamp(),
                    case when :last > clock_timestamp() - :gap * interval '1 ms' then :since else clock_timestamp() end)
            returning beat_at
            """;

    /** A new number each time, drawn and not counted: a database restored from yesterday would count the same ones again. */
    long enter(EditionId edition) {
        long id = RANDOM.nextLong(1, Long.MAX_VALUE);
        Steady before = steady;
        answered(jdbc.sql(ENTER)
                .param("id", id)
                .param("edition", edition.value())
                .param("name", ManagementFactory.getRuntimeMXBean().getName())
                .param("gap", gap().toMillis())
                .param("last", before == null ? null : before.last(), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("since", before == null ? null : before.since(), Types.TIMESTAMP_WITH_TIMEZONE)
                .query(OffsetDateTime.class)
                .single());
        return id;
    }

    private Duration gap() {
        return lease().multipliedBy(2).dividedBy(3);
    }

    /** @param now the database's time of an answer to this process, whatever was asked */
    public synchronized void answered(OffsetDateTime now) {
        Steady before = steady;
        OffsetDateTime since =
                before == null || Duration.between(before.last(), now).compareTo(gap()) > 0 ? now : before.since();
        steady = new Steady(since, now);
    }

    private static final String BEAT = """
            update delivery_worker w
               set beat_at = clock_timestamp(),
                   last_contact = case when :contact then clock_timestamp() else w.last_contact end,
                   steady_since = case when w.beat_at < clock_timestamp() - :gap * interval '1 ms'
                                       then clock_timestamp() else w.steady_since end
              from delivery_run r
             where w.id = :id and r.edition_id = w.edition_id
            returning r.control, w.beat_at
            """;

    /**
     * Renews a worker's lease and returns what may be done with its edition; empty when the lease had expired.
     *
     * @param contact whether the relay has answered about a message since the last beat
     */
    Optional<Control> beat(long id, boolean contact) {
        return jdbc.sql(BEAT)
                .param("id", id)
                .param("contact", contact)
                .param("gap", gap().toMillis())
                .query((row, n) -> {
                    answered(row.getObject(2, OffsetDateTime.class));
                    return Control.of(row.getString(1));
                })
                .optional();
    }

    // The last answer is checked too: a statement that the database itself held up must not judge by what was before.
    private static final String EXPIRED = """
            select w.id, w.edition_id
              from delivery_worker w
             where w.beat_at < clock_timestamp() - :lease * interval '1 ms'
               and :since < clock_timestamp() - :lease * interval '1 ms'
               and :last > clock_timestamp() - :gap * interval '1 ms'
            """;

    private static final String NOTIFY = "select pg_notify('delivery', :edition)";

    private record Expired(long id, EditionId edition) {}

    /** Frees the rows of workers whose lease has expired, if this process has had its answers for as long. */
    public void reclaimExpired() {
        Steady now = steady;
        if (now == null) return;
        List<Expired> expired = jdbc.sql(EXPIRED)
                .param("lease", lease().toMillis())
                .param("gap", gap().toMillis())
                .param("since", now.since())
                .param("last", now.last())
                .query((row, n) -> new Expired(row.getLong(1), new EditionId(row.getLong(2))))
                .list();
        expired.forEach(this::reclaim);
    }

    private void reclaim(Expired worker) {
        int rows = giveUp(worker.id(), worker.edition());
        log.warn(
                "lease expired worker={} edition={} deliveries={}",
                worker.id(),
                worker.edition().value(),
                rows);
        // Not after each release: a worker that gives rows back because the relay is away would wake itself for ever.
        if (rows > 0)
            jdbc.sql(NOTIFY)
                    .param("edition", String.valueOf(worker.edition().value()))
                    .query((row, n) -> row.getString(1))
                    .optional();
    }

    private static final String DELETE = "delete from delivery_worker where id = :id";

    // Claimed rows were never begun. What was being sent may be out: it is tried again or left, as the newsroom
    // decided.
    private static final String FREE = """
            update delivery_n
               set state = (case when state = 'claimed' or :resend and doubts + 1 < :doubts then 'pending'
                                 else 'uncertain' end)::delivery_state,
                   next_attempt = case when state = 'claimed' or :resend and doubts + 1 < :doubts then now() end,
                   doubts = doubts + (state = 'sending')::int,
                   code = case when state = 'sending' then 0 else code end,
                   status = case when state = 'sending' then null else status end,
                   reply = case when state = 'sending' then 'the worker ended before the answer was recorded' else reply end,
                   owner = null, at = now()
             where owner = :id and state in ('claimed', 'sending')
            """;

    /** Ends a worker, this one or another, and frees its rows; the number is void when this returns. */
    int giveUp(long id, EditionId edition) {
        Integer freed = transaction.execute(status -> {
            // Waits for a claim that is under way, which holds this row; the next statement sees what it claimed.
            if (jdbc.sql(DELETE).param("id", id).update() == 0) return 0;
            return jdbc.sql(Ledger.sql(edition, FREE))
                    .param("id", id)
                    .param("resend", settings.uncertain() == Uncertain.RESEND)
                    .param("doubts", OutcomePolicy.DOUBTS)
                    .update();
        });
        return freed == null ? 0 : freed;
    }
}

package org.broadsheet.delivery;

import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.broadsheet.delivery.DeliverySettings.Uncertain;
import org.broadsheet.edition.EditionId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is at work, and what becomes of the rows of those who are no more. Times are the database's, not the machines'. */
@Component
class Workers {
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

    Duration lease() {
        return settings.lease();
    }

    // A process that has just been at work under another number, and has not missed the database since, is as steady as
    // it was then: after a manager's death all begin anew, and whoever lives frees at once what the dead had in hand.
    private record Steady(OffsetDateTime since, long heard) {}

    private static final String ENTER = """
            insert into delivery_worker (id, edition_id, name, beat_at, steady_since)
            values (:id, :edition, :name, clock_timestamp(), coalesce(:steady, clock_timestamp()))
            """;

    /** A new number each time, drawn and not counted: a database restored from yesterday would count the same ones again. */
    long enter(EditionId edition) {
        long id = RANDOM.nextLong(1, Long.MAX_VALUE);
        jdbc.sql(ENTER)
                .param("id", id)
                .param("edition", edition.value())
                .param("name", ManagementFactory.getRuntimeMXBean().getName())
                .param("steady", stillSteady(), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        return id;
    }

    private @Nullable OffsetDateTime stillSteady() {
        Steady last = steady;
        return last == null || System.nanoTime() - last.heard() > gap().toNanos() ? null : last.since();
    }

    private Duration gap() {
        return lease().multipliedBy(2).dividedBy(3);
    }

    private static final String BEAT = """
            update delivery_worker w
               set beat_at = clock_timestamp(),
                   steady_since = case when w.beat_at < clock_timestamp() - :gap * interval '1 ms'
                                       then clock_timestamp() else w.steady_since end
              from delivery_run r
             where w.id = :id and r.edition_id = w.edition_id
            returning r.control, w.steady_since
            """;

    /** Tells that we live, and learns what may be done; empty when we were taken for dead. */
    Optional<Control> beat(long id) {
        return jdbc.sql(BEAT)
                .param("id", id)
                .param("gap", gap().toMillis())
                .query((row, n) -> {
                    steadySince(row.getObject(2, OffsetDateTime.class));
                    return Control.of(row.getString(1));
                })
                .optional();
    }

    private synchronized void steadySince(OffsetDateTime since) {
        steady = new Steady(since, System.nanoTime());
    }

    /** The database has answered this process, by whatever else: between two numbers, too, it was not silent. */
    synchronized void answered() {
        OffsetDateTime since = stillSteady();
        if (since != null) steadySince(since);
    }

    private static final String SILENT = """
            select w.id, w.edition_id
              from delivery_worker w, delivery_worker me
             where me.id = :me and me.steady_since < clock_timestamp() - :lease * interval '1 ms'
               and w.id <> me.id and w.beat_at < clock_timestamp() - :lease * interval '1 ms'
            """;

    private record Silent(long id, EditionId edition) {}

    /** Gives up those who were silent for a lease, if we were not so ourselves. */
    void buryTheDead(long me) {
        List<Silent> silent = jdbc.sql(SILENT)
                .param("me", me)
                .param("lease", lease().toMillis())
                .query((row, n) -> new Silent(row.getLong(1), new EditionId(row.getLong(2))))
                .list();
        for (Silent worker : silent) {
            int rows = giveUp(worker.id(), worker.edition());
            log.warn(
                    "worker given up worker={} edition={} deliveries={}",
                    worker.id(),
                    worker.edition().value(),
                    rows);
        }
    }

    private static final String ALIVE = """
            select exists (select from delivery_worker w
                            where w.edition_id = :edition and w.beat_at >= clock_timestamp() - :lease * interval '1 ms')
            """;

    boolean anyAlive(EditionId edition) {
        return jdbc.sql(ALIVE)
                .param("edition", edition.value())
                .param("lease", lease().toMillis())
                .query(Boolean.class)
                .single();
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

    /** Ends a worker, itself or another, and frees its rows; the number is void when this returns. */
    int giveUp(long id, EditionId edition) {
        Integer freed = transaction.execute(status -> {
            // Waits for a claim that is under way, which holds this row; the next statement sees what it claimed.
            if (jdbc.sql(DELETE).param("id", id).update() == 0) return 0;
            return jdbc.sql(new Book(edition).sql(FREE))
                    .param("id", id)
                    .param("resend", settings.uncertain() == Uncertain.RESEND)
                    .param("doubts", Ruling.DOUBTS)
                    .update();
        });
        return freed == null ? 0 : freed;
    }
}

package org.broadsheet.delivery;

import java.time.Duration;
import java.util.List;
import org.broadsheet.delivery.session.Ledger;
import org.broadsheet.edition.EditionId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Drops the rows of old editions; their counts stay. */
@Service
public class Retirement {
    /**
     * {@code broadsheet.ledger.*}: how long it is known of every member what became of an edition's letter.
     *
     * @param keep after an edition's last outcome; the receipt stays for ever
     */
    @ConfigurationProperties("broadsheet.ledger")
    public record LedgerSettings(@DefaultValue("P90D") Duration keep) {
        private static final Duration LEAST = Duration.ofDays(1);

        public LedgerSettings {
            // Bounces that come back late are judged against the rows, and rates are counted from them.
            if (keep.compareTo(LEAST) < 0)
                throw new IllegalArgumentException("broadsheet.ledger.keep must be P1D or more");
        }
    }

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Retirement(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    private static final String OLD = """
            select edition_id from delivery_run
             where finished_at < now() - :seconds * interval '1 second' and dropped_at is null
            """;

    /** Drops the rows of runs that finished longer ago. Returns how many runs. */
    public int retire(Duration age) {
        List<Long> old = jdbc.sql(OLD)
                .param("seconds", age.toSeconds())
                .query(Long.class)
                .list();
        old.forEach(edition -> retire(new EditionId(edition)));
        return old.size();
    }

    private static final String LOCK = """
            select count(*) from (select from delivery_run where edition_id = :edition and dropped_at is null for update) r
            """;
    private static final String KEEP = """
            update delivery_run r
               set dropped_at = now(), accepted = s.accepted, rejected = s.rejected, waiting = s.waiting,
                   expired = s.expired, suppressed = s.suppressed, uncertain = s.uncertain,
                   last_at = s.last_answer, duplicates = s.duplicates
              from (select coalesce(sum(n) filter (where state = 'accepted'), 0) as accepted,
                           coalesce(sum(n) filter (where state = 'rejected'), 0) as rejected,
                           coalesce(sum(n) filter (where state in ('pending', 'claimed', 'sending', 'deferred')), 0) as waiting,
                           coalesce(sum(n) filter (where state = 'expired'), 0) as expired,
                           coalesce(sum(n) filter (where state = 'suppressed'), 0) as suppressed,
                           coalesce(sum(n) filter (where state = 'uncertain'), 0) as uncertain,
                           min(c.last_answer) as last_answer, coalesce(min(c.duplicates), '{}') as duplicates
                      from (%s) c left join lateral unnest(c.states, c.counts) as u(state, n) on true) s
             where r.edition_id = :edition
            """;
    // Dropping waits for whoever reads the parent, and everybody then waits for it: better tried again an hour later.
    private static final String SOON = "set local lock_timeout = '2s'";

    private void retire(EditionId edition) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql(SOON).update();
            int open = jdbc.sql(LOCK)
                    .param("edition", edition.value())
                    .query(Integer.class)
                    .single();
            if (open == 0) return;
            jdbc.sql(Ledger.sql(edition, KEEP.formatted(Receipts.COUNT)))
                    .param("edition", edition.value())
                    .update();
            jdbc.sql(Ledger.sql(edition, "drop table if exists delivery_n")).update();
        });
    }
}

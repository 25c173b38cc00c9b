package org.broadsheet.delivery;

import java.util.EnumSet;
import java.util.Set;
import org.broadsheet.delivery.DeliveryRun.Control;
import org.broadsheet.delivery.session.Ledger;
import org.broadsheet.edition.EditionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts an edition's members in line: all of them, once and however often it is asked; those not served, when a person says so. */
@Component
class Enrolment {
    private static final Set<DeliveryState> TRIABLE =
            EnumSet.of(DeliveryState.REJECTED, DeliveryState.EXPIRED, DeliveryState.UNCERTAIN);
    private static final Logger log = LoggerFactory.getLogger(Enrolment.class);

    private final JdbcClient jdbc;
    private final DeliveryRuns runs;
    private final DeliverySettings settings;
    private final TransactionTemplate oneSnapshot;
    private final TransactionTemplate transaction;

    Enrolment(JdbcClient jdbc, DeliveryRuns runs, DeliverySettings settings, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
        this.oneSnapshot = new TransactionTemplate(transactions);
        // What the view says and what was enrolled are counted by two statements; they must see the same members.
        oneSnapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    long enrol(EditionId edition, String digest, String name) {
        return runs.find(edition).map(DeliveryRun::enrolled).orElseGet(() -> enrolOnce(edition, digest, name));
    }

    private long enrolOnce(EditionId edition, String digest, String name) {
        try {
            Long enrolled = oneSnapshot.execute(status -> fill(edition, digest, name));
            log.info("enrolled digest={} edition={} recipients={}", digest, name, enrolled);
        } catch (DuplicateKeyException | ConcurrencyFailureException e) {
            log.info("enrolled elsewhere digest={} edition={}", digest, name);
        }
        return runs.get(edition).enrolled();
    }

    private long fill(EditionId edition, String digest, String name) {
        runs.insert(edition, digest, name, settings.expireAfter());
        jdbc.sql(Ledger.sql(edition, CREATE)).update();
        long inserted = insert(edition, digest);
        long mailable = count(MAILABLE, edition, digest);
        jdbc.sql(Ledger.sql(edition, ATTACH).formatted(edition.value())).update();
        long held = count(Ledger.sql(edition, HELD), edition, digest);
        if (inserted != mailable || inserted != held) {
            throw new IllegalStateException("enrolment of %s %s does not add up: mailable=%d inserted=%d held=%d"
                    .formatted(digest, name, mailable, inserted, held));
        }
        jdbc.sql(COUNTED)
                .param("enrolled", inserted)
                .param("edition", edition.value())
                .update();
        jdbc.sql(Ledger.sql(edition, "analyze delivery_n")).update();
        return inserted;
    }

    // Half of a page stays free for the three updates of each of its rows, which then need no index entry. It is filled
    // before it gets its indexes and is attached: no other edition waits meanwhile.
    private static final String CREATE = """
            create table delivery_n (like delivery including defaults including constraints)
              with (fillfactor = 30, autovacuum_vacuum_scale_factor = 0.1, autovacuum_analyze_scale_factor = 0.2)
            """;

    private static final String ATTACH = "alter table delivery attach partition delivery_n for values in (%d)";

    private static final String INSERT = """
            insert into delivery_n (edition_id, member_id, at)
            select :edition, m.member_id, now()
              from mailable_member m
             where m.digest = :digest
             order by m.member_id
            """;

    private long insert(EditionId edition, String digest) {
        return jdbc.sql(Ledger.sql(edition, INSERT))
                .param("edition", edition.value())
                .param("digest", digest)
                .update();
    }

    private static final String MAILABLE = "select count(*) from mailable_member where digest = :digest";

    private static final String HELD = "select count(*) from delivery_n where edition_id = :edition";

    private static final String COUNTED = "update delivery_run set enrolled = :enrolled where edition_id = :edition";

    private long count(String sql, EditionId edition, String digest) {
        return jdbc.sql(sql)
                .param("edition", edition.value())
                .param("digest", digest)
                .query(Long.class)
                .single();
    }

    private static final String AGAIN = """
            update delivery_n
               set state = 'pending', next_attempt = now(), attempts = 0, at = now()
             where state = any(:states::delivery_state[])
            """;

    /** "Try these again", because a person says so. Returns how many. */
    int retry(EditionId edition, Set<DeliveryState> states) {
        if (!TRIABLE.containsAll(states)) throw new IllegalArgumentException("cannot be tried again: " + states);
        DeliveryRun run = runs.get(edition);
        if (run.dropped() || run.control() == Control.CANCELLED) return 0;
        Integer again = transaction.execute(status -> {
            runs.reopen(edition, settings.expireAfter());
            return jdbc.sql(Ledger.sql(edition, AGAIN))
                    .param("states", states.stream().map(DeliveryState::sql).toArray(String[]::new))
                    .update();
        });
        return again == null ? 0 : again;
    }
}

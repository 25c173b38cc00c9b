package org.broadsheet.delivery;

import java.util.EnumSet;
import java.util.Set;
import org.broadsheet.edition.EditionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** "Try these again": what had ended without being accepted, because a person says so. */
@Component
class Retries {
    private static final Set<DeliveryState> TRIABLE =
            EnumSet.of(DeliveryState.REJECTED, DeliveryState.EXPIRED, DeliveryState.UNCERTAIN);

    private final JdbcClient jdbc;
    private final DeliveryRuns runs;
    private final DeliverySettings settings;
    private final TransactionTemplate transaction;

    Retries(JdbcClient jdbc, DeliveryRuns runs, DeliverySettings settings, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
    }

    private static final String AGAIN = """
            update delivery_n
               set state = 'pending', next_attempt = now(), attempts = 0, at = now()
             where state = any(:states::delivery_state[])
            """;

    int retry(EditionId edition, Set<DeliveryState> states) {
        if (!TRIABLE.containsAll(states)) throw new IllegalArgumentException("cannot be tried again: " + states);
        DeliveryRun run = runs.get(edition);
        if (run.dropped() || run.control() == Control.CANCELLED) return 0;
        Integer again = transaction.execute(status -> {
            runs.reopen(edition, settings.expireAfter());
            return jdbc.sql(new EditionPartition(edition).sql(AGAIN))
                    .param("states", states.stream().map(DeliveryState::sql).toArray(String[]::new))
                    .update();
        });
        return again == null ? 0 : again;
    }
}

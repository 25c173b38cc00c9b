package org.broadsheet.delivery;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a run is delivered with. */
record Means(
        MessageSender wire,
        DataSource database,
        DeliveryRuns runs,
        Workers workers,
        Pacing pacing,
        DeliverySettings settings,
        RetrySchedule schedule) {

    Ledger ledger(DeliveryRun run) {
        return new Ledger(JdbcClient.create(database), run);
    }
}

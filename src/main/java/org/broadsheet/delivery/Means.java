package org.broadsheet.delivery;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a run is delivered with. */
record Means(
        Wire wire,
        DataSource database,
        Runs runs,
        Workers workers,
        Pacing pacing,
        DeliverySettings settings,
        RetrySchedule schedule) {

    Ledger ledger(Run run) {
        return new Ledger(JdbcClient.create(database), run);
    }
}

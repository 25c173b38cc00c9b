package org.broadsheet.delivery.session;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.broadsheet.delivery.DeliveryRuns;
import org.broadsheet.delivery.DeliverySettings;
import org.broadsheet.delivery.MessageSender;
import org.broadsheet.delivery.session.OutcomePolicy.RetrySchedule;
import org.broadsheet.newsroom.DigestSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** What all sessions of a process share, wired by hand; who is refused for now is tried again at once. */
public final class Sessions {
    private static final RetrySchedule SOON = new RetrySchedule(List.of(Duration.ofMillis(300)));

    public final Workers workers;
    public final DeliveryEngine engine;

    public Sessions(
            DataSource database,
            DeliveryRuns runs,
            MessageSender sender,
            DeliverySettings settings,
            DigestSettings digests) {
        JdbcClient jdbc = JdbcClient.create(database);
        this.workers = new Workers(jdbc, settings, new JdbcTransactionManager(database));
        var limits = new RateLimits(jdbc, settings, digests, Clock.systemUTC());
        this.engine = new DeliveryEngine(sender, database, runs, workers, limits, settings) {
            @Override
            RetrySchedule schedule() {
                return SOON;
            }
        };
    }
}

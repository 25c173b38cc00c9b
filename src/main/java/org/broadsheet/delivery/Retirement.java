package org.broadsheet.delivery;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Drops the rows of old editions, as long as the server runs; several processes may do so at once. */
@Component
@ConditionalOnWebApplication
class Retirement implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Retirement.class);
    private static final Duration INTERVAL = Duration.ofHours(1);

    private final Receipts receipts;
    private final LedgerSettings settings;
    private @Nullable ScheduledExecutorService rounds;

    Retirement(Receipts receipts, LedgerSettings settings) {
        this.receipts = receipts;
        this.settings = settings;
    }

    void round() {
        try {
            int retired = receipts.retire(settings.keep());
            if (retired > 0) log.info("ledger rows dropped editions={} keep={}", retired, settings.keep());
        } catch (DataAccessException e) {
            log.warn("ledger rows not dropped, the next round will cause={}", e.getMessage());
        }
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(Retirement::thread);
        executor.scheduleWithFixedDelay(this::round, 5, INTERVAL.toMinutes(), TimeUnit.MINUTES);
        rounds = executor;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "ledger-retirement");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public synchronized void stop() {
        if (rounds != null) rounds.shutdown();
        rounds = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return rounds != null;
    }
}

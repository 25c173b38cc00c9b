package org.broadsheet.delivery;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Drops the rows of old editions, as long as the server runs. */
@Component
@ConditionalOnWebApplication
class Retirement extends Routine {
    private static final Logger log = LoggerFactory.getLogger(Retirement.class);

    private final Receipts receipts;
    private final LedgerSettings settings;

    Retirement(Receipts receipts, LedgerSettings settings) {
        super("ledger-retirement", Duration.ofMinutes(5), Duration.ofHours(1));
        this.receipts = receipts;
        this.settings = settings;
    }

    @Override
    protected void round() {
        int retired = receipts.retire(settings.keep());
        if (retired > 0) log.info("ledger rows dropped editions={} keep={}", retired, settings.keep());
    }
}

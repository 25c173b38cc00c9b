package org.broadsheet.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

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
        if (keep.compareTo(LEAST) < 0) throw new IllegalArgumentException("broadsheet.ledger.keep must be P1D or more");
    }
}

package org.broadsheet.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.broadsheet.delivery.DeliverySettings.WarmUp;
import org.jspecify.annotations.Nullable;

/** The messages that today still has while the sender's reputation warms up. */
final class WarmUpLimit {
    private final RateLimits budgets;
    private final @Nullable WarmUp warmUp;
    private final Clock clock;
    private final ZoneId zone;

    WarmUpLimit(RateLimits budgets, @Nullable WarmUp warmUp, Clock clock, ZoneId zone) {
        this.budgets = budgets;
        this.warmUp = warmUp;
        this.clock = clock;
        this.zone = zone;
    }

    int take(int wanted) {
        long cap = cap();
        return cap == Long.MAX_VALUE ? wanted : budgets.takeOfDay(today(), wanted, cap);
    }

    void giveBack(int messages) {
        if (cap() != Long.MAX_VALUE) budgets.giveBack(today(), messages);
    }

    boolean isFull() {
        if (cap() == Long.MAX_VALUE) return false;
        int one = take(1);
        giveBack(one);
        return one == 0;
    }

    /** When there are messages again. */
    Instant tomorrow() {
        return today().plusDays(1).atStartOfDay(zone).toInstant();
    }

    private long cap() {
        return warmUp == null ? Long.MAX_VALUE : warmUp.cap(today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}

package org.broadsheet.delivery;

import java.time.Clock;
import java.time.LocalDate;
import org.broadsheet.edition.DigestSettings;
import org.springframework.stereotype.Component;

/** The limits that hold for all processes together, as one run meets them. */
@Component
class Pacing {
    private final RateLimits budgets;
    private final DeliverySettings settings;
    private final DigestSettings digests;
    private final Clock clock;

    Pacing(RateLimits budgets, DeliverySettings settings, DigestSettings digests, Clock clock) {
        this.budgets = budgets;
        this.settings = settings;
        this.digests = digests;
        this.clock = clock;
    }

    /** One for all runs of this process. */
    RelayLimiter relay() {
        return new RelayLimiter(budgets, settings.ratePerSecond());
    }

    DomainLimiter domains() {
        return new DomainLimiter(budgets, settings.domainLimits());
    }

    /** The digest's day now. */
    LocalDate today(String digest) {
        boolean known = digests.digests().containsKey(digest);
        return LocalDate.ofInstant(
                clock.instant(),
                known ? digests.zone(digest) : digests.newsroom().zone());
    }

    WarmUpLimit day() {
        return new WarmUpLimit(
                budgets, settings.warmUp(), clock, digests.newsroom().zone());
    }
}

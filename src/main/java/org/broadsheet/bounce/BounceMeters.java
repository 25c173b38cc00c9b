package org.broadsheet.bounce;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import org.broadsheet.edition.DigestSettings;
import org.broadsheet.platform.CachedValue;
import org.springframework.stereotype.Component;

/** The share of letters that members complain of, by digest. */
@Component
class BounceMeters implements MeterBinder {
    private static final Duration AGE = Duration.ofSeconds(30);

    private final DigestSettings digests;
    private final Rates rates;
    private final CachedValue.Outage away;

    BounceMeters(DigestSettings digests, Rates rates, CachedValue.Outage away) {
        this.away = away;
        this.digests = digests;
        this.rates = rates;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String digest : digests.digests().keySet()) {
            CachedValue<Double> rate = new CachedValue<>(away, AGE, () -> rates.complaintRate(digest));
            Gauge.builder("broadsheet.complaints.ratio", rate, CachedValue::get)
                    .description("complaints by letters accepted, over the days of broadsheet.bounces.days")
                    .tag("digest", digest)
                    .strongReference(true)
                    .register(registry);
        }
    }
}

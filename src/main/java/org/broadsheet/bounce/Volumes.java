package org.broadsheet.bounce;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.broadsheet.delivery.Receipts;
import org.broadsheet.delivery.Receipts.DomainCount;
import org.broadsheet.edition.EditionId;
import org.broadsheet.newsroom.DigestSettings;
import org.broadsheet.newsroom.NewsroomSettings;
import org.broadsheet.platform.CachedValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts an edition's letters by mailbox provider while its ledger still has their rows. */
@Component
class Volumes {
    private final JdbcClient jdbc;
    private final Receipts receipts;
    private final Clock clock;
    private final ZoneId zone;

    Volumes(JdbcClient jdbc, Receipts receipts, Clock clock, NewsroomSettings newsroom) {
        this.jdbc = jdbc;
        this.receipts = receipts;
        this.clock = clock;
        this.zone = newsroom.zone();
    }

    /** As of now; a later count takes the place of an earlier one. */
    void count(EditionId edition, String digest) {
        Map<String, DomainCount> counts = new TreeMap<>();
        for (DomainCount count : receipts.byDomain(edition))
            counts.merge(Providers.ofDomain(count.domain()), count, Volumes::sum);
        counts.forEach((provider, count) -> write(edition, digest, provider, count));
    }

    private static DomainCount sum(DomainCount one, DomainCount other) {
        return new DomainCount(
                one.domain(),
                one.accepted() + other.accepted(),
                one.rejected() + other.rejected(),
                one.deferred() + other.deferred());
    }

    private static final String WRITE = """
            insert into bounce_volume (edition_id, provider, digest, day, accepted, rejected, deferred)
            values (:edition, :provider, :digest, :day, :accepted, :rejected, :deferred)
            on conflict (edition_id, provider) do update
               set accepted = excluded.accepted, rejected = excluded.rejected, deferred = excluded.deferred
            """;

    private void write(EditionId edition, String digest, String provider, DomainCount count) {
        jdbc.sql(WRITE)
                .param("edition", edition.value())
                .param("provider", provider)
                .param("digest", digest)
                .param("day", LocalDate.ofInstant(clock.instant(), zone))
                .param("accepted", count.accepted())
                .param("rejected", count.rejected())
                .param("deferred", count.deferred())
                .update();
    }

    /** The share of letters that members complain of, by digest. */
    @Component
    static class BounceMeters implements MeterBinder {
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
}

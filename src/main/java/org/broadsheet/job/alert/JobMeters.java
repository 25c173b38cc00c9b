package org.broadsheet.job.alert;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.broadsheet.feed.FeedState;
import org.broadsheet.feed.Feeds;
import org.broadsheet.job.Schedule;
import org.broadsheet.newsroom.DigestSettings;
import org.broadsheet.platform.CachedValue;
import org.springframework.stereotype.Component;

/** Whether what should begin begins: starts by their schedule, and feeds by their age. */
@Component
class JobMeters implements MeterBinder {
    private static final Duration AGE = Duration.ofSeconds(5);

    private final DigestSettings digests;
    private final Feeds feeds;
    private final Clock clock;
    private final CachedValue<Map<String, Duration>> lags;
    private final CachedValue<Map<String, FeedState>> states;

    JobMeters(DigestSettings digests, Feeds feeds, Schedule schedule, CachedValue.Outage away, Clock clock) {
        this.digests = digests;
        this.feeds = feeds;
        this.clock = clock;
        this.lags = new CachedValue<>(away, AGE, () -> digests.digests().keySet().stream()
                .collect(Collectors.toMap(digest -> digest, schedule::lag)));
        this.states = new CachedValue<>(away, AGE, () -> feeds.states(clock.instant()).stream()
                .collect(Collectors.toMap(FeedState::name, state -> state, (one, other) -> other)));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String digest : digests.digests().keySet()) {
            TimeGauge.builder("broadsheet.schedule.lag", this, TimeUnit.MILLISECONDS, m -> m.lag(digest))
                    .description("how long the digest's start is overdue")
                    .tag("digest", digest)
                    .register(registry);
        }
        for (String feed : feeds.names()) {
            TimeGauge.builder("broadsheet.feed.age", this, TimeUnit.MILLISECONDS, m -> m.age(feed))
                    .description("since the feed could last be read")
                    .tag("feed", feed)
                    .register(registry);
            Gauge.builder("broadsheet.feed.failing", this, m -> m.failing(feed))
                    .description("1 where the feed cannot be read now")
                    .tag("feed", feed)
                    .register(registry);
        }
    }

    private double lag(String digest) {
        return lags.get().getOrDefault(digest, Duration.ZERO).toMillis();
    }

    private double age(String feed) {
        FeedState state = states.get().get(feed);
        Instant last = state == null ? null : state.lastSuccess();
        return last == null
                ? Double.NaN
                : Duration.between(last, clock.instant()).toMillis();
    }

    private double failing(String feed) {
        FeedState state = states.get().get(feed);
        return state != null && state.error() != null ? 1 : 0;
    }
}

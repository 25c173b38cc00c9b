package org.broadsheet.delivery;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.broadsheet.edition.EditionId;
import org.broadsheet.newsroom.DigestSettings;
import org.broadsheet.platform.CachedValue;
import org.broadsheet.smtp.SmtpEngine.Flow;
import org.broadsheet.smtp.SmtpEngine.Gauges;
import org.springframework.stereotype.Component;

/** How the newest edition of each digest fares, from the ledger, and how this process's wire does. */
@Component
class DeliveryMeters implements MeterBinder {
    private static final Duration AGE = Duration.ofSeconds(5);
    private static final Duration RECENT = Duration.ofDays(2);

    private final DigestSettings digests;
    private final Receipts receipts;
    private final MessageSender wire;
    private final CachedValue<Map<String, DeliveryStats>> newest;

    DeliveryMeters(DigestSettings digests, Receipts receipts, MessageSender wire, CachedValue.Outage away) {
        this.newest = new CachedValue<>(away, AGE, this::newest);
        this.digests = digests;
        this.receipts = receipts;
        this.wire = wire;
    }

    private Map<String, DeliveryStats> newest() {
        Map<String, EditionId> last = new TreeMap<>();
        for (DeliveryRun run : receipts.recent(RECENT)) last.put(run.digest(), run.edition());
        Map<String, DeliveryStats> all = new TreeMap<>();
        last.forEach((digest, edition) -> receipts.find(edition).ifPresent(stats -> all.put(digest, stats)));
        return all;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        digests.digests().keySet().forEach(digest -> ofDigest(digest, registry));
        ofWire(registry);
    }

    private void ofDigest(String digest, MeterRegistry registry) {
        state(registry, digest, "accepted", DeliveryStats::accepted);
        state(registry, digest, "rejected", DeliveryStats::rejected);
        state(registry, digest, "deferred", DeliveryStats::deferred);
        state(registry, digest, "waiting", stats -> stats.pending() + stats.underWay());
        state(registry, digest, "expired", DeliveryStats::expired);
        state(registry, digest, "suppressed", DeliveryStats::suppressed);
        state(registry, digest, "uncertain", DeliveryStats::uncertain);
        ToDoubleFunction<DeliveryMeters> due =
                m -> m.of(digest, n -> n.oldestDue().toMillis());
        TimeGauge.builder("broadsheet.edition.oldest.due", this, TimeUnit.MILLISECONDS, due)
                .description("how long the delivery of the newest edition has waited that should have been tried first")
                .tag("digest", digest)
                .register(registry);
        ToDoubleFunction<DeliveryMeters> silence =
                m -> m.of(digest, n -> n.run().isRunning() ? n.silence().toMillis() : 0);
        TimeGauge.builder("broadsheet.edition.silence", this, TimeUnit.MILLISECONDS, silence)
                .description("since the relay last took a letter of an edition that is under way")
                .tag("digest", digest)
                .register(registry);
        Gauge.builder("broadsheet.edition.rate", this, m -> m.of(digest, DeliveryStats::rate))
                .description("letters of the newest edition that the relay took a second, from all processes")
                .tag("digest", digest)
                .register(registry);
        control(registry, digest, "open");
        control(registry, digest, "stopped");
        control(registry, digest, "paused");
    }

    private void state(MeterRegistry registry, String digest, String state, ToLongFunction<DeliveryStats> count) {
        Gauge.builder("broadsheet.edition.deliveries", this, m -> m.of(digest, n -> count.applyAsLong(n)))
                .description("recipients of the newest edition by how far they are")
                .tag("digest", digest)
                .tag("state", state)
                .register(registry);
    }

    private void control(MeterRegistry registry, String digest, String control) {
        ToDoubleFunction<DeliveryStats> is = n -> (control.equals("open")
                        ? n.run().isRunning()
                        : n.run().control().word().equals(control))
                ? 1
                : 0;
        Gauge.builder("broadsheet.edition." + control, this, m -> m.of(digest, is))
                .description("1 where the newest edition is " + control)
                .tag("digest", digest)
                .register(registry);
    }

    private double of(String digest, ToDoubleFunction<DeliveryStats> value) {
        DeliveryStats found = newest.get().get(digest);
        return found == null ? 0 : value.applyAsDouble(found);
    }

    private void ofWire(MeterRegistry registry) {
        FunctionCounter.builder("broadsheet.smtp.accepted", wire, w -> at(w, Gauges::accepted))
                .description("messages the relay took from this process")
                .register(registry);
        connections(registry, "open", Gauges::openConnections);
        connections(registry, "allowed", Gauges::allowedConnections);
        for (Flow flow : Flow.values()) {
            Gauge.builder("broadsheet.smtp.breaker", wire, w -> at(w, g -> g.flow() == flow ? 1 : 0))
                    .description("1 for how the mail of this process flows")
                    .tag("flow", flow.name().toLowerCase(java.util.Locale.ROOT))
                    .register(registry);
        }
    }

    private void connections(MeterRegistry registry, String kind, ToDoubleFunction<Gauges> value) {
        Gauge.builder("broadsheet.smtp.connections", wire, w -> at(w, value))
                .description("of this process to its relays")
                .tag("kind", kind)
                .register(registry);
    }

    private static double at(MessageSender wire, ToDoubleFunction<Gauges> value) {
        Optional<Gauges> gauges = wire.gauges();
        return gauges.isEmpty() ? 0 : value.applyAsDouble(gauges.get());
    }
}

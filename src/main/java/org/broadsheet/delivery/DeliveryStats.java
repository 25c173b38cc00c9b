package org.broadsheet.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.broadsheet.member.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * An edition's recipients counted by state, each in one number only; the sum is checked.
 *
 * @param duplicates who may have it twice; they are counted in their state too
 * @param answered replies of the relay within the last ten seconds
 * @param rate messages that the relay accepted a second, over the last minute, from all processes
 * @param lastAnswer of the relay
 * @param lastAccepted when the relay last accepted one
 * @param nextAttempt the first of those refused for now
 * @param dueSince when the first one could have been tried that waits
 * @param asOf when they were counted, by the database's clock
 */
public record DeliveryStats(
        DeliveryRun run,
        Map<DeliveryState, Long> counts,
        List<MemberId> duplicates,
        long answered,
        double rate,
        @Nullable Instant lastAnswer,
        @Nullable Instant lastAccepted,
        @Nullable Instant nextAttempt,
        @Nullable Instant dueSince,
        Instant asOf) {
    private static final Duration WINDOW = Duration.ofSeconds(10);

    public DeliveryStats {
        counts = Map.copyOf(counts);
        duplicates = List.copyOf(duplicates);
        long sum = counts.values().stream().mapToLong(Long::longValue).sum();
        if (sum != run.enrolled())
            throw new IllegalStateException("counts of %s %s do not add up: %d recipients, %d counted"
                    .formatted(run.digest(), run.name(), run.enrolled(), sum));
    }

    /** The same, as if counted then: two that differ only in that say the same. */
    public DeliveryStats asOf(Instant then) {
        return new DeliveryStats(
                run, counts, duplicates, answered, rate, lastAnswer, lastAccepted, nextAttempt, dueSince, then);
    }

    private long count(DeliveryState state) {
        return counts.getOrDefault(state, 0L);
    }

    public long recipients() {
        return run.enrolled();
    }

    /** Nobody has tried them yet. */
    public long pending() {
        return count(DeliveryState.PENDING);
    }

    /** Claimed by a worker now. */
    public long underWay() {
        return count(DeliveryState.CLAIMED) + count(DeliveryState.SENDING);
    }

    public long accepted() {
        return count(DeliveryState.ACCEPTED);
    }

    public long deferred() {
        return count(DeliveryState.DEFERRED);
    }

    public long rejected() {
        return count(DeliveryState.REJECTED);
    }

    public long expired() {
        return count(DeliveryState.EXPIRED);
    }

    public long uncertain() {
        return count(DeliveryState.UNCERTAIN);
    }

    public long suppressed() {
        return count(DeliveryState.SUPPRESSED);
    }

    public long twice() {
        return duplicates.size();
    }

    /** Have no last outcome yet. */
    public long open() {
        return pending() + underWay() + deferred();
    }

    /** Not served, or not yet: waiting, given up because the edition was too old, or left over when it was cancelled. */
    public long unserved() {
        return open() + expired();
    }

    /** Ended without being served, and may be put in line again. */
    public long triable() {
        return rejected() + expired() + uncertain();
    }

    /** How many of a thousand have a last outcome; a thousand only when all have. */
    public int permille() {
        return recipients() == 0 ? 1000 : (int) ((recipients() - open()) * 1000 / recipients());
    }

    /** From the first claim to the relay's last word. */
    public double seconds() {
        if (run.started() == null || lastAnswer == null) return 0;
        return Math.max(0, Duration.between(run.started(), lastAnswer).toNanos() / 1e9);
    }

    /** Since the relay last accepted a message; where it never did, since enrolment. */
    public Duration silence() {
        return Duration.between(lastAccepted == null ? run.enrolledAt() : lastAccepted, asOf);
    }

    /** How long the one has waited that should have been tried first; nothing where none is due. */
    public Duration oldestDue() {
        if (dueSince == null || dueSince.isAfter(asOf)) return Duration.ZERO;
        return Duration.between(dueSince, asOf);
    }

    /** Messages a second over all. */
    public double overallPerSecond() {
        return seconds() > 0 ? accepted() / seconds() : 0;
    }

    /** Messages a second: of late while it runs, else over all. */
    public double perSecond() {
        if (!run.isRunning() || run.started() == null) return overallPerSecond();
        long runs = Duration.between(run.started(), asOf).toMillis();
        return answered * 1000.0 / Math.min(WINDOW.toMillis(), Math.max(1000, runs));
    }

    /** When all will have been tried once at this rate; null where that cannot be told, or is so already. */
    public @Nullable Instant expectedEnd() {
        double now = perSecond();
        if (!run.isRunning() || now == 0 || pending() + underWay() == 0) return null;
        return asOf.plusSeconds(Math.round((pending() + underWay()) / now));
    }
}

package org.broadsheet.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.broadsheet.member.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

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
        @Nullable Instant dueSince) {
    private static final Duration WINDOW = Duration.ofSeconds(10);

    public DeliveryStats {
        counts = Map.copyOf(counts);
        duplicates = List.copyOf(duplicates);
        long sum = counts.values().stream().mapToLong(Long::longValue).sum();
        if (sum != run.enrolled())
            throw new IllegalStateException("counts of %s %s do not add up: %d recipients, %d counted"
                    .formatted(run.digest(), run.name(), run.enrolled(), sum));
    }

    // A member may have it twice when the relay may have taken it more than once: tries in doubt, and the accepted one.
    static final String COUNT = """
            with s as materialized (
                select d.state, count(*) as n,
                       array_agg(d.member_id) filter (where d.doubts + (d.state = 'accepted')::int > 1) as twice,
                       count(*) filter (where d.code is not null and d.at > now() - interval '10 seconds') as answered,
                       count(*) filter (where d.at > now() - interval '1 minute') as of_last_minute,
                       max(d.at) as last_at, max(d.at) filter (where d.code is not null) as last_answer,
                       min(d.next_attempt) as next_attempt, min(coalesce(d.next_attempt, d.at)) as due_since
                  from delivery_n d
                 group by d.state)
            select coalesce(array_agg(state::text), '{}') as states, coalesce(array_agg(n), '{}') as counts,
                   (select coalesce(array_agg(m order by m), '{}') from s, unnest(s.twice) m) as duplicates,
                   sum(answered) filter (where state in ('accepted', 'rejected', 'deferred')) as answered,
                   sum(of_last_minute) filter (where state = 'accepted') / 60.0 as rate,
                   max(last_answer) filter (where state in ('accepted', 'rejected', 'deferred')) as last_answer,
                   max(last_at) filter (where state = 'accepted') as last_accepted,
                   min(next_attempt) filter (where state = 'deferred') as next_attempt,
                   min(due_since) filter (where state in ('pending', 'deferred')) as due_since
              from s
            """;
    private static final String KEPT = """
            select array['accepted', 'rejected', 'pending', 'expired', 'suppressed', 'uncertain'] as states,
                   array[accepted, rejected, waiting, expired, suppressed, uncertain]::bigint[] as counts,
                   duplicates, 0 as answered, 0.0 as rate, last_at as last_answer, null::timestamptz as last_accepted,
                   null::timestamptz as next_attempt, null::timestamptz as due_since
              from delivery_run
             where edition_id = :edition
            """;

    /** Reads every row of the edition; where they have been dropped, the counts that were kept. */
    static DeliveryStats read(JdbcClient jdbc, DeliveryRun run) {
        return jdbc.sql(run.dropped() ? KEPT : Ledger.sql(run.edition(), COUNT))
                .param("edition", run.edition().value())
                .query((row, n) -> stats(run, row))
                .single();
    }

    private static DeliveryStats stats(DeliveryRun run, ResultSet row) throws SQLException {
        Map<DeliveryState, Long> counts = new EnumMap<>(DeliveryState.class);
        String[] states = (String[]) row.getArray("states").getArray();
        Long[] numbers = (Long[]) row.getArray("counts").getArray();
        for (int i = 0; i < states.length; i++) counts.put(DeliveryState.of(states[i]), numbers[i]);
        return new DeliveryStats(
                run,
                counts,
                Stream.of((Long[]) row.getArray("duplicates").getArray())
                        .map(MemberId::new)
                        .toList(),
                row.getLong("answered"),
                row.getDouble("rate"),
                DeliveryRuns.instant(row.getTimestamp("last_answer")),
                DeliveryRuns.instant(row.getTimestamp("last_accepted")),
                DeliveryRuns.instant(row.getTimestamp("next_attempt")),
                DeliveryRuns.instant(row.getTimestamp("due_since")));
    }

    /** The same, as if counted then: two that differ only in that say the same. */
    public DeliveryStats asOf(Instant then) {
        DeliveryRun at = run.asOf(then);
        return new DeliveryStats(
                at, counts, duplicates, answered, rate, lastAnswer, lastAccepted, nextAttempt, dueSince);
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
        return Duration.between(lastAccepted == null ? run.enrolledAt() : lastAccepted, run.asOf());
    }

    /** How long the one has waited that should have been tried first; nothing where none is due. */
    public Duration oldestDue() {
        if (dueSince == null || dueSince.isAfter(run.asOf())) return Duration.ZERO;
        return Duration.between(dueSince, run.asOf());
    }

    /** Messages a second: of late while it runs, else over all. */
    public double perSecond() {
        if (!run.isRunning() || run.started() == null) return seconds() > 0 ? accepted() / seconds() : 0;
        long runs = Duration.between(run.started(), run.asOf()).toMillis();
        return answered * 1000.0 / Math.min(WINDOW.toMillis(), Math.max(1000, runs));
    }

    /** When all will have been tried once at this rate; null where that cannot be told, or is so already. */
    public @Nullable Instant expectedEnd() {
        double now = perSecond();
        if (!run.isRunning() || now == 0 || pending() + underWay() == 0) return null;
        return run.asOf().plusSeconds(Math.round((pending() + underWay()) / now));
    }
}

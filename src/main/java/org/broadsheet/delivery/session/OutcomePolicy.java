package org.broadsheet.delivery.session;

import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.broadsheet.delivery.DeliverySettings.Uncertain;
import org.broadsheet.delivery.DeliveryState;
import org.broadsheet.smtp.Outcome;
import org.broadsheet.smtp.Outcome.Scope;

/**
 * What an outcome means for the delivery. Only a reply that speaks of the recipient ends a member's delivery; one about
 * the message or the relay gives it back, for later where the relay said so.
 */
record OutcomePolicy(RetrySchedule schedule, Uncertain policy, DoubleSupplier chance) {
    /** After so many tries in doubt it is left uncertain: a relay that always hangs up after the dot is no reason to send for ever. */
    static final int DOUBTS = 3;

    private static final Duration AFTER_RELAY = Duration.ofSeconds(5);

    /**
     * When a member is tried again whom the relay refused for now: after 1, 5, 15, 30 and 60 minutes, then every hour, each
     * a quarter more or less so that they do not come back all at once.
     */
    record RetrySchedule(List<Duration> delays) {
        static final RetrySchedule DEFAULT = new RetrySchedule(
                Stream.of(1, 5, 15, 30, 60).map(Duration::ofMinutes).toList());

        private static final double JITTER = 0.25;

        RetrySchedule {
            delays = List.copyOf(delays);
        }

        /**
         * @param attempts how many tries there were, at least 1
         * @param chance from 0 to 1: where within the jitter
         */
        Duration delay(int attempts, double chance) {
            Duration delay = delays.get(Math.min(Math.max(attempts, 1), delays.size()) - 1);
            return Duration.ofMillis(Math.round(delay.toMillis() * (1 - JITTER + 2 * JITTER * chance)));
        }
    }

    RowChange of(Claimed claimed, Outcome outcome) {
        return switch (outcome.verdict()) {
            case ACCEPTED -> change(claimed, DeliveryState.ACCEPTED, outcome);
            case UNCERTAIN -> uncertain(claimed, outcome);
            case DEFERRED -> refusedForNow(claimed, outcome);
            case REJECTED ->
                outcome.scope() == Scope.RECIPIENT
                        ? change(claimed, DeliveryState.REJECTED, outcome)
                        : back(claimed, outcome);
        };
    }

    // A policy that refuses the message again speaks of this recipient: it ends here, and is no reason to suppress
    // anyone.
    private RowChange refusedForNow(Claimed claimed, Outcome outcome) {
        if (outcome.scope() == Scope.POLICY && claimed.attempts() > 0)
            return change(claimed, DeliveryState.REJECTED, outcome);
        return outcome.scope() == Scope.MESSAGE || isSilence(outcome)
                ? back(claimed, outcome)
                : deferred(claimed, outcome);
    }

    private RowChange deferred(Claimed claimed, Outcome outcome) {
        int attempts = claimed.attempts() + 1;
        return new RowChange(claimed, DeliveryState.DEFERRED, attempts, false, delay(attempts), outcome);
    }

    private RowChange uncertain(Claimed claimed, Outcome outcome) {
        int attempts = claimed.attempts() + 1;
        boolean again = policy == Uncertain.RESEND && claimed.doubts() + 1 < DOUBTS;
        return again
                ? new RowChange(claimed, DeliveryState.PENDING, attempts, true, delay(attempts), outcome)
                : new RowChange(claimed, DeliveryState.UNCERTAIN, attempts, true, null, outcome);
    }

    // Not counted as a try: the member had no part in it.
    private static RowChange back(Claimed claimed, Outcome outcome) {
        Duration delay = outcome.scope() == Scope.RELAY ? AFTER_RELAY : Duration.ZERO;
        return new RowChange(claimed, DeliveryState.PENDING, claimed.attempts(), false, delay, outcome);
    }

    private static RowChange change(Claimed claimed, DeliveryState state, Outcome outcome) {
        return new RowChange(claimed, state, claimed.attempts() + 1, false, null, outcome);
    }

    /** No reply at all, so no reason to keep a member waiting any longer than the relay. */
    private static boolean isSilence(Outcome outcome) {
        return outcome.scope() == Scope.RELAY && outcome.code() == 0;
    }

    private Duration delay(int attempts) {
        return schedule.delay(attempts, chance.getAsDouble());
    }
}

package org.broadsheet.delivery;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.broadsheet.delivery.DeliverySettings.Uncertain;
import org.broadsheet.smtp.Outcome;
import org.broadsheet.smtp.Scope;

/**
 * What an outcome means for the delivery. Only a reply that speaks of the recipient ends a member's delivery; one about
 * the message or the relay gives it back, for later where the relay said so.
 */
record OutcomePolicy(RetrySchedule schedule, Uncertain policy, DoubleSupplier chance) {
    /** After so many tries in doubt it is left uncertain: a relay that always hangs up after the dot is no reason to send for ever. */
    static final int DOUBTS = 3;

    private static final Duration AFTER_RELAY = Duration.ofSeconds(5);

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

package org.broadsheet.delivery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far one call of {@link Deliveries#deliver} came.
 *
 * @param reason one line for people; empty where all is said by {@code end}
 * @param due when there is something to do again, where that is known
 * @param answered whether the relay answered about any message meanwhile
 */
public record DeliveryResult(
        End end, String reason, @Nullable Instant due, boolean answered) {
    /** Why the call returned. */
    public enum End {
        /** Every enrolled member has a last outcome. */
        FINISHED,
        /** Deliveries are left whose time has not come, or which others have claimed; call again when they are due. */
        WAITING,
        PAUSED,
        /** The relay refused what is the same for every member; nobody was suppressed. */
        STOPPED,
        CANCELLED,
        /** The relay takes nothing at all; call again later. */
        RELAY_DOWN,
        /** The caller, or the end of the program, asked to stop. */
        INTERRUPTED
    }

    /** That and no more to say. */
    public static DeliveryResult of(End end) {
        return of(end, "");
    }

    public static DeliveryResult of(End end, String reason) {
        return new DeliveryResult(end, reason, null, false);
    }

    public static DeliveryResult waiting(long deliveries, Duration pause) {
        Instant due = Instant.now().plus(pause);
        return new DeliveryResult(End.WAITING, deliveries + " wait for another try", due, false);
    }

    public static DeliveryResult untilTomorrow(Instant tomorrow) {
        return new DeliveryResult(End.WAITING, "today's messages of the warm-up are used up", tomorrow, false);
    }

    public DeliveryResult answered(boolean answered) {
        return new DeliveryResult(end, reason, due, answered);
    }
}

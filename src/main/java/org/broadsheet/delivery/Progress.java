package org.broadsheet.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far one call of {@link Deliveries#deliver} came.
 *
 * @param reason one line for people; empty where all is said by {@code end}
 * @param due when there is something to do again, where that is known
 */
public record Progress(End end, String reason, @Nullable Instant due) {
    /** Why the call returned. */
    public enum End {
        /** Every enrolled member has a last outcome. */
        FINISHED,
        /** Deliveries are left whose time has not come, or which others have in hand; call again when they are due. */
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

    static Progress of(End end) {
        return new Progress(end, "", null);
    }

    static Progress of(End end, String reason) {
        return new Progress(end, reason, null);
    }
}

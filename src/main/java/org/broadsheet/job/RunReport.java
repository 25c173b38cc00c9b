package org.broadsheet.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.broadsheet.delivery.DeliveryStats;
import org.jspecify.annotations.Nullable;

/**
 * What became of an edition, as {@code send --json} prints it. Always recipients = accepted + rejected + deferred +
 * suppressed + uncertain.
 *
 * @param seconds from the first claim to the last word of the relay
 * @param reason why it is not sent, in one line for people; may be empty
 */
public record RunReport(
        String digest,
        String edition,
        Status status,
        String subject,
        int items,
        long recipients,
        long accepted,
        long rejected,
        long deferred,
        long suppressed,
        long uncertain,
        long duplicatesPossible,
        double seconds,
        double messagesPerSecond,
        @JsonIgnore String reason) {

    /** @param stats null where nobody was enrolled */
    static RunReport of(
            String digest,
            String edition,
            Status status,
            String subject,
            int items,
            @Nullable DeliveryStats stats,
            String reason) {
        if (stats == null)
            return new RunReport(digest, edition, status, subject, items, 0, 0, 0, 0, 0, 0, 0, 0, 0, reason);
        return new RunReport(
                digest,
                edition,
                status,
                subject,
                items,
                stats.recipients(),
                stats.accepted(),
                stats.rejected(),
                stats.unserved(),
                stats.suppressed(),
                stats.uncertain(),
                stats.twice(),
                stats.seconds(),
                stats.overallPerSecond(),
                reason);
    }

    /** What became of it. */
    public enum Status {
        SENT,
        SENDING,
        HELD,
        PAUSED,
        CANCELLED,
        STOPPED,
        /** Nothing was to be sent. */
        EMPTY;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a run ended, seen by the one who started it. */
    public enum Ending {
        SERVED,
        /** Some members were not served: refused, still waiting, in doubt, or the edition is held. */
        PARTLY,
        EMPTY,
        /** Broken off by trouble around us; the run can be repeated. */
        STOPPED
    }

    public Ending ending() {
        return switch (status) {
            case EMPTY -> Ending.EMPTY;
            case STOPPED -> Ending.STOPPED;
            case SENT -> rejected + deferred + uncertain == 0 ? Ending.SERVED : Ending.PARTLY;
            case SENDING, HELD, PAUSED, CANCELLED -> Ending.PARTLY;
        };
    }

    /** The receipt in a sentence an editor can quote. */
    public String line() {
        if (status == Status.EMPTY) return digest + " " + edition + ": no items, so nothing was sent";
        String why = reason.isEmpty() ? "" : " (" + reason + ")";
        return "%s %s %s: %,d recipients = %,d accepted + %,d rejected + %,d deferred + %,d suppressed + %,d uncertain%s"
                .formatted(
                        digest,
                        edition,
                        status.word(),
                        recipients,
                        accepted,
                        rejected,
                        deferred,
                        suppressed,
                        uncertain,
                        rate() + why);
    }

    private String rate() {
        return seconds == 0 ? "" : ", in %.1f s (%,.0f a second)".formatted(seconds, messagesPerSecond);
    }
}

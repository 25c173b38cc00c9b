package org.broadsheet.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import org.broadsheet.edition.EditionId;
import org.jspecify.annotations.Nullable;

/**
 * The sending of one edition, without a count of its rows.
 *
 * @param reason why it does not go on, where it does not
 * @param asks the program held it, and a person has to let it go on
 * @param enrolled recipients
 * @param started when the first worker began
 * @param expires until when those refused for now are tried again
 * @param dropped the rows are gone; the counts are kept
 * @param atWork whether a live worker is registered for it
 * @param lastContact when the relay last answered about a message, as the workers that are registered know
 * @param trouble why the last attempt came to nothing; null where the relay has answered since
 * @param fault whether that was a fault of the program and not of the relay
 * @param isUnattended letters wait, and no replica has the role to deliver them
 */
public record DeliveryRun(
        EditionId edition,
        String digest,
        String name,
        Control control,
        @Nullable String reason,
        boolean asks,
        long enrolled,
        Instant enrolledAt,
        @Nullable Instant started,
        Instant expires,
        @Nullable Instant finished,
        boolean dropped,
        boolean atWork,
        @Nullable Instant lastContact,
        @Nullable String trouble,
        boolean fault,
        boolean isUnattended) {
    private static final String UNATTENDED = "no replica delivers: none with the role deliver is running";

    /** What may be done with an edition's deliveries now. */
    public enum Control {
        RUNNING,
        /** Held by a person. */
        PAUSED,
        /** Held by the program: the relay refused what is the same for every member. The run says why. */
        STOPPED,
        CANCELLED;

        /** As the database and the pages' words have it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Control of(String sql) {
            return valueOf(sql.toUpperCase(Locale.ROOT));
        }
    }

    /** How the sending stands. */
    public enum Status {
        RUNNING,
        /** Deliveries are left, and no worker is registered. */
        WAITING,
        PAUSED,
        STOPPED,
        CANCELLED,
        FINISHED
    }

    /** From a row of {@link DeliveryRuns}'s query. */
    static DeliveryRun of(ResultSet row) throws SQLException {
        return new DeliveryRun(
                new EditionId(row.getLong("edition_id")),
                row.getString("digest"),
                row.getString("edition"),
                Control.of(row.getString("control")),
                row.getString("reason"),
                row.getBoolean("asks"),
                row.getLong("enrolled"),
                row.getTimestamp("enrolled_at").toInstant(),
                instant(row.getTimestamp("started_at")),
                row.getTimestamp("expires_at").toInstant(),
                instant(row.getTimestamp("finished_at")),
                row.getTimestamp("dropped_at") != null,
                row.getBoolean("at_work"),
                instant(row.getTimestamp("last_contact")),
                row.getString("trouble"),
                row.getBoolean("fault"),
                row.getBoolean("unattended"));
    }

    static @Nullable Instant instant(@Nullable Timestamp stamp) {
        return stamp == null ? null : stamp.toInstant();
    }

    public Status status() {
        if (control != Control.RUNNING) return Status.valueOf(control.name());
        if (finished != null) return Status.FINISHED;
        return atWork ? Status.RUNNING : Status.WAITING;
    }

    /** Neither finished nor held. */
    public boolean isRunning() {
        return control == Control.RUNNING && finished == null;
    }

    /** Why it does not go on, in one line for people; empty where there is no reason. */
    public String reasonOrEmpty() {
        if (isUnattended) return UNATTENDED;
        return reason == null ? "" : reason;
    }
}

package org.broadsheet.command.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The machine that this program runs on. */
final class MachineChecks {
    private static final Duration FINE = Duration.ofSeconds(2);
    private static final Duration MOST = Duration.ofSeconds(30);
    private static final long LITTLE = 1L << 30;
    private static final long TOO_LITTLE = 100L << 20;

    private MachineChecks() {}

    /** Whether our clock and the database's agree: schedules are by ours, leases and retries by the database's. */
    static DoctorFinding clock(Clock clock, JdbcClient jdbc) {
        Instant before = clock.instant();
        Instant theirs = jdbc.sql("select clock_timestamp()")
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
        Instant after = clock.instant();
        return skew(Duration.between(before.plus(Duration.between(before, after).dividedBy(2)), theirs));
    }

    static DoctorFinding skew(Duration ahead) {
        Duration skew = ahead.abs();
        String words = "the database's clock is %.1f s %s ours"
                .formatted(skew.toMillis() / 1000.0, ahead.isNegative() ? "behind" : "ahead of");
        String mend = "let chrony or systemd-timesyncd keep the time on both machines";
        if (skew.compareTo(FINE) <= 0) return DoctorFinding.fine("clock", "ours and the database's agree");
        return skew.compareTo(MOST) <= 0
                ? DoctorFinding.warning("clock", words, mend)
                : DoctorFinding.broken("clock", words, mend);
    }

    /** Whether there is room to write where this program writes: temporary files and logs. */
    static DoctorFinding disk(Path folder) {
        try {
            if (!Files.isWritable(folder))
                return DoctorFinding.broken("disk", folder + " cannot be written to", "let us write there");
            return room(folder, Files.getFileStore(folder).getUsableSpace());
        } catch (IOException e) {
            return DoctorFinding.broken("disk", folder + ": " + e.getMessage(), "look at that disk");
        }
    }

    static DoctorFinding room(Path folder, long free) {
        String words = "%,d MB are free in %s".formatted(free >> 20, folder);
        String mend = "make room; the database's own disk is looked at where it runs";
        if (free < TOO_LITTLE) return DoctorFinding.broken("disk", words, mend);
        return free < LITTLE ? DoctorFinding.warning("disk", words, mend) : DoctorFinding.fine("disk", words);
    }
}

package org.broadsheet.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether our clock and the database's agree: schedules are by ours, leases and retries by the database's. */
record DoctorClock(Clock clock, JdbcClient jdbc) implements DoctorCheck {
    private static final String CHECK = "clock";
    private static final Duration FINE = Duration.ofSeconds(2);
    private static final Duration MOST = Duration.ofSeconds(30);

    @Override
    public DoctorFinding find() {
        Instant before = clock.instant();
        Instant theirs = jdbc.sql("select clock_timestamp()")
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
        Instant after = clock.instant();
        return judged(
                Duration.between(before.plus(Duration.between(before, after).dividedBy(2)), theirs));
    }

    static DoctorFinding judged(Duration ahead) {
        Duration skew = ahead.abs();
        String words = "the database's clock is %.1f s %s ours"
                .formatted(skew.toMillis() / 1000.0, ahead.isNegative() ? "behind" : "ahead of");
        String mend = "let chrony or systemd-timesyncd keep the time on both machines";
        if (skew.compareTo(FINE) <= 0) return DoctorFinding.fine(CHECK, "ours and the database's agree");
        return skew.compareTo(MOST) <= 0
                ? DoctorFinding.warning(CHECK, words, mend)
                : DoctorFinding.broken(CHECK, words, mend);
    }
}

package org.broadsheet.smtp;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * How many connections the relay bears now: congestion control as in TCP. One at first, one more for each message
 * accepted; half when a connection is lost; after trouble a pause, then one that probes, then half of what was, and
 * from there on slowly. Not safe for threads by itself: {@link ConnectionGate} guards it.
 */
final class ConnectionLimit {
    /** Past the level of the last trouble, one more connection only after each has had this many accepted. */
    private static final int CAUTION = 4;

    /** As many as the settings allow, or fewer where the relay has refused one more. */
    private int most;

    private final int setting;
    private final Backoff backoff;
    private final LongSupplier nanos;
    private final DoubleSupplier chance;
    private int limit = 1;
    private int threshold;
    private int credit;
    private int troubles;
    private long pausedUntil;
    private long troubledSince;

    ConnectionLimit(int most, Backoff backoff, LongSupplier nanos, DoubleSupplier chance) {
        this.most = most;
        this.setting = most;
        this.backoff = backoff;
        this.nanos = nanos;
        this.chance = chance;
        this.threshold = most;
    }

    /** Says whether more connections may be open than before. */
    boolean accepted() {
        // One that was under way when the trouble came is no sign that it is over.
        if (isPausing()) return false;
        int before = limit;
        troubles = 0;
        if (limit < threshold) limit++;
        else if (limit < most && ++credit >= limit * CAUTION) grow();
        return limit > before;
    }

    private void grow() {
        limit++;
        threshold = limit;
        credit = 0;
    }

    /** A connection that had worked is gone. That happens: fewer, but no pause. */
    void lost() {
        if (isPausing()) return;
        limit = Math.max(1, limit / 2);
        threshold = limit;
        credit = 0;
    }

    /**
     * The relay refuses one more connection while others work: it bears as many as these, which go on.
     *
     * @param working the others
     */
    void full(int working) {
        most = Math.max(1, Math.min(most, working));
        limit = Math.min(limit, most);
        threshold = Math.min(threshold, most);
        credit = 0;
    }

    /** So many work at once: one that was let in while another was refused counts, too. */
    void bears(int working) {
        if (working <= most) return;
        most = working;
        if (!isTroubled()) limit = Math.max(limit, working);
    }

    /** What {@link #full} has learned was of another day, or of a relay that was about to go. */
    void forget() {
        most = setting;
    }

    /** The relay cannot be reached, or asks for less; false when it is known already: what many tell at once counts once. */
    boolean trouble() {
        if (isPausing()) return false;
        if (troubles++ == 0) troubledSince = nanos.getAsLong();
        forget();
        threshold = Math.max(1, limit / 2);
        limit = 1;
        credit = 0;
        pausedUntil = nanos.getAsLong()
                + backoff.pause(troubles, chance.getAsDouble()).toNanos();
        return true;
    }

    /** All is well and all connections may be open: another acceptance changes nothing. */
    boolean isAtEase() {
        return troubles == 0 && limit == most;
    }

    int allowed() {
        return isPausing() ? 0 : limit;
    }

    Duration pause() {
        return isPausing() ? Duration.ofNanos(pausedUntil - nanos.getAsLong()) : Duration.ZERO;
    }

    /** For how long not one message has been accepted. */
    Duration troubledFor() {
        return isTroubled() ? Duration.ofNanos(nanos.getAsLong() - troubledSince) : Duration.ZERO;
    }

    boolean isTroubled() {
        return troubles > 0;
    }

    private boolean isPausing() {
        return isTroubled() && nanos.getAsLong() - pausedUntil < 0;
    }
}

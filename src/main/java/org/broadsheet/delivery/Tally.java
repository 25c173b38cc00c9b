package org.broadsheet.delivery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An edition's recipients counted by what became of them, each in one number only; the sum is checked.
 *
 * @param control {@code running}, {@code paused}, {@code stopped} or {@code cancelled}
 * @param reason why it does not run
 * @param started when the first worker began
 * @param expires until when those refused for now are tried again
 * @param asOf by the database's clock
 * @param pending nobody tried them yet
 * @param underWay in the hand of a worker now
 * @param deferred refused for now, and tried again
 * @param expired refused for now until it was too late
 * @param twice who may have it twice; they are counted above too
 * @param answered how many answers of the relay came within the last {@link #WINDOW}
 * @param seconds from the start to the relay's last word
 * @param listed false where the rows have been dropped: the numbers stay, the lists behind them do not
 */
public record Tally(
        String control,
        String reason,
        @Nullable Instant started,
        @Nullable Instant finished,
        Instant expires,
        Instant asOf,
        long recipients,
        long pending,
        long underWay,
        long accepted,
        long deferred,
        long rejected,
        long expired,
        long uncertain,
        long suppressed,
        long twice,
        long answered,
        double seconds,
        @Nullable Instant nextAttempt,
        boolean listed) {

    static final Duration WINDOW = Duration.ofSeconds(10);

    public Tally {
        long sum = pending + underWay + accepted + deferred + rejected + expired + uncertain + suppressed;
        if (sum != recipients)
            throw new IllegalStateException(
                    "tally does not add up: " + recipients + " recipients, " + sum + " counted");
    }

    public boolean isRunning() {
        return control.equals("running") && finished == null;
    }

    /** Whether it may still go on: now, or once somebody lets it. */
    public boolean isOpen() {
        return !control.equals("cancelled") && finished == null;
    }

    /** Have no last outcome yet. */
    public long open() {
        return pending + underWay + deferred;
    }

    /** Ended without being served, and may be put in line again. */
    public long triable() {
        return rejected + expired + uncertain;
    }

    /** Whether it says the same as another; when each was counted is not part of it. */
    public boolean says(@Nullable Tally other) {
        return other != null && equals(other.at(asOf));
    }

    private Tally at(Instant when) {
        return new Tally(
                control,
                reason,
                started,
                finished,
                expires,
                when,
                recipients,
                pending,
                underWay,
                accepted,
                deferred,
                rejected,
                expired,
                uncertain,
                suppressed,
                twice,
                answered,
                seconds,
                nextAttempt,
                listed);
    }

    /** How many of a thousand have a last outcome; a thousand only when all have. */
    public int permille() {
        return recipients == 0 ? 1000 : (int) ((recipients - open()) * 1000 / recipients);
    }

    /** Answers of the relay a second: of late while it runs, else over all. */
    public double perSecond() {
        if (!isRunning() || started == null) return seconds > 0 ? accepted / seconds : 0;
        double window = Math.min(
                WINDOW.toMillis(),
                Math.max(1000, Duration.between(started, asOf).toMillis()));
        return answered * 1000 / window;
    }

    /** When all will have been tried once at this rate; null where that cannot be told, or is so already. */
    public @Nullable Instant expectedEnd() {
        double rate = perSecond();
        if (!isRunning() || rate == 0 || pending + underWay == 0) return null;
        return asOf.plusSeconds(Math.round((pending + underWay) / rate));
    }
}

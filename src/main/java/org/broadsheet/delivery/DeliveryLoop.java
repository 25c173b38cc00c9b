package org.broadsheet.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.broadsheet.delivery.Progress.End;
import org.broadsheet.edition.EditionId;
import org.jspecify.annotations.Nullable;

/** One call of {@link Deliveries#deliver}: stint after stint, until nothing is left that is worth waiting for. */
final class DeliveryLoop {
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final Duration OTHERS = Duration.ofMillis(500);
    private static final Duration LONGEST_BREATH = Duration.ofSeconds(30);
    private static final Duration LONGER_THAN_A_LEASE = Duration.ofSeconds(2);

    private final EditionId edition;
    private final MessageSource post;
    private final Means means;
    private final BooleanSupplier stopped;
    private volatile boolean halted;
    private volatile @Nullable DeliverySession stint;
    private int breaths;
    private final AtomicLong heard = new AtomicLong();

    DeliveryLoop(EditionId edition, MessageSource post, Means means, BooleanSupplier stopped) {
        this.edition = edition;
        this.post = post;
        this.means = means;
        this.stopped = stopped;
    }

    Progress run() throws InterruptedException {
        Progress before = ended(means.runs().get(edition));
        if (before != null) return before;
        means.runs().started(edition);
        Progress progress = null;
        while (progress == null) progress = stint();
        return progress.after(heard.get());
    }

    /** Takes nothing new; {@link #run} returns when what is on the wire has its outcome. */
    void halt() {
        halted = true;
        DeliverySession current = stint;
        if (current != null) current.halt();
    }

    // A worker that was taken for dead comes back under another number, with nothing in hand.
    private @Nullable Progress stint() throws InterruptedException {
        try (DeliverySession current =
                outlast(() -> new DeliverySession(means.runs().get(edition), means, post, this::goesOn))) {
            stint = current;
            Progress progress = null;
            while (progress == null && !current.isLost() && !lostTrack(current)) {
                if (goesOn() && outlast(this::control) == Control.RUNNING) current.send();
                progress = assess(current);
            }
            return progress;
        } finally {
            // In this order: who asks in between counts less, never twice.
            DeliverySession last = stint;
            stint = null;
            if (last != null) heard.addAndGet(last.answers().heard());
        }
    }

    private @Nullable Progress assess(DeliverySession current) throws InterruptedException {
        String refusal = current.answers().refusal();
        if (refusal != null) outlast(() -> means.runs().hold(edition, Control.STOPPED, refusal));
        outlast(() -> settle(current.ledger()));
        DeliveryRun run = outlast(() -> means.runs().get(edition));
        Progress ended = ended(run);
        if (ended != null) return ended;
        if (run.control() != Control.RUNNING) return held(current, run);
        if (!goesOn()) return Progress.of(End.INTERRUPTED);
        return next(current);
    }

    static @Nullable Progress ended(DeliveryRun run) {
        if (run.control() == Control.CANCELLED) return Progress.of(End.CANCELLED, reason(run));
        return run.finished() == null ? null : Progress.of(End.FINISHED);
    }

    private static String reason(DeliveryRun run) {
        return run.reason() == null ? "" : run.reason();
    }

    private int settle(Ledger ledger) {
        int expired = ledger.expire();
        ledger.finish();
        return expired;
    }

    /** A pause may be short: the run waits for its end before it gives up its place. */
    private @Nullable Progress held(DeliverySession current, DeliveryRun run) throws InterruptedException {
        if (run.control() == Control.STOPPED) return Progress.of(End.STOPPED, reason(run));
        return rest(current, OTHERS, Progress.of(End.PAUSED, reason(run)));
    }

    private @Nullable Progress next(DeliverySession current) throws InterruptedException {
        String stop = current.answers().stop();
        if (stop != null) return Progress.of(End.RELAY_DOWN, stop);
        String trouble = current.answers().trouble();
        if (trouble != null) return rest(current, breath(), Progress.of(End.RELAY_DOWN, trouble));
        breaths = 0;
        if (current.dayIsFull()) return untilTomorrow();
        Ledger.Open open = outlast(current::open);
        if (open.untouched() > 0) return null;
        Duration due = open.due() == null ? OTHERS : open.due();
        Duration pause = open.others() > 0 && due.compareTo(OTHERS) > 0 ? OTHERS : due;
        Progress waiting = Progress.waiting(
                open.waiting() + " wait for another try", Instant.now().plus(due));
        return rest(current, pause, waiting);
    }

    private Progress untilTomorrow() {
        Instant tomorrow = means.pacing().day().tomorrow();
        outlast(() ->
                means.runs().keepUntil(edition, tomorrow.plus(means.settings().expireAfter())));
        return Progress.waiting("today's messages of the warm-up are used up", tomorrow);
    }

    // Nothing gets through: twice as long a pause each time, so that a relay in trouble is not hammered.
    private Duration breath() {
        Duration breath = Duration.ofSeconds(1L << Math.min(5, breaths++));
        return breath.compareTo(LONGEST_BREATH) < 0 ? breath : LONGEST_BREATH;
    }

    /** Waits a moment: also for others, long enough to see them die. A longer wait is the caller's, who has time. */
    private @Nullable Progress rest(DeliverySession current, Duration pause, Progress otherwise)
            throws InterruptedException {
        if (current.answers()
                        .silence()
                        .plus(pause)
                        .compareTo(means.settings().lease().plus(LONGER_THAN_A_LEASE))
                > 0) return otherwise;
        long end = System.nanoTime() + pause.toNanos();
        while (goesOn() && System.nanoTime() < end) Thread.sleep(GLANCE.toMillis());
        return null;
    }

    // After a claim whose answer was lost, rows stand under our number that we do not hold.
    private boolean lostTrack(DeliverySession current) {
        return current.unsure() && outlast(current::open).mine() > 0;
    }

    private Control control() {
        return means.runs().get(edition).control();
    }

    private boolean goesOn() {
        return !halted && !stopped.getAsBoolean();
    }

    private <T extends @Nullable Object> T outlast(Supplier<T> work) {
        return Outage.outlast(work, this::goesOn);
    }
}

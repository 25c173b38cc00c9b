package org.broadsheet.delivery.session;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.broadsheet.delivery.Deliveries.DeliveryResult;
import org.broadsheet.delivery.Deliveries.DeliveryResult.End;
import org.broadsheet.delivery.Deliveries.MessageSource;
import org.broadsheet.delivery.DeliveryRun;
import org.broadsheet.delivery.DeliveryRun.Control;
import org.broadsheet.delivery.Outage;
import org.broadsheet.edition.EditionId;
import org.jspecify.annotations.Nullable;

/** One call of {@code Deliveries.deliver}: session after session, until nothing is left that is worth waiting for. */
final class DeliveryLoop {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration OTHERS = Duration.ofMillis(500);
    private static final Duration LONGER_THAN_A_LEASE = Duration.ofSeconds(2);

    /** Before the relay is tried again that refused for itself; a longer pause, and one that grows, is the caller's. */
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);

    private final EditionId edition;
    private final MessageSource messages;
    private final DeliveryEngine engine;
    private final BooleanSupplier stopped;
    private volatile boolean halted;
    private volatile @Nullable DeliverySession session;
    private boolean answered;

    DeliveryLoop(EditionId edition, MessageSource messages, DeliveryEngine engine, BooleanSupplier stopped) {
        this.edition = edition;
        this.messages = messages;
        this.engine = engine;
        this.stopped = stopped;
    }

    DeliveryResult run() throws InterruptedException {
        DeliveryResult before = ended(engine.runs.get(edition));
        if (before != null) return before;
        engine.runs.started(edition);
        DeliveryResult progress = null;
        while (progress == null) progress = oneSession();
        return progress.answered(answered);
    }

    /** Takes nothing new; {@link #run} returns when what is on the wire has its outcome. */
    void halt() {
        halted = true;
        DeliverySession current = session;
        if (current != null) current.halt();
    }

    // A worker that was taken for dead comes back under another number, with nothing claimed.
    private @Nullable DeliveryResult oneSession() throws InterruptedException {
        try (DeliverySession current =
                outlast(() -> new DeliverySession(engine.runs.get(edition), engine, messages, this::goesOn))) {
            session = current;
            DeliveryResult progress = null;
            while (progress == null && !current.isLost() && !lostTrack(current)) {
                if (goesOn() && outlast(this::control) == Control.RUNNING) current.send();
                progress = assess(current);
            }
            return progress;
        } finally {
            DeliverySession last = session;
            session = null;
            if (last != null) answered |= last.answers().answered();
        }
    }

    private @Nullable DeliveryResult assess(DeliverySession current) throws InterruptedException {
        String refusal = current.answers().refusal();
        if (refusal != null) outlast(() -> engine.runs.hold(edition, Control.STOPPED, refusal));
        outlast(current.ledger()::settle);
        DeliveryRun run = outlast(() -> engine.runs.get(edition));
        DeliveryResult ended = ended(run);
        if (ended != null) return ended;
        if (run.control() != Control.RUNNING) return held(current, run);
        if (!goesOn()) return DeliveryResult.of(End.INTERRUPTED);
        return next(current);
    }

    static @Nullable DeliveryResult ended(DeliveryRun run) {
        if (run.control() == Control.CANCELLED) return DeliveryResult.of(End.CANCELLED, run.reasonOrEmpty());
        return run.finished() == null ? null : DeliveryResult.of(End.FINISHED);
    }

    /** A pause may be short: the run waits for its end before it gives up its place. */
    private @Nullable DeliveryResult held(DeliverySession current, DeliveryRun run) throws InterruptedException {
        if (run.control() == Control.STOPPED) return DeliveryResult.of(End.STOPPED, run.reasonOrEmpty());
        return rest(current, OTHERS, DeliveryResult.of(End.PAUSED, run.reasonOrEmpty()));
    }

    private @Nullable DeliveryResult next(DeliverySession current) throws InterruptedException {
        String stop = current.answers().stop();
        if (stop != null) return DeliveryResult.of(End.RELAY_DOWN, stop);
        String trouble = current.answers().trouble();
        if (trouble != null) return rest(current, AFTER_TROUBLE, DeliveryResult.of(End.RELAY_DOWN, trouble));
        if (current.dayIsFull()) return untilTomorrow();
        Ledger.Open open = outlast(current::open);
        if (open.untouched() > 0) return null;
        Duration due = open.due() == null ? OTHERS : open.due();
        Duration pause = open.others() > 0 && due.compareTo(OTHERS) > 0 ? OTHERS : due;
        return rest(current, pause, DeliveryResult.waiting(open.waiting(), due));
    }

    private DeliveryResult untilTomorrow() {
        Instant tomorrow = engine.limits.tomorrow();
        outlast(() -> engine.runs.keepUntil(edition, tomorrow.plus(engine.settings.expireAfter())));
        return DeliveryResult.untilTomorrow(tomorrow);
    }

    /** Waits a moment: also for others, long enough to see them die. A longer wait is the caller's, who has time. */
    private @Nullable DeliveryResult rest(DeliverySession current, Duration pause, DeliveryResult otherwise)
            throws InterruptedException {
        if (current.answers()
                        .silence()
                        .plus(pause)
                        .compareTo(engine.settings.lease().plus(LONGER_THAN_A_LEASE))
                > 0) return otherwise;
        long end = System.nanoTime() + pause.toNanos();
        while (goesOn() && System.nanoTime() < end) Thread.sleep(POLL.toMillis());
        return null;
    }

    // After a claim whose answer was lost, rows stand under our number that we do not hold.
    private boolean lostTrack(DeliverySession current) {
        return current.unsure() && outlast(current::open).mine() > 0;
    }

    private Control control() {
        return engine.runs.get(edition).control();
    }

    private boolean goesOn() {
        return !halted && !stopped.getAsBoolean();
    }

    private <T extends @Nullable Object> T outlast(Supplier<T> work) {
        return Outage.outlast(work, this::goesOn);
    }
}

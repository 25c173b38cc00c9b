package org.broadsheet.job;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.broadsheet.delivery.Progress;

/**
 * A replica's work at an edition. It outlasts a round by some seconds: who finds a place in the next one goes on with the
 * connections that are open, and nothing stands still while one round is summed up and the next one is cut.
 */
final class Shift {
    private static final Duration HANDING_OVER = Duration.ofSeconds(2);
    private static final Duration GLANCE = Duration.ofMillis(50);

    private final CompletableFuture<Progress> work = new CompletableFuture<>();
    private final LongSupplier heard;
    private volatile long end;
    private volatile boolean broken;
    private long reported;

    /**
     * @param end of the round in which it begins
     * @param heard of how many messages the relay has spoken so far
     */
    Shift(long end, LongSupplier heard) {
        this.end = end;
        this.heard = heard;
    }

    /** @param deliver is asked to stop by what it is given */
    void run(Function<BooleanSupplier, Progress> deliver) {
        try {
            work.complete(deliver.apply(this::isStopped));
        } catch (Throwable e) {
            work.completeExceptionally(e);
        }
    }

    private boolean isStopped() {
        return broken || System.nanoTime() - end >= HANDING_OVER.toNanos();
    }

    /** Whether who comes now would come too late to go on with it. */
    boolean isOver() {
        return work.isDone() || isStopped();
    }

    /** Keeps at it until a round is over, and says what came of it meanwhile. */
    Progress until(long roundEnds, BooleanSupplier cleared) throws InterruptedException {
        end = roundEnds;
        while (System.nanoTime() - roundEnds < 0 || broken) {
            if (cleared.getAsBoolean()) broken = true;
            long left = broken ? GLANCE.toNanos() : Math.min(GLANCE.toNanos(), roundEnds - System.nanoTime());
            try {
                Progress progress = work.get(Math.max(1, left), TimeUnit.NANOSECONDS);
                return progress.after(progress.heard() - reported);
            } catch (TimeoutException e) {
                // It goes on.
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
            }
        }
        long now = heard.getAsLong();
        Progress so = Progress.of(Progress.End.INTERRUPTED).after(now - reported);
        reported = now;
        return so;
    }
}

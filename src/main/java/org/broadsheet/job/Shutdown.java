package org.broadsheet.job;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.stereotype.Component;

/** Tells runs that wait that the program is to end, before anything that they use is closed. */
@Component
class Shutdown implements ApplicationListener<ContextClosedEvent> {
    /** All that end something share this time: the whole program ends within ten seconds. */
    private static final Duration LAST_WORK = Duration.ofSeconds(5);

    private final CountDownLatch begun = new CountDownLatch(1);
    private volatile long end;

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        end = System.nanoTime() + LAST_WORK.toNanos();
        begun.countDown();
    }

    /** Waits so long, or until the program is to end: then, or where the thread was interrupted, it says true. */
    boolean beginsWithin(Duration pause) {
        try {
            return begun.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Waits until that is done, but not past the time for last work; returns whether it is done. */
    boolean awaitLast(BooleanSupplier done) {
        long until = begun.getCount() == 0 ? end : System.nanoTime() + LAST_WORK.toNanos();
        try {
            while (!done.getAsBoolean() && System.nanoTime() - until < 0) Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return done.getAsBoolean();
    }

    /** Waits so long; throws where the program is to end. */
    void pause(Duration pause) throws RunSuspended {
        if (beginsWithin(pause)) throw new RunSuspended(RunSuspended.Reason.SHUTDOWN, "the program was told to stop");
    }
}

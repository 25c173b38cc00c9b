package org.broadsheet.job;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.stereotype.Component;

/** Tells runs that wait that the program is to end, before anything that they use is closed. */
@Component
class Shutdown implements ApplicationListener<ContextClosedEvent> {
    private final CountDownLatch begun = new CountDownLatch(1);

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
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

    /** Waits so long; throws where the program is to end. */
    void pause(Duration pause) throws RunSuspended {
        if (beginsWithin(pause)) throw new RunSuspended(RunSuspended.Reason.SHUTDOWN, "the program was told to stop");
    }
}

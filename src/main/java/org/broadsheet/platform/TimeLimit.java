package org.broadsheet.platform;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs work on foreign input on a thread of its own and leaves it when its time is over. The thread is interrupted, but
 * code that does not ask for interrupts goes on until it ends by itself; at most {@code most} such threads exist at once.
 */
public final class TimeLimit {
    private final String name;
    private final Semaphore places;

    /**
     * @param name what the threads are called
     * @param most how many may run at once, those that were left included
     */
    public TimeLimit(String name, int most) {
        this.name = name;
        this.places = new Semaphore(most);
    }

    /** Whether no place is free now: so many threads work, or were left and have not ended. */
    public boolean isFull() {
        return places.availablePermits() == 0;
    }

    /**
     * The result of the work.
     *
     * @throws TimeoutException after {@code limit}, also where no place became free within it
     * @throws ExecutionException with what the work threw as its cause; an {@link Error} too, a stack overflow for example
     */
    public <T> T call(Duration limit, Callable<T> work)
            throws TimeoutException, ExecutionException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        if (!places.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) throw new TimeoutException(name + ": all busy");
        FutureTask<T> task = new FutureTask<>(() -> {
            try {
                return work.call();
            } finally {
                places.release();
            }
        });
        Thread thread = DaemonThreads.start(name, task);
        try {
            return task.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | InterruptedException e) {
            thread.interrupt();
            throw e;
        }
    }
}

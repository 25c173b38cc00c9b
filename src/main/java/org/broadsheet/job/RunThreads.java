package org.broadsheet.job;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.boot.batch.autoconfigure.BatchTaskExecutor;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Component;

/**
 * Gives each run a thread of its own, for which the one who started it waits. Batch's operator restarts a job within a
 * transaction; on its thread that transaction would stay open for the whole run. Runs that wait for workers, or for their
 * time, are woken when they are to stop.
 */
@Component
@BatchTaskExecutor
class RunThreads implements TaskExecutor, SmartLifecycle {
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    private final Map<Thread, RunThread> started = new ConcurrentHashMap<>();
    private final Set<RunThread> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean running;
    private volatile boolean stopping;

    /** A run's own thread; what ends it is what Batch could not record: its repository failed. */
    private static final class RunThread extends Thread {
        private volatile boolean woken;
        private volatile @Nullable RuntimeException failure;

        RunThread(Runnable run) {
            super(run, "digest-run");
        }

        @Override
        public void run() {
            try {
                super.run();
            } catch (RuntimeException e) {
                failure = e;
            }
        }
    }

    @Override
    public void execute(Runnable run) {
        RunThread thread = new RunThread(run);
        started.put(Thread.currentThread(), thread);
        thread.start();
    }

    /** Returns when the run that the calling thread started has ended; throws what kept its end from being recorded. */
    void awaitStarted() {
        Thread caller = Thread.currentThread();
        RunThread thread = started.get(caller);
        if (thread == null) return;
        try {
            join(caller, thread);
        } finally {
            started.remove(caller);
        }
        RuntimeException failure = thread.failure;
        if (failure != null) throw failure;
    }

    private void join(Thread caller, RunThread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
                wake(caller);
            }
        }
        if (interrupted) caller.interrupt();
    }

    /** The run that this thread has started is to stop, at the latest when it would wait for anything. */
    void wake(Thread caller) {
        RunThread thread = started.get(caller);
        if (thread == null) return;
        thread.woken = true;
        if (waiting.contains(thread)) thread.interrupt();
    }

    /** Does what may be broken off at any moment; on a run's thread only. */
    <T> T interruptibly(Callable<T> work) throws Exception {
        RunThread thread = (RunThread) Thread.currentThread();
        waiting.add(thread);
        try {
            if (thread.woken || stopping) throw new InterruptedException();
            return work.call();
        } catch (InterruptedException e) {
            throw new JobInterruptedException("the run was told to stop");
        } finally {
            waiting.remove(thread);
        }
    }

    void rest(Duration pause) throws JobInterruptedException {
        try {
            interruptibly(() -> {
                Thread.sleep(pause.toMillis());
                return pause;
            });
        } catch (JobInterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Returns when the runs have recorded their end, lest they be taken for dead. */
    @Override
    public void stop() {
        running = false;
        stopping = true;
        waiting.forEach(Thread::interrupt);
        long end = System.nanoTime() + LAST_WORDS.toNanos();
        try {
            for (RunThread run : started.values()) run.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

package org.broadsheet.job;

import org.springframework.boot.batch.autoconfigure.BatchTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Component;

/**
 * Gives each run a thread of its own, for which the one who started it waits. Batch's operator restarts a job within a
 * transaction; on its thread that transaction would stay open for the whole run.
 */
@Component
@BatchTaskExecutor
class RunThreads implements TaskExecutor {
    private final ThreadLocal<Thread> started = new ThreadLocal<>();

    @Override
    public void execute(Runnable run) {
        Thread thread = new Thread(run, "digest-run");
        started.set(thread);
        thread.start();
    }

    /** Returns when the run that the calling thread started has ended and has been recorded. */
    void awaitStarted() {
        Thread thread = started.get();
        started.remove();
        if (thread == null) return;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while a run was under way; starting it again finishes it", e);
        }
    }
}

package org.broadsheet.job;

import org.springframework.batch.core.job.JobInterruptedException;

/** Ends an execution of the digest job as stopped: what the run waits for starts it again. */
final class RunSuspended extends JobInterruptedException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    enum Reason {
        /** Nothing to send; items may come after all. */
        EMPTY,
        /** For an approval. */
        HELD,
        /** Deliveries wait for their time, or for the person who paused them. */
        LATER,
        /** The relay, or whatever else keeps the deliveries from going on. */
        STALLED,
        /** This process ends. */
        SHUTDOWN
    }

    RunSuspended(Reason reason, String words) {
        super(words);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    /** Its place says nothing, and Batch would store it. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}

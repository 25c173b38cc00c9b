package org.broadsheet.job;

import java.time.Duration;
import org.broadsheet.delivery.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.step.StepContribution;

/** A step of the digest job: one call, safe to repeat, with transactions of its own. */
interface DigestStep {
    Logger log = LoggerFactory.getLogger(DigestStep.class);
    Duration AFTER_OUTAGE = Duration.ofMillis(500);

    /** Does the step's work for a run. Throws {@link RunSuspended} where the run cannot go on now. */
    void work(Run run) throws JobInterruptedException;

    /** Notes for Batch's tables how much was done. */
    default void count(Run run, StepContribution contribution) {}

    /** The same as {@link #work}; an outage of the database is waited out. */
    default void outlast(Run run, Shutdown shutdown) throws JobInterruptedException {
        while (true) {
            try {
                work(run);
                return;
            } catch (RuntimeException e) {
                if (!Outage.is(e)) throw e;
                log.warn("run waits for the database run={} cause={}", run.name(), e.getMessage());
                shutdown.pause(AFTER_OUTAGE);
            }
        }
    }
}

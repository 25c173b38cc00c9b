package org.broadsheet.job;

import org.broadsheet.delivery.Deliveries;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.EditionId;
import org.broadsheet.edition.Editions;
import org.broadsheet.edition.State;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Takes up what waits: deferred deliveries whose time has come, resumed editions, and the runs of processes that died. */
@DisallowConcurrentExecution
class DueRuns implements Job {
    private final Deliveries deliveries;
    private final Editions editions;
    private final DigestRuns runs;

    DueRuns(Deliveries deliveries, Editions editions, DigestRuns runs) {
        this.deliveries = deliveries;
        this.editions = editions;
        this.runs = runs;
    }

    @Override
    public void execute(JobExecutionContext context) {
        for (EditionId waiting : deliveries.unfinished()) {
            Edition edition = editions.get(waiting);
            if (edition.state() == State.READY) runs.resumeIfFree(edition);
        }
    }
}

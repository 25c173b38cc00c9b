package org.broadsheet.job;

import java.time.Duration;
import java.time.Instant;
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
    private static final Duration SOON = Duration.ofSeconds(10);

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
            if (edition.state() == State.READY && isDue(waiting)) runs.resumeIfFree(edition);
        }
    }

    // What waits for its time is left alone until it has come.
    private boolean isDue(EditionId edition) {
        Instant due = deliveries.outlook(edition).due();
        return due == null || due.isBefore(Instant.now().plus(SOON));
    }
}

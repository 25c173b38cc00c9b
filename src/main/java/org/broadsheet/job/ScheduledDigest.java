package org.broadsheet.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.broadsheet.edition.DigestSettings;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A digest's time has come, or came while nobody was there. */
@DisallowConcurrentExecution
class ScheduledDigest implements Job {
    private static final Logger log = LoggerFactory.getLogger(ScheduledDigest.class);

    private final DigestRuns runs;
    private final DigestSettings settings;
    private final Clock clock;

    ScheduledDigest(DigestRuns runs, DigestSettings settings, Clock clock) {
        this.runs = runs;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void execute(JobExecutionContext context) {
        String digest = context.getJobDetail().getKey().getName();
        Instant meant = meant(context);
        Duration late = Duration.between(meant, clock.instant());
        Date next = context.getTrigger().getNextFireTime();
        if (next != null && next.toInstant().isBefore(clock.instant())) {
            // The stories of this one come with the next, whose time has passed too.
            log.warn("start missed and superseded digest={} meant={} next={}", digest, meant, next.toInstant());
        } else if (late.compareTo(settings.digest(digest).catchUp()) > 0) {
            log.warn("start missed digest={} meant={} late={}: held until an editor sends it", digest, meant, late);
            runs.hold(digest, meant, "its start at " + meant + " was missed by more than it is caught up with");
        } else {
            RunReport report = runs.run(digest, meant, false);
            log.info("run ended {}", report.line());
        }
    }

    /** When the trigger should have fired; for a run taken over from a dead node, when the first attempt should have. */
    private static Instant meant(JobExecutionContext context) {
        if (!context.isRecovering()) return context.getScheduledFireTime().toInstant();
        JobDataMap data = context.getMergedJobDataMap();
        return Instant.ofEpochMilli(
                data.getLongValue(Scheduler.FAILED_JOB_ORIGINAL_TRIGGER_SCHEDULED_FIRETIME_IN_MILLISECONDS));
    }
}

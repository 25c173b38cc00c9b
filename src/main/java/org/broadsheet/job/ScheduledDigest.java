package org.broadsheet.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.broadsheet.newsroom.DigestSettings;
import org.jspecify.annotations.Nullable;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A digest's time has come, or came while no replica ran. */
@DisallowConcurrentExecution
class ScheduledDigest implements Job {
    private static final Logger log = LoggerFactory.getLogger(ScheduledDigest.class);

    private final DigestRuns runs;
    private final DigestSettings settings;
    private final Attempts attempts;
    private final Offers offers;
    private final Clock clock;

    ScheduledDigest(DigestRuns runs, DigestSettings settings, Attempts attempts, Offers offers, Clock clock) {
        this.runs = runs;
        this.settings = settings;
        this.attempts = attempts;
        this.offers = offers;
        this.clock = clock;
    }

    /** @throws JobExecutionException it could not be offered to others; the alarm for what has not started tells a person */
    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        String digest = context.getJobDetail().getKey().getName();
        Instant meant = meant(context);
        try {
            if (attempts.knows(digest))
                start(digest, meant, context.getTrigger().getNextFireTime());
            else if (!isOffered(context, meant))
                log.error("start given up: nobody's settings name it digest={} meant={}", digest, meant);
        } catch (RunSuspended e) {
            // This process ends: Quartz lets another node recover the start.
            throw new JobExecutionException(e);
        }
    }

    private boolean isOffered(JobExecutionContext context, Instant meant) throws JobExecutionException {
        try {
            return offers.offer(context.getJobDetail(), meant);
        } catch (SchedulerException e) {
            throw new JobExecutionException(e);
        }
    }

    private void start(String digest, Instant meant, @Nullable Date next) throws RunSuspended {
        Duration late = Duration.between(meant, clock.instant());
        if (next != null && next.toInstant().isBefore(clock.instant())) {
            // The stories of this one come with the next, whose time has passed too.
            log.warn("start missed and superseded digest={} meant={} next={}", digest, meant, next.toInstant());
        } else if (late.compareTo(settings.digest(digest).catchUp()) > 0) {
            log.warn("start missed digest={} meant={} late={}: held until an editor sends it", digest, meant, late);
            runs.hold(digest, meant, "its start at " + meant + " was missed by more than it is caught up with");
        } else {
            runs.startScheduled(digest, meant);
        }
    }

    /** When the trigger should have fired, also where it was offered to others since; for a run taken over from a dead node, when the first attempt should have. */
    private static Instant meant(JobExecutionContext context) {
        JobDataMap data = context.getMergedJobDataMap();
        if (Offers.isOffer(data)) return Offers.meant(data);
        if (!context.isRecovering()) return context.getScheduledFireTime().toInstant();
        return Instant.ofEpochMilli(
                data.getLongValue(Scheduler.FAILED_JOB_ORIGINAL_TRIGGER_SCHEDULED_FIRETIME_IN_MILLISECONDS));
    }
}

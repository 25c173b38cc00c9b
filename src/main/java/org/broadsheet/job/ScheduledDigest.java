package org.broadsheet.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.broadsheet.job.DigestRun.RunSuspended;
import org.broadsheet.job.execution.RunLauncher;
import org.broadsheet.newsroom.DigestSettings;
import org.jspecify.annotations.Nullable;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A digest's time has come, or came while no replica ran. */
@DisallowConcurrentExecution
class ScheduledDigest implements Job {
    private static final Logger log = LoggerFactory.getLogger(ScheduledDigest.class);

    /** Triggers of starts that this node cannot make. */
    static final String OFFERS = "offers";

    private static final String MEANT = "meant";

    /** How long an offer stands, from the time that was meant. Whoever has it then starts it late, or gives it up. */
    private static final Duration STAND = Duration.ofHours(1);

    private final DigestRuns runs;
    private final DigestSettings settings;
    private final RunLauncher launcher;
    private final Shutdown shutdown;
    private final Clock clock;

    ScheduledDigest(DigestRuns runs, DigestSettings settings, RunLauncher launcher, Shutdown shutdown, Clock clock) {
        this.runs = runs;
        this.settings = settings;
        this.launcher = launcher;
        this.shutdown = shutdown;
        this.clock = clock;
    }

    /** @throws JobExecutionException it could not be offered to others; the alarm for what has not started tells a person */
    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        String digest = context.getJobDetail().getKey().getName();
        Instant meant = meant(context);
        try {
            if (launcher.knows(digest))
                start(digest, meant, context.getTrigger().getNextFireTime());
            else if (!offer(context, meant))
                log.error("start given up: nobody's settings name it digest={} meant={}", digest, meant);
        } catch (RunSuspended e) {
            // This process ends: Quartz lets another node recover the start.
            throw new JobExecutionException(e);
        }
    }

    /**
     * Quartz may give a start to a node whose settings do not name the digest, as while versions stand side by side. It then
     * stands in Quartz's store until {@link Resumer} of a node that knows the digest takes it: the node that offers would itself
     * be the first to take whatever is due soon. False where it has stood for long enough.
     */
    private boolean offer(JobExecutionContext context, Instant meant) throws JobExecutionException {
        Instant end = meant.plus(STAND);
        if (!end.isAfter(clock.instant())) return false;
        try {
            context.getScheduler()
                    .scheduleJob(TriggerBuilder.newTrigger()
                            .withIdentity(UUID.randomUUID().toString(), OFFERS)
                            .forJob(context.getJobDetail())
                            .usingJobData(MEANT, String.valueOf(meant.toEpochMilli()))
                            .startAt(Date.from(end))
                            .build());
            return true;
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
            shutdown.outlast(digest + " " + meant, () -> runs.start(digest, meant, false));
        }
    }

    /** When the trigger should have fired, also where it was offered to others since; for a run taken over from a dead node, when the first attempt should have. */
    private static Instant meant(JobExecutionContext context) {
        JobDataMap data = context.getMergedJobDataMap();
        if (data.containsKey(MEANT)) return Instant.ofEpochMilli(data.getLongValue(MEANT));
        if (!context.isRecovering()) return context.getScheduledFireTime().toInstant();
        return Instant.ofEpochMilli(
                data.getLongValue(Scheduler.FAILED_JOB_ORIGINAL_TRIGGER_SCHEDULED_FIRETIME_IN_MILLISECONDS));
    }
}

package org.broadsheet.job;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.broadsheet.job.RoleSettings.Role;
import org.broadsheet.job.execution.RunLauncher;
import org.broadsheet.platform.Routine;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Resumes runs whose process died, looks after editions that wait for their approval or their start, and takes starts that
 * other nodes offer. Every scheduling replica does so; {@code EditionLock} lets one of them have each run.
 */
@Component
@ConditionalOnProperty(name = "spring.quartz.auto-startup", matchIfMissing = true)
class Resumer extends Routine {
    private static final Duration POLL = Duration.ofSeconds(5);
    private final JdbcClient jdbc;
    private final RunLauncher launcher;
    private final DigestRuns runs;
    private final Scheduler scheduler;
    private final Clock clock;
    private final boolean wanted;
    private boolean looked;

    Resumer(
            JdbcClient jdbc,
            RunLauncher launcher,
            DigestRuns runs,
            Scheduler scheduler,
            RoleSettings settings,
            Clock clock) {
        super("resumer", POLL, POLL);
        this.jdbc = jdbc;
        this.launcher = launcher;
        this.runs = runs;
        this.scheduler = scheduler;
        this.clock = clock;
        this.wanted = settings.plays(Role.SCHEDULE);
    }

    @Override
    public boolean isAutoStartup() {
        return wanted;
    }

    // One statement: every idle replica asks all the time.
    private static final String OPEN = """
            select array(select job_execution_id from batch_job_execution
                          where status in ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN') order by job_execution_id),
                   exists (select from qrtz_triggers where trigger_group = 'offers')
            """;

    /** @param executions under way as Batch believes: they are, or their process died */
    private record Open(List<Long> executions, boolean isOffered) {}

    @Override
    protected void round() {
        Open open = jdbc.sql(OPEN)
                .query((row, n) -> new Open(List.of((Long[]) row.getArray(1).getArray()), row.getBoolean(2)))
                .single();
        launcher.resumeDead(open.executions());
        // Every second round: what waits for a person, or was made ready by a replica that died, can wait 10 s.
        looked = !looked;
        if (looked) runs.startPending();
        // Last: what another version may have stored in Quartz's own form keeps no delivery waiting.
        if (open.isOffered()) takeOffers();
    }

    // Takes starts of the digests that are known here: due now, and this node's Quartz is told so first.
    private void takeOffers() {
        try {
            for (TriggerKey key : scheduler.getTriggerKeys(GroupMatcher.triggerGroupEquals(ScheduledDigest.OFFERS))) {
                Trigger offer = scheduler.getTrigger(key);
                if (offer != null && launcher.knows(offer.getJobKey().getName()) && stands(offer))
                    scheduler.rescheduleJob(
                            key, offer.getTriggerBuilder().startNow().build());
            }
        } catch (SchedulerException e) {
            throw new IllegalStateException("the schedule cannot be read", e);
        }
    }

    // Else another node has taken it.
    private boolean stands(Trigger offer) {
        Date due = offer.getNextFireTime();
        return due != null && due.toInstant().isAfter(clock.instant());
    }
}

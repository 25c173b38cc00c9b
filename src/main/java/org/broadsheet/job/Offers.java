package org.broadsheet.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.quartz.JobDataMap;
import org.quartz.JobDetail;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.springframework.stereotype.Component;

/**
 * Starts that Quartz gave to a node whose settings do not name the digest, as while versions stand side by side. They stand
 * in Quartz's store until a node that knows the digest takes one; the node that offers would itself be the first to take
 * whatever is due soon.
 */
@Component
class Offers {
    private static final String GROUP = "offers";
    private static final String MEANT = "meant";

    /** From the time that was meant. Whoever has it then starts it late, or gives it up. */
    private static final Duration STAND = Duration.ofHours(1);

    private final Scheduler scheduler;
    private final Attempts attempts;
    private final Clock clock;

    Offers(Scheduler scheduler, Attempts attempts, Clock clock) {
        this.scheduler = scheduler;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** False where it has stood for long enough. */
    boolean offer(JobDetail digest, Instant meant) throws SchedulerException {
        Instant end = meant.plus(STAND);
        if (!end.isAfter(clock.instant())) return false;
        scheduler.scheduleJob(TriggerBuilder.newTrigger()
                .withIdentity(UUID.randomUUID().toString(), GROUP)
                .forJob(digest)
                .usingJobData(MEANT, String.valueOf(meant.toEpochMilli()))
                .startAt(Date.from(end))
                .build());
        return true;
    }

    static boolean isOffer(JobDataMap data) {
        return data.containsKey(MEANT);
    }

    static Instant meant(JobDataMap data) {
        return Instant.ofEpochMilli(data.getLongValue(MEANT));
    }

    /** Takes those of the digests that are known here: due now, and this node's Quartz is told so first. */
    void take() {
        try {
            for (TriggerKey key : scheduler.getTriggerKeys(GroupMatcher.triggerGroupEquals(GROUP))) {
                Trigger offer = scheduler.getTrigger(key);
                if (offer != null && attempts.knows(offer.getJobKey().getName()) && stands(offer))
                    scheduler.rescheduleJob(
                            key, offer.getTriggerBuilder().startNow().build());
            }
        } catch (SchedulerException e) {
            throw new IllegalStateException("the schedule cannot be read", e);
        }
    }

    // Else somebody has taken it.
    private boolean stands(Trigger offer) {
        Date due = offer.getNextFireTime();
        return due != null && due.toInstant().isAfter(clock.instant());
    }
}

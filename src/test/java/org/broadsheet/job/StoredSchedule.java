package org.broadsheet.job;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import org.quartz.JobBuilder;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerKey;

/** The schedule of the digest "daily" as it stands in Quartz's store. */
public final class StoredSchedule {
    private StoredSchedule() {}

    /** @param since when it was stored */
    public static void store(Scheduler scheduler, String cron, Instant since) throws SchedulerException {
        LocalTimeTrigger trigger = LocalTimeTrigger.of(cron, ZoneOffset.UTC);
        trigger.setKey(TriggerKey.triggerKey("daily", Schedule.DIGESTS));
        trigger.setStartTime(Date.from(since));
        var job = JobBuilder.newJob(ScheduledDigest.class).withIdentity("daily", Schedule.DIGESTS);
        scheduler.scheduleJob(job.storeDurably().build(), trigger);
    }
}

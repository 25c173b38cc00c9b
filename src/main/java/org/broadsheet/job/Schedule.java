package org.broadsheet.job;

import java.text.ParseException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.broadsheet.newsroom.DigestSettings;
import org.broadsheet.feed.FetchSettings;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/**
 * Puts what the settings say into Quartz's store, where it outlives the process, if this replica keeps the schedule; leaves alone
 * what stands there already.
 */
@Component
class Schedule implements ApplicationListener<ApplicationReadyEvent> {
    static final String DIGESTS = "digests";

    private final Scheduler scheduler;
    private final DigestSettings digests;
    private final FetchSettings fetch;

    Schedule(Scheduler scheduler, DigestSettings digests, FetchSettings fetch) {
        this.scheduler = scheduler;
        this.digests = digests;
        this.fetch = fetch;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        try {
            if (scheduler.isStarted()) agree();
        } catch (SchedulerException e) {
            throw new IllegalStateException("the schedule cannot be stored", e);
        }
    }

    /** Makes the store agree with the settings; a firing that was missed while we were down stays missed, not forgotten. */
    void agree() throws SchedulerException {
        for (Map.Entry<String, DigestSettings.Digest> digest : digests.digests().entrySet()) {
            if (digest.getValue().schedule() != null)
                plan(digest.getKey(), digest.getValue().schedule());
        }
        forgetOthers();
        every("poll feeds", FeedPoll.class, fetch.interval());
    }

    private void plan(String name, String cron) throws SchedulerException {
        ZoneId zone = digests.zone(name);
        TriggerKey key = TriggerKey.triggerKey(name, DIGESTS);
        if (scheduler.getTrigger(key) instanceof LocalTimeTrigger known && known.says(cron, zone)) return;
        scheduler.addJob(detail(JobKey.jobKey(name, DIGESTS), ScheduledDigest.class), true);
        LocalTimeTrigger trigger = trigger(cron, zone);
        trigger.setKey(key);
        trigger.setJobKey(JobKey.jobKey(name, DIGESTS));
        if (scheduler.rescheduleJob(key, trigger) == null) scheduler.scheduleJob(trigger);
    }

    private static LocalTimeTrigger trigger(String cron, ZoneId zone) {
        try {
            return LocalTimeTrigger.of(cron, zone);
        } catch (ParseException e) {
            throw new IllegalStateException("a schedule was valid before: " + cron, e);
        }
    }

    private void forgetOthers() throws SchedulerException {
        Set<JobKey> known = scheduler.getJobKeys(GroupMatcher.jobGroupEquals(DIGESTS));
        for (JobKey key : known) {
            DigestSettings.Digest digest = digests.digests().get(key.getName());
            if (digest == null || digest.schedule() == null) scheduler.deleteJob(key);
        }
    }

    private void every(String name, Class<? extends Job> job, Duration interval) throws SchedulerException {
        JobDetail detail = detail(JobKey.jobKey(name), job);
        Trigger trigger = TriggerBuilder.newTrigger()
                .withIdentity(name)
                .startNow()
                .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                        .withIntervalInMilliseconds(interval.toMillis())
                        .withMisfireHandlingInstructionNextWithRemainingCount()
                        .repeatForever())
                .build();
        scheduler.scheduleJob(detail, Set.of(trigger), true);
    }

    private static JobDetail detail(JobKey key, Class<? extends Job> job) {
        // Recovery is wanted for the digests: what a dead node was running another takes up.
        boolean recover = key.getGroup().equals(DIGESTS);
        return JobBuilder.newJob(job)
                .withIdentity(key)
                .storeDurably()
                .requestRecovery(recover)
                .build();
    }
}

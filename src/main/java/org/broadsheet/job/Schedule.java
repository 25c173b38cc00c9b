package org.broadsheet.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.edition.Editions;
import org.broadsheet.feed.FetchSettings;
import org.broadsheet.newsroom.DigestSettings;
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
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/**
 * Puts what the settings say into Quartz's store, where it outlives the process, if this replica keeps the schedule; leaves alone
 * what stands there already. Says what was to start and has not, whichever process was to start it.
 */
@Component
public class Schedule implements ApplicationListener<ApplicationReadyEvent> {
    static final String DIGESTS = "digests";

    // From the near past to the far: a schedule of every minute is not walked through for a day.
    private static final List<Duration> BACK =
            List.of(Duration.ofMinutes(2), Duration.ofHours(1), Duration.ofHours(25));

    private final Scheduler scheduler;
    private final DigestSettings digests;
    private final FetchSettings fetch;
    private final Timetable timetable;
    private final Editions editions;
    private final JobRepository repository;
    private final Clock clock;

    Schedule(
            Scheduler scheduler,
            DigestSettings digests,
            FetchSettings fetch,
            Timetable timetable,
            Editions editions,
            JobRepository repository,
            Clock clock) {
        this.scheduler = scheduler;
        this.digests = digests;
        this.fetch = fetch;
        this.timetable = timetable;
        this.editions = editions;
        this.repository = repository;
        this.clock = clock;
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
        pollFeeds();
    }

    private void plan(String name, String cron) throws SchedulerException {
        ZoneId zone = digests.zone(name);
        TriggerKey key = TriggerKey.triggerKey(name, DIGESTS);
        if (scheduler.getTrigger(key) instanceof LocalTimeTrigger known && known.says(cron, zone)) return;
        JobKey job = JobKey.jobKey(name, DIGESTS);
        // What a dead node was running another takes up.
        JobBuilder digest = JobBuilder.newJob(ScheduledDigest.class).withIdentity(job);
        scheduler.addJob(digest.storeDurably().requestRecovery().build(), true);
        LocalTimeTrigger trigger = LocalTimeTrigger.of(cron, zone);
        trigger.setKey(key);
        trigger.setJobKey(job);
        if (scheduler.rescheduleJob(key, trigger) == null) scheduler.scheduleJob(trigger);
    }

    private void forgetOthers() throws SchedulerException {
        Set<JobKey> known = scheduler.getJobKeys(GroupMatcher.jobGroupEquals(DIGESTS));
        for (JobKey key : known) {
            DigestSettings.Digest digest = digests.digests().get(key.getName());
            if (digest == null || digest.schedule() == null) scheduler.deleteJob(key);
        }
    }

    private void pollFeeds() throws SchedulerException {
        JobDetail poll = JobBuilder.newJob(FeedPoll.class)
                .withIdentity("poll feeds")
                .storeDurably()
                .build();
        Trigger trigger = TriggerBuilder.newTrigger()
                .withIdentity("poll feeds")
                .startNow()
                .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                        .withIntervalInMilliseconds(fetch.interval().toMillis())
                        .withMisfireHandlingInstructionNextWithRemainingCount()
                        .repeatForever())
                .build();
        scheduler.scheduleJob(poll, Set.of(trigger), true);
    }

    /** The last time the digest was to start, where it has not. */
    public Optional<Instant> missing(String digest) {
        return due(digest).filter(meant -> isPlannedSince(digest, meant)).filter(meant -> !isStarted(digest, meant));
    }

    /** How long the digest's start is overdue; nothing where it is not. */
    public Duration lag(String digest) {
        return missing(digest)
                .map(meant -> Duration.between(meant, clock.instant()))
                .orElse(Duration.ZERO);
    }

    /** The last time within a day that the schedule names. */
    private Optional<Instant> due(String digest) {
        Instant now = clock.instant();
        return BACK.stream()
                .flatMap(back -> timetable
                        .after(digest, now.minus(back))
                        .takeWhile(time -> !time.isAfter(now))
                        .reduce((earlier, later) -> later)
                        .stream())
                .findFirst();
    }

    // What was planned only afterwards was not missed.
    private boolean isPlannedSince(String digest, Instant meant) {
        try {
            Trigger trigger = scheduler.getTrigger(TriggerKey.triggerKey(digest, Schedule.DIGESTS));
            return trigger != null && !trigger.getStartTime().toInstant().isAfter(meant);
        } catch (SchedulerException e) {
            throw new IllegalStateException("the schedule cannot be read", e);
        }
    }

    private boolean isStarted(String digest, Instant meant) {
        LocalDate day = editions.day(digest, meant);
        DigestRun run = new DigestRun(digest, day, 1, meant, false);
        return editions.find(digest, day, 1).isPresent()
                || repository.getJobInstance(DigestJob.NAME, run.parameters()) != null;
    }
}

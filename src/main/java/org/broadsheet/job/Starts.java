package org.broadsheet.job;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.broadsheet.edition.DigestSettings;
import org.broadsheet.edition.Editions;
import org.jspecify.annotations.Nullable;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.stereotype.Component;

/** Whether what was to start has started, whichever process was to start it. */
@Component
class Starts {
    // From the near past to the far: a schedule of every minute is not walked through for a day.
    private static final List<Duration> BACK =
            List.of(Duration.ofMinutes(2), Duration.ofHours(1), Duration.ofHours(25));

    private final Scheduler scheduler;
    private final DigestSettings digests;
    private final Editions editions;
    private final JobRepository repository;
    private final Clock clock;

    Starts(Scheduler scheduler, DigestSettings digests, Editions editions, JobRepository repository, Clock clock) {
        this.scheduler = scheduler;
        this.digests = digests;
        this.editions = editions;
        this.repository = repository;
        this.clock = clock;
    }

    /** The last time the digest was to start, where it has not. */
    Optional<Instant> missing(String digest) {
        return due(digest).filter(meant -> isPlannedSince(digest, meant)).filter(meant -> !isStarted(digest, meant));
    }

    /** How long the digest's start is overdue; nothing where it is not. */
    Duration lag(String digest) {
        return missing(digest)
                .map(meant -> Duration.between(meant, clock.instant()))
                .orElse(Duration.ZERO);
    }

    /** The last time within a day that the schedule names. */
    private Optional<Instant> due(String digest) {
        String cron = digests.digest(digest).schedule();
        if (cron == null) return Optional.empty();
        Instant now = clock.instant();
        for (Duration back : BACK) {
            Instant last = last(cron, digests.zone(digest), now.minus(back), now);
            if (last != null) return Optional.of(last);
        }
        return Optional.empty();
    }

    private static @Nullable Instant last(String cron, ZoneId zone, Instant after, Instant now) {
        try {
            Instant last = null;
            Instant next = LocalTimeTrigger.next(cron, zone, after);
            while (next != null && !next.isAfter(now)) {
                last = next;
                next = LocalTimeTrigger.next(cron, zone, next);
            }
            return last;
        } catch (ParseException e) {
            throw new IllegalStateException("a schedule was valid before: " + cron, e);
        }
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

package org.broadsheet.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.broadsheet.edition.Editions;
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
    private final Timetable timetable;
    private final Editions editions;
    private final JobRepository repository;
    private final Clock clock;

    Starts(Scheduler scheduler, Timetable timetable, Editions editions, JobRepository repository, Clock clock) {
        this.scheduler = scheduler;
        this.timetable = timetable;
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

package org.broadsheet.job;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * Ends what the last manager of a run left open, so that Batch lets another begin. Not by the operator's recover(): it
 * leaves alone what is {@code STOPPING} or {@code UNKNOWN}, and slices of an execution that is over, and takes other slices
 * from under workers that would hand them in.
 */
final class Recovery {
    private static final Logger log = LoggerFactory.getLogger(Recovery.class);
    private static final Duration LOOK = Duration.ofMillis(100);

    /** Workers learn within a second that a run is over, and hand in their slices; the dead do not. */
    private static final Duration WORKERS = Duration.ofSeconds(2);

    private final JobRepository repository;

    Recovery(JobRepository repository) {
        this.repository = repository;
    }

    /** To be called only by the one who holds the run's lock. */
    void of(JobExecution last) {
        if (!isOver(last.getStatus())) {
            log.warn("run died and is taken up again execution={} status={}", last.getId(), last.getStatus());
            last.setStatus(BatchStatus.FAILED);
            last.setEndTime(now());
            repository.update(last);
        }
        if (open(last.getStepExecutions()).isEmpty()) return;
        for (StepExecution step : afterWorkers(last.getId())) {
            step.setStatus(BatchStatus.FAILED);
            step.setEndTime(now());
            repository.update(step);
        }
    }

    private List<StepExecution> afterWorkers(long execution) {
        long end = System.nanoTime() + WORKERS.toNanos();
        while (true) {
            List<StepExecution> open = open(Objects.requireNonNull(repository.getJobExecution(execution))
                    .getStepExecutions());
            boolean atWork = open.stream().anyMatch(Recovery::isAtWork);
            if (!atWork || System.nanoTime() - end >= 0) return open;
            pause();
        }
    }

    private static boolean isAtWork(StepExecution step) {
        return step.getStatus() == BatchStatus.STARTED && step.getStepName().startsWith(Slices.STEP + ":");
    }

    private static List<StepExecution> open(Collection<StepExecution> steps) {
        return steps.stream().filter(step -> !isOver(step.getStatus())).toList();
    }

    private static boolean isOver(BatchStatus status) {
        return switch (status) {
            case COMPLETED, STOPPED, FAILED, ABANDONED -> true;
            case STARTING, STARTED, STOPPING, UNKNOWN -> false;
        };
    }

    private static LocalDateTime now() {
        return LocalDateTime.now(ZoneId.systemDefault());
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while a run was taken up", e);
        }
    }
}

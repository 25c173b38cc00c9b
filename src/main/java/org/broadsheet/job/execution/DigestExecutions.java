package org.broadsheet.job.execution;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.broadsheet.edition.Editions;
import org.broadsheet.edition.State;
import org.broadsheet.job.DigestRun;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.stereotype.Component;

/** The executions of the digest job in Spring Batch's tables: a new one goes on where the last ended. */
@Component
class DigestExecutions {
    private static final Logger log = LoggerFactory.getLogger(DigestExecutions.class);

    private final JobRepository repository;
    private final Job job;
    private final Editions editions;

    DigestExecutions(JobRepository repository, Job job, Editions editions) {
        this.repository = repository;
        this.job = job;
        this.editions = editions;
    }

    /** Stores an execution; none where there is nothing more to do. To be called under the run's lock. */
    Optional<JobExecution> create(DigestRun run) {
        int round = 1;
        JobExecution last = last(run, round);
        while (isComplete(last) && hasMoreToDo(run)) last = last(run, ++round);
        if (isComplete(last)) return Optional.empty();
        if (last != null) endOf(last);
        JobParameters parameters = run.parameters(round);
        // Not by an operator: it never starts an instance without an execution, as a process leaves it that dies here.
        JobInstance instance = repository.getJobInstance(job.getName(), parameters);
        if (instance == null) instance = repository.createJobInstance(job.getName(), parameters);
        return Optional.of(repository.createJobExecution(instance, parameters, new ExecutionContext()));
    }

    /** To be called outside of any transaction. */
    void execute(JobExecution execution) throws JobInterruptedException {
        job.execute(execution);
    }

    private @Nullable JobExecution last(DigestRun run, int round) {
        JobInstance instance = repository.getJobInstance(job.getName(), run.parameters(round));
        return instance == null ? null : repository.getLastJobExecution(instance);
    }

    private static boolean isComplete(@Nullable JobExecution last) {
        return last != null && last.getStatus() == BatchStatus.COMPLETED;
    }

    /** Done once, and opened again by a person. */
    private boolean hasMoreToDo(DigestRun run) {
        return editions.find(run.digest(), run.day(), run.number())
                .filter(edition -> edition.state() == State.READY)
                .isPresent();
    }

    /**
     * Ends what a process left open that died, so that Batch lets another begin. Not by the operator's recover(): it leaves
     * alone what is {@code STOPPING} or {@code UNKNOWN}.
     */
    private void endOf(JobExecution last) {
        if (!isOver(last.getStatus())) {
            log.warn("run died and goes on here execution={} status={}", last.getId(), last.getStatus());
            last.setStatus(BatchStatus.FAILED);
            last.setEndTime(now());
            repository.update(last);
        }
        for (StepExecution step : last.getStepExecutions()) {
            if (isOver(step.getStatus())) continue;
            step.setStatus(BatchStatus.FAILED);
            step.setEndTime(now());
            repository.update(step);
        }
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

    List<DigestRun> runs(List<Long> executions) {
        return executions.stream()
                .map(repository::getJobExecution)
                .filter(execution -> execution != null)
                .map(execution -> DigestRun.of(execution.getJobParameters()))
                .distinct()
                .toList();
    }

    /** Whether the last execution of a run failed, so that a person has to start it again. */
    boolean hasFailed(DigestRun run) {
        JobExecution last = last(run, 1);
        return last != null && last.getStatus() == BatchStatus.FAILED;
    }
}

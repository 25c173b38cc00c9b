package org.broadsheet.job;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadsheet.edition.Editions;
import org.broadsheet.edition.State;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/** Starts a run in Spring Batch, or takes it up where it was left; only ever called by the one who holds the run's lock. */
@Component
class Launch {
    private final JobOperator operator;
    private final JobRepository repository;
    private final Job job;
    private final RunThreads threads;
    private final Editions editions;
    private final Recovery recovery;

    Launch(JobOperator operator, JobRepository repository, Job job, RunThreads threads, Editions editions) {
        this.threads = threads;
        this.editions = editions;
        this.operator = operator;
        this.repository = repository;
        this.job = job;
        this.recovery = new Recovery(repository);
    }

    /**
     * Runs to the run's end, or to where it must wait. Returns what stalled it, where trouble around us did; a failure of
     * a step is thrown as it was.
     */
    Optional<String> go(Run run) {
        while (true) {
            Optional<JobExecution> execution = execute(run);
            if (execution.isEmpty()) return Optional.empty();
            if (!goesOnAnew(execution.get())) return ended(execution.get());
        }
    }

    /** One execution of the job; none where there is nothing more to do. */
    private Optional<JobExecution> execute(Run run) {
        int round = 1;
        JobExecution last = last(run, round);
        while (isComplete(last) && hasMoreToDo(run)) last = last(run, ++round);
        if (isComplete(last)) return Optional.empty();
        try {
            if (last != null) recovery.of(last);
            // Not restart(): a day that had nothing to send yet is tried again with its new cut-off.
            JobExecution execution = operator.start(job, run.parameters(round));
            threads.awaitStarted();
            return Optional.of(execution);
        } catch (JobExecutionException e) {
            throw new IllegalStateException("the run of " + run.name() + " does not start", e);
        }
    }

    /** Runs under way, or of processes that died. */
    List<Run> believedRunning() {
        return repository.findRunningJobExecutions(DigestJob.NAME).stream()
                .map(execution -> Run.of(execution.getJobParameters()))
                .distinct()
                .toList();
    }

    private @Nullable JobExecution last(Run run, int round) {
        JobInstance instance = repository.getJobInstance(DigestJob.NAME, run.parameters(round));
        return instance == null ? null : repository.getLastJobExecution(instance);
    }

    private static boolean isComplete(@Nullable JobExecution last) {
        return last != null && last.getStatus() == BatchStatus.COMPLETED;
    }

    /** Done once, and opened again by a person. */
    private boolean hasMoreToDo(Run run) {
        return editions.find(run.digest(), run.day(), run.number())
                .filter(edition -> edition.state() == State.READY)
                .isPresent();
    }

    private static boolean goesOnAnew(JobExecution execution) {
        return exits(execution).anyMatch(exit -> exit.getExitCode().equals(DigestJob.ANEW));
    }

    private static Optional<String> ended(JobExecution execution) {
        List<Throwable> failures = execution.getAllFailureExceptions();
        if (failures.stream().anyMatch(Launch::isInterruption)) return Optional.of("the program was told to stop");
        for (Throwable failure : failures) {
            if (failure instanceof RuntimeException fault) throw fault;
            throw new IllegalStateException("the digest job failed", failure);
        }
        return exits(execution)
                .filter(exit -> exit.getExitCode().equals(DigestJob.STALLED))
                .map(ExitStatus::getExitDescription)
                .findFirst();
    }

    // In no order, and a step wraps its own.
    private static boolean isInterruption(Throwable failure) {
        return failure instanceof JobInterruptedException || failure.getCause() instanceof JobInterruptedException;
    }

    private static Stream<ExitStatus> exits(JobExecution execution) {
        return execution.getStepExecutions().stream().map(StepExecution::getExitStatus);
    }
}

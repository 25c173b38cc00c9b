package org.broadsheet.job;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private static final Logger log = LoggerFactory.getLogger(Launch.class);

    private final JobOperator operator;
    private final JobRepository repository;
    private final Job job;
    private final RunThreads threads;

    Launch(JobOperator operator, JobRepository repository, Job job, RunThreads threads) {
        this.threads = threads;
        this.operator = operator;
        this.repository = repository;
        this.job = job;
    }

    /**
     * Runs to the run's end, or to where it must wait. Returns what stalled it, where trouble around us did; a failure of
     * a step is thrown as it was.
     */
    Optional<String> go(Run run) {
        JobInstance instance = repository.getJobInstance(DigestJob.NAME, run.parameters());
        JobExecution last = instance == null ? null : repository.getLastJobExecution(instance);
        try {
            if (last != null && last.getStatus() == BatchStatus.COMPLETED) return Optional.empty();
            if (last != null) recover(last);
            // Not restart(): a day that had nothing to send yet is tried again with its new cut-off.
            return ended(operator.start(job, run.parameters()));
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

    /** Nobody alive holds this run: an execution that the repository thinks is running died with its process. */
    private void recover(JobExecution last) {
        if (!last.isRunning() && last.getStatus() != BatchStatus.UNKNOWN) return;
        log.warn("run died and is taken up again execution={} status={}", last.getId(), last.getStatus());
        operator.recover(last);
    }

    private Optional<String> ended(JobExecution execution) {
        threads.awaitStarted();
        for (Throwable failure : execution.getAllFailureExceptions()) {
            if (failure instanceof JobInterruptedException) return Optional.of("the program was told to stop");
            if (failure instanceof RuntimeException fault) throw fault;
            throw new IllegalStateException("the digest job failed", failure);
        }
        return execution.getStepExecutions().stream()
                .map(StepExecution::getExitStatus)
                .filter(exit -> exit.getExitCode().equals(DigestJob.STALLED))
                .map(ExitStatus::getExitDescription)
                .findFirst();
    }
}

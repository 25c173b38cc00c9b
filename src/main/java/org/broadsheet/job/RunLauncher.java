package org.broadsheet.job;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.broadsheet.edition.Editions;
import org.broadsheet.edition.State;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Starts a run in Spring Batch, or goes on where its last execution ended; each run in one process at a time. */
@Component
class RunLauncher implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RunLauncher.class);

    private final JobRepository repository;
    private final Job job;
    private final Editions editions;
    private final EditionLock lock;
    private final Shutdown shutdown;
    private final Set<CompletableFuture<Optional<RunSuspended>>> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    RunLauncher(JobRepository repository, Job job, Editions editions, EditionLock lock, Shutdown shutdown) {
        this.repository = repository;
        this.job = job;
        this.editions = editions;
        this.lock = lock;
        this.shutdown = shutdown;
    }

    /**
     * Starts what is left of a run on a thread of its own. When this returns, the start is durable: should this process die,
     * {@link #died} has it. Empty where somebody else has the run.
     *
     * @return completes when the run has ended, with what suspended it, if anything did; exceptionally where a step failed
     */
    Optional<CompletableFuture<Optional<RunSuspended>>> start(DigestRun run) {
        EditionLock.Held held = lock.tryHold(run.name()).orElse(null);
        if (held == null) return Optional.empty();
        try {
            Optional<Created> created = create(run);
            if (created.isPresent()) return Optional.of(execute(created.get(), held));
        } catch (RuntimeException e) {
            held.close();
            throw e;
        }
        held.close();
        return Optional.of(CompletableFuture.completedFuture(Optional.empty()));
    }

    /** @param work executes the job */
    private record Created(JobExecution execution, Runnable work) {}

    /** Stores an execution; none where there is nothing more to do. */
    private Optional<Created> create(DigestRun run) {
        int round = 1;
        JobExecution last = last(run, round);
        while (isComplete(last) && hasMoreToDo(run)) last = last(run, ++round);
        if (isComplete(last)) return Optional.empty();
        if (last != null) endOf(last);
        AtomicReference<Runnable> work = new AtomicReference<>();
        try {
            // Not restart(): a day that had nothing to send yet is tried again with its new cut-off.
            JobExecution execution = operator(work).start(job, run.parameters(round));
            return Optional.of(new Created(execution, Objects.requireNonNull(work.get())));
        } catch (JobExecutionException e) {
            throw new IllegalStateException("the run of " + run.name() + " does not start", e);
        }
    }

    // One that hands out the work instead of doing it, outside of any transaction.
    private TaskExecutorJobOperator operator(AtomicReference<Runnable> work) {
        TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
        operator.setJobRepository(repository);
        operator.setJobRegistry(new MapJobRegistry());
        operator.setTaskExecutor(work::set);
        try {
            operator.afterPropertiesSet();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return operator;
    }

    private CompletableFuture<Optional<RunSuspended>> execute(Created created, EditionLock.Held held) {
        CompletableFuture<Optional<RunSuspended>> end = new CompletableFuture<>();
        underWay.add(end);
        Thread thread = new Thread(
                () -> {
                    try (held) {
                        created.work().run();
                    } catch (RuntimeException e) {
                        end.completeExceptionally(e);
                    }
                    // Who waits for the end does the rest within this call, such as a report that needs the database.
                    complete(end, created.execution());
                    underWay.remove(end);
                },
                "digest-run");
        thread.setDaemon(true);
        thread.start();
        return end;
    }

    // Batch adds failures of its own to those of a step, in no order.
    private static void complete(CompletableFuture<Optional<RunSuspended>> end, JobExecution execution) {
        List<Throwable> failures = execution.getAllFailureExceptions();
        Optional<RunSuspended> suspended = failures.stream()
                .map(failure -> failure.getCause() instanceof RunSuspended cause ? cause : failure)
                .filter(RunSuspended.class::isInstance)
                .map(RunSuspended.class::cast)
                .findFirst();
        if (suspended.isEmpty() && !failures.isEmpty()) end.completeExceptionally(failures.get(0));
        else end.complete(suspended);
    }

    private @Nullable JobExecution last(DigestRun run, int round) {
        JobInstance instance = repository.getJobInstance(DigestJob.NAME, run.parameters(round));
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

    @Override
    public void start() {
        running = true;
    }

    /** Other beans stop after this one, so that runs can record their end; else they would be taken for dead. */
    @Override
    public void stop() {
        running = false;
        if (!shutdown.awaitLast(underWay::isEmpty))
            log.warn("a run does not stop in time; another process, or the next start, resumes it");
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

package org.broadsheet.job.execution;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.broadsheet.delivery.Outage;
import org.broadsheet.edition.Edition;
import org.broadsheet.job.DigestRun;
import org.broadsheet.job.DigestRun.RunSuspended;
import org.broadsheet.job.Shutdown;
import org.broadsheet.platform.DaemonThreads;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Starts runs of the digest job, or goes on with them; each run in one process at a time. */
@Component
public class RunLauncher implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RunLauncher.class);
    private static final Duration POLL = Duration.ofMillis(300);

    private final DigestExecutions executions;
    private final EditionLock lock;
    private final Attempts attempts;
    private final Shutdown shutdown;
    private final Set<CompletableFuture<Optional<RunSuspended>>> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    RunLauncher(DigestExecutions executions, EditionLock lock, Attempts attempts, Shutdown shutdown) {
        this.executions = executions;
        this.lock = lock;
        this.attempts = attempts;
        this.shutdown = shutdown;
    }

    /** Starts what is left of a run, unless another process has it; returns when the start is durable. */
    public void begin(DigestRun run) {
        start(run).ifPresent(end -> end.whenComplete((suspended, fault) -> logEnd(run, suspended, fault)));
    }

    /**
     * Runs what is left to its end, here or in the process that has the run.
     *
     * @param report is told what suspended the run, if anything did; what it uses is there even while the program ends
     */
    public <T> T run(DigestRun run, Function<Optional<RunSuspended>, T> report) {
        while (true) {
            try {
                Optional<T> result = start(run).map(end -> end.thenApply(report).join());
                if (result.isPresent()) return result.get();
            } catch (RuntimeException e) {
                Throwable fault = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
                if (!isOfOthers(fault)) throw fault instanceof RuntimeException own ? own : e;
                log.warn("run is tried again run={} cause={}", run.name(), fault.getMessage());
            }
            if (shutdown.beginsWithin(POLL))
                throw new IllegalStateException("stopped while another process runs the same edition");
        }
    }

    /** Goes on with these executions if their process died. */
    public void resumeDead(List<Long> ids) {
        executions.runs(ids).forEach(this::resumeIfFree);
    }

    /** Starts what no process has begun, unless it has failed: then a person has to look first. */
    public void startReady(Edition edition) {
        DigestRun run = DigestRun.of(edition);
        if (!executions.hasFailed(run)) resumeIfFree(run);
    }

    /** Lets the flow be seen in Batch's tables while the edition is delivered again, or when it is closed. */
    public void follow(Edition edition) {
        resumeIfFree(DigestRun.of(edition));
    }

    /** False where the settings of this replica do not name the digest: they may be of another version. */
    public boolean knows(String digest) {
        return attempts.knows(digest);
    }

    /** Goes on with a run, unless a process has it or it has just failed. */
    private void resumeIfFree(DigestRun run) {
        if (!attempts.begin(run)) return;
        try {
            start(run)
                    .ifPresentOrElse(
                            end -> end.whenComplete((suspended, fault) -> {
                                attempts.end(run, fault != null);
                                logEnd(run, suspended, fault);
                            }),
                            () -> attempts.end(run, false));
        } catch (RuntimeException e) {
            attempts.end(run, true);
            logEnd(run, Optional.empty(), e);
        }
    }

    private static void logEnd(DigestRun run, @Nullable Optional<RunSuspended> suspended, @Nullable Throwable fault) {
        if (fault != null && isOfOthers(fault))
            log.info("run goes on elsewhere or later run={} cause={}", run.name(), fault.getMessage());
        else if (fault != null) log.error("run failed run={}: what was done stays done", run.name(), fault);
        else
            log.info(
                    "run ended run={} end={}",
                    run.name(),
                    suspended == null ? "" : suspended.map(RunSuspended::words).orElse("done"));
    }

    /** The database is away, or another process manages the run after all. */
    private static boolean isOfOthers(Throwable fault) {
        return fault instanceof OptimisticLockingFailureException || Outage.is(fault);
    }

    /**
     * Starts what is left of a run on a thread of its own. When this returns, the start is durable: should this process die,
     * {@link #resumeDead} has it. Empty where another process has the run.
     *
     * @return completes when the run has ended, with what suspended it, if anything did; exceptionally where a step failed
     */
    private Optional<CompletableFuture<Optional<RunSuspended>>> start(DigestRun run) {
        EditionLock.Held held = lock.tryHold(run.name()).orElse(null);
        if (held == null) return Optional.empty();
        try {
            Optional<JobExecution> created = executions.create(run);
            if (created.isPresent()) return Optional.of(execute(created.get(), held));
        } catch (RuntimeException e) {
            held.close();
            throw e;
        }
        held.close();
        return Optional.of(CompletableFuture.completedFuture(Optional.empty()));
    }

    private CompletableFuture<Optional<RunSuspended>> execute(JobExecution execution, EditionLock.Held held) {
        CompletableFuture<Optional<RunSuspended>> end = new CompletableFuture<>();
        underWay.add(end);
        DaemonThreads.start("digest-run", () -> {
            try (held) {
                executions.execute(execution);
            } catch (JobInterruptedException | RuntimeException | Error e) {
                end.completeExceptionally(e);
            }
            try {
                // Who waits for the end does the rest within this call, such as a report that needs the database.
                complete(end, execution);
            } finally {
                underWay.remove(end);
            }
        });
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

package org.broadsheet.job;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.integration.partition.StepExecutionRequest;
import org.springframework.batch.integration.partition.StepExecutionRequestHandler;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;

/** What becomes of a slice that was taken from the queue, within the transaction of the taking. */
@Component
class SliceWorker implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(SliceWorker.class);
    private static final long BEAT_MILLIS = 1000;
    private static final long POLITE_PAUSE_MILLIS = 500;

    private final JobRepository repository;
    private final SliceChannel channel;
    private final Places places;
    private final Slices slices;
    private final Attempts attempts;
    private final Workforce workforce;
    private final StepExecutionRequestHandler steps = new StepExecutionRequestHandler();
    private final JdbcTemplate taking;
    // Not on the taker's thread: within its transaction a step's first iteration would never end.
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> new Thread(work, "slice"));

    SliceWorker(
            JobRepository repository,
            SliceChannel channel,
            Places places,
            Slices slices,
            Attempts attempts,
            Workforce workforce,
            @Qualifier(Slices.STEP) Step slice) {
        this.slices = slices;
        this.attempts = attempts;
        this.workforce = workforce;
        this.repository = repository;
        this.channel = channel;
        this.places = places;
        this.taking = channel.jdbc();
        steps.setJobRepository(repository);
        steps.setStepLocator(name -> name.equals(slice.getName()) ? slice : null);
    }

    /** False where the slice is back in the queue, so that looking for another would find the same. */
    boolean handle(Message<?> message) {
        if (!(message.getPayload() instanceof StepExecutionRequest request)) {
            log.info("slice of another version is left to whoever understands it slice={}", message.getPayload());
            return leave(message);
        }
        StepExecution slice = repository.getStepExecution(request.getStepExecutionId());
        if (slice == null || !slice.getStatus().isRunning() || !isWanted(slice.getId())) return true;
        if (slices.isOver(slice)) return end(slice, "nobody needed this place");
        Run run = Run.of(slice.getJobParameters());
        if (!attempts.knows(run.digest()) || (attempts.restsFromSlices(run) && workforce.count() > 1))
            return leave(message);
        if (places.take(run, slice.getId())) return work(request, run);
        // This process delivers the same edition, so the rest is in good hands.
        if (slice.getStatus() == BatchStatus.STARTED) return end(slice, "its worker died");
        return putBack(message);
    }

    /** Not ours to work on: politely, so that who can finds it. */
    private boolean leave(Message<?> message) {
        pause();
        return putBack(message);
    }

    private static void pause() {
        try {
            Thread.sleep(POLITE_PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("the program ends; the slice stays in the queue", e);
        }
    }

    /** To the end of the queue, as it was. */
    private boolean putBack(Message<?> message) {
        channel.queue().send(message);
        // The queue itself does not say that it was interrupted, and has stored nothing.
        if (Thread.interrupted()) throw new IllegalStateException("the program ends; the slice stays in the queue");
        return false;
    }

    private boolean end(StepExecution slice, String why) {
        log.debug("slice ends slice={} because={}", slice.getStepName(), why);
        slice.setStatus(BatchStatus.COMPLETED);
        slice.setExitStatus(new ExitStatus("INTERRUPTED", why));
        slice.setEndTime(LocalDateTime.now(ZoneId.systemDefault()));
        repository.update(slice);
        return true;
    }

    private boolean work(StepExecutionRequest request, Run run) {
        long slice = request.getStepExecutionId();
        long begun = System.nanoTime();
        try {
            Future<StepExecution> work = threads.submit(() -> steps.handle(request));
            while (!isDone(work, slice)) beat(slice);
            attempts.endSlice(run, begun, hasFailed(work));
            return true;
        } finally {
            places.leave(run, slice);
        }
    }

    private static boolean hasFailed(Future<StepExecution> work) {
        try {
            return work.get().getStatus() == BatchStatus.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            return true;
        }
    }

    private boolean isDone(Future<?> work, long slice) {
        try {
            work.get(BEAT_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            // The program ends; what is on the wire is still finished.
            places.clear(slice);
            return false;
        } catch (ExecutionException e) {
            log.error("slice failed slice={}", slice, e.getCause());
            return true;
        }
    }

    private static final String WANTED = """
            select exists (select from batch_step_execution s
                             join batch_job_execution j on j.job_execution_id = s.job_execution_id
                            where s.step_execution_id = ? and j.status in ('STARTING', 'STARTED'))
            """;

    private boolean isWanted(long slice) {
        return Boolean.TRUE.equals(taking.queryForObject(WANTED, Boolean.class, slice));
    }

    /** Keeps the taking alive, and learns whether the run was stopped or taken over meanwhile. */
    private void beat(long slice) {
        if (places.isCleared(slice)) return;
        try {
            if (!isWanted(slice)) places.clear(slice);
        } catch (RuntimeException e) {
            log.warn("slice is lost slice={} cause={}", slice, e.getMessage());
            places.clear(slice);
        }
    }

    @Override
    public void destroy() {
        threads.shutdown();
    }
}

package org.broadsheet.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.broadsheet.delivery.Deliveries;
import org.broadsheet.delivery.DeliverySettings;
import org.broadsheet.delivery.Progress;
import org.broadsheet.edition.EditionId;
import org.broadsheet.edition.Editions;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.StoppableTasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/**
 * Before each round: is anything due? Waits for it within the newsroom's patience, which begins anew whenever the relay
 * has spoken of a message; what takes longer is left to a later run.
 */
@Component
class AwaitStep implements StoppableTasklet {
    private static final Duration GLANCE = Duration.ofMillis(500);
    private static final Duration LONGEST_BREATH = Duration.ofSeconds(30);

    private final Editions editions;
    private final Deliveries deliveries;
    private final RunThreads threads;
    private final Duration patience;
    private final Map<String, Quiet> quiet = new ConcurrentHashMap<>();

    AwaitStep(Editions editions, Deliveries deliveries, RunThreads threads, DeliverySettings settings) {
        this.editions = editions;
        this.deliveries = deliveries;
        this.threads = threads;
        this.patience = settings.patience();
    }

    /**
     * Since when nothing was heard from the relay.
     *
     * @param rounds how many rounds there were since
     */
    private record Quiet(long since, int rounds) {
        static Quiet now() {
            return new Quiet(System.nanoTime(), 0);
        }

        Duration age() {
            return Duration.ofNanos(System.nanoTime() - since);
        }

        // Twice as long a pause each time, so that a relay in trouble is not hammered.
        Duration breath() {
            Duration breath = Duration.ofSeconds(1L << Math.min(5, rounds - 1));
            return breath.compareTo(LONGEST_BREATH) < 0 ? breath : LONGEST_BREATH;
        }
    }

    @Override
    public @Nullable RepeatStatus execute(StepContribution contribution, ChunkContext context) throws Exception {
        JobExecution execution = contribution.getStepExecution().getJobExecution();
        Run run = Run.of(execution.getJobParameters());
        Rounds rounds = Rounds.of(execution);
        EditionId edition = editions.of(run.digest(), run.day(), run.number()).id();
        ExitStatus exit = await(edition, rounds, quiet.compute(run.name(), (name, last) -> after(rounds, last)));
        if (!goesOn(exit.getExitCode())) quiet.remove(run.name());
        contribution.setExitStatus(exit);
        return RepeatStatus.FINISHED;
    }

    private static boolean goesOn(String exit) {
        return exit.equals(DigestJob.DUE) || exit.equals(DigestJob.ANEW);
    }

    private static Quiet after(Rounds rounds, @Nullable Quiet last) {
        if (last == null || rounds.heard()) return Quiet.now();
        return rounds.isEmpty() ? last : new Quiet(last.since(), last.rounds() + 1);
    }

    private ExitStatus await(EditionId edition, Rounds rounds, Quiet quiet) throws JobInterruptedException {
        long breath = quiet.rounds() == 0 ? 0 : quiet.breath().toNanos();
        long begun = System.nanoTime();
        while (true) {
            Progress now = deliveries.outlook(edition);
            ExitStatus ended = ended(now.end());
            if (ended != null) return ended;
            Duration wait = max(wait(now), Duration.ofNanos(breath - (System.nanoTime() - begun)));
            if (wait.isZero()) return new ExitStatus(rounds.areEnough() ? DigestJob.ANEW : DigestJob.DUE);
            if (quiet.age().plus(wait).compareTo(patience) > 0) return rounds.outOfPatience();
            threads.rest(wait.compareTo(GLANCE) < 0 ? wait : GLANCE);
        }
    }

    private static @Nullable ExitStatus ended(Progress.End end) {
        return switch (end) {
            case FINISHED, CANCELLED -> ExitStatus.COMPLETED;
            case STOPPED -> new ExitStatus(DigestJob.LATER);
            case WAITING, PAUSED, RELAY_DOWN, INTERRUPTED -> null;
        };
    }

    private static Duration wait(Progress now) {
        if (now.end() == Progress.End.PAUSED) return GLANCE;
        Instant due = now.due();
        return due == null ? Duration.ZERO : max(Duration.ZERO, Duration.between(Instant.now(), due));
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    /** It looks up by itself when its thread is woken. */
    @Override
    @SuppressWarnings("removal") // The interface still wants it.
    public void stop() {}
}

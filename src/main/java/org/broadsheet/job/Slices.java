package org.broadsheet.job;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.broadsheet.delivery.Receipts;
import org.broadsheet.edition.Editions;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.partition.StepExecutionSplitter;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Cuts a round of delivering into slices: places for workers, not parts of the audience. Whoever takes one delivers from
 * the common ledger until the round is over, so that all end together, and one who joins late finds a place.
 */
@Component
class Slices implements StepExecutionSplitter {
    /** The name of the step that a worker runs; {@link StepExecution}s are named {@code slice:ROUND.NUMBER}. */
    static final String STEP = "slice";

    static final String UNTIL = "until";

    /** A slice is an open transaction of its taker: shorter than anything that would mind. */
    private static final Duration ROUND = Duration.ofSeconds(20);

    private static final int MOST = 16;
    private static final int WORTH_A_SLICE = 100;

    /** For those who join in the middle of a round, and for replicas of another version. */
    private static final int SPARE = 3;

    private final JobRepository repository;
    private final Editions editions;
    private final Receipts receipts;
    private final Workforce workforce;
    private final JdbcClient jdbc;

    Slices(JobRepository repository, Editions editions, Receipts receipts, Workforce workforce, JdbcClient jdbc) {
        this.workforce = workforce;
        this.repository = repository;
        this.editions = editions;
        this.receipts = receipts;
        this.jdbc = jdbc;
    }

    @Override
    public String getStepName() {
        return STEP;
    }

    @Override
    public Set<StepExecution> split(StepExecution round, int ignored) {
        JobExecution execution = round.getJobExecution();
        Run run = Run.of(execution.getJobParameters());
        long open = receipts.receipt(
                        editions.of(run.digest(), run.day(), run.number()).id())
                .open();
        long until = now().plus(ROUND).toEpochMilli();
        Set<StepExecution> slices = new LinkedHashSet<>();
        for (int number = 1; number <= places(open); number++)
            slices.add(slice(execution, round.getId() + "." + number, until));
        return slices;
    }

    private long places(long open) {
        return Math.min(Math.min(MOST, workforce.count() + SPARE), 1 + open / WORTH_A_SLICE);
    }

    // A name of its own for each: what stands of an earlier round, or of a process that died, is never taken for it.
    private StepExecution slice(JobExecution execution, String name, long until) {
        StepExecution slice = repository.createStepExecution(STEP + ":" + name, execution);
        ExecutionContext context = new ExecutionContext();
        context.putLong(UNTIL, until);
        slice.setExecutionContext(context);
        repository.updateExecutionContext(slice);
        return slice;
    }

    /** How long the round still lasts, by the clock that all workers share. */
    Duration left(StepExecution slice) {
        return Duration.between(
                now(), Instant.ofEpochMilli(slice.getExecutionContext().getLong(UNTIL)));
    }

    boolean isOver(StepExecution slice) {
        return left(slice).compareTo(Duration.ZERO) <= 0;
    }

    private Instant now() {
        return jdbc.sql("select clock_timestamp()")
                .query(Timestamp.class)
                .single()
                .toInstant();
    }
}

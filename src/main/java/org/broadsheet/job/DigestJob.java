package org.broadsheet.job;

import io.micrometer.observation.ObservationRegistry;
import java.util.Map;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;

/**
 * The whole flow of a digest: collect, compose, held for approval, enrol, deliver in rounds as long as anything is due,
 * report. Each step is one call into the room that knows how and is safe to run again; what is done stands in the rooms'
 * own tables, not in the job's memory. A round's slices are delivered by all workers.
 */
@Configuration(proxyBeanMethods = false)
class DigestJob {
    static final String NAME = "digest";
    /** The partitioned step. */
    static final String DELIVER = "deliver";
    /** Nothing to send: the job may start over, should items come after all. */
    static final String EMPTY = "EMPTY";
    /** Waits for a person. */
    static final String HELD = "HELD";
    /** There is something to deliver now. */
    static final String DUE = "DUE";
    /** The same, in a new execution of the job, since this one is long enough. */
    static final String ANEW = "ANEW";
    /** Some deliveries wait for their time, for the relay, or for the one who paused them. */
    static final String LATER = "LATER";

    /** Trouble around us broke the deliveries off; the reason stands in the step's exit description. */
    static final String STALLED = "STALLED";

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final ObservationRegistry observations;

    DigestJob(
            JobRepository repository,
            PlatformTransactionManager transactions,
            ObjectProvider<ObservationRegistry> observations) {
        this.observations = observations.getIfAvailable(() -> ObservationRegistry.NOOP);
        this.transactions = transactions;
        this.repository = repository;
    }

    @Bean
    Job digest(
            CollectStep collect,
            ComposeStep compose,
            HoldStep hold,
            EnrolStep enrol,
            AwaitStep await,
            @Qualifier(DELIVER) Step delivering,
            ReportStep report) {
        Step first = step("collect", collect);
        Step composing = step("compose", compose);
        Step holding = step("hold", hold);
        Step enrolling = step("enrol", enrol);
        Step awaiting = step("await", await);
        return new JobBuilder(NAME, repository)
                .observationRegistry(observations)
                .start(first)
                .next(composing)
                .on(EMPTY)
                .stopAndRestart(first)
                .from(composing)
                .on("COMPLETED")
                .to(holding)
                .from(composing)
                .on("*")
                .fail()
                .from(holding)
                .on(HELD)
                .stopAndRestart(holding)
                .from(holding)
                .on("COMPLETED")
                .to(enrolling)
                .from(holding)
                .on("*")
                .fail()
                .from(enrolling)
                .on("COMPLETED")
                .to(awaiting)
                .from(enrolling)
                .on("*")
                .fail()
                .from(awaiting)
                .on(DUE)
                .to(delivering)
                .from(delivering)
                .on("FAILED")
                .fail()
                .from(delivering)
                .on("*")
                .to(awaiting)
                .from(awaiting)
                .on(ANEW)
                .stopAndRestart(awaiting)
                .from(awaiting)
                .on(LATER)
                .stopAndRestart(awaiting)
                .from(awaiting)
                .on(STALLED)
                .stopAndRestart(awaiting)
                .from(awaiting)
                .on("COMPLETED")
                .to(step("report", report))
                .from(awaiting)
                .on("*")
                .fail()
                .end()
                .build();
    }

    @Bean(DELIVER)
    Step deliver(Slices slices, Dispatch dispatch, Round round) {
        return new StepBuilder(DELIVER, repository)
                .observationRegistry(observations)
                .partitioner(Slices.STEP, grid -> Map.of())
                .splitter(slices)
                .partitionHandler(dispatch)
                .aggregator(round)
                .allowStartIfComplete(true)
                .build();
    }

    /** What a worker runs for each slice that it takes. */
    @Bean(Slices.STEP)
    Step slice(SliceStep slice) {
        return step(Slices.STEP, slice);
    }

    private Step step(String name, Tasklet tasklet) {
        return new StepBuilder(name, repository)
                .observationRegistry(observations)
                .tasklet(tasklet, transactions)
                .transactionAttribute(new NoTransaction())
                .allowStartIfComplete(true)
                .build();
    }

    /** The rooms open their own short transactions; one held here would be held across SMTP. */
    private static final class NoTransaction extends DefaultTransactionAttribute {
        private static final long serialVersionUID = 1;

        NoTransaction() {
            super(PROPAGATION_NOT_SUPPORTED);
        }

        /** Else Batch passes over a checked exception, such as that of an interrupted run, and runs the tasklet again, for ever. */
        @Override
        public boolean rollbackOn(Throwable fault) {
            return true;
        }
    }
}

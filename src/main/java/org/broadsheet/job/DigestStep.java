package org.broadsheet.job;

import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import org.broadsheet.delivery.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;

/** Makes a Batch step of one call that is safe to repeat. An outage of the database is waited out. */
@Component
class DigestStep {
    private static final Logger log = LoggerFactory.getLogger(DigestStep.class);
    private static final Duration AFTER_OUTAGE = Duration.ofMillis(500);

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final ObservationRegistry observations;
    private final Shutdown shutdown;

    DigestStep(
            JobRepository repository,
            PlatformTransactionManager transactions,
            ObjectProvider<ObservationRegistry> observations,
            Shutdown shutdown) {
        this.repository = repository;
        this.transactions = transactions;
        this.observations = observations.getIfAvailable(() -> ObservationRegistry.NOOP);
        this.shutdown = shutdown;
    }

    /** Does a step's work. Throws {@link RunSuspended} where the run cannot go on now. */
    @FunctionalInterface
    interface Work {
        void work(DigestRun run) throws JobInterruptedException;
    }

    /** Notes for Batch's tables how much was done. */
    @FunctionalInterface
    interface Count {
        void count(DigestRun run, StepContribution contribution);
    }

    ObservationRegistry observations() {
        return observations;
    }

    Step of(String name, Work work) {
        return of(name, work, (run, contribution) -> {});
    }

    Step of(String name, Work work, Count count) {
        return new StepBuilder(name, repository)
                .observationRegistry(observations)
                .tasklet(
                        (contribution, context) -> {
                            DigestRun run =
                                    DigestRun.of(contribution.getStepExecution().getJobParameters());
                            try {
                                outlast(work, run);
                            } finally {
                                count.count(run, contribution);
                            }
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                .transactionAttribute(new NoTransaction())
                .allowStartIfComplete(true)
                .build();
    }

    private void outlast(Work work, DigestRun run) throws JobInterruptedException {
        while (true) {
            try {
                work.work(run);
                return;
            } catch (RuntimeException e) {
                if (!Outage.is(e)) throw e;
                log.warn("run waits for the database run={} cause={}", run.name(), e.getMessage());
                shutdown.pause(AFTER_OUTAGE);
            }
        }
    }

    /** The modules open their own short transactions; one held here would be held across SMTP. */
    private static final class NoTransaction extends DefaultTransactionAttribute {
        private static final long serialVersionUID = 1;

        NoTransaction() {
            super(PROPAGATION_NOT_SUPPORTED);
        }

        /** Else Batch passes over a checked exception, such as that of a suspended run, and runs the tasklet again, for ever. */
        @Override
        public boolean rollbackOn(Throwable fault) {
            return true;
        }
    }
}

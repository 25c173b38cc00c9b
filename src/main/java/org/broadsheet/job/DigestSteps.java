package org.broadsheet.job;

import io.micrometer.observation.ObservationRegistry;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;

/** Makes Batch's steps of ours. */
@Component
class DigestSteps {
    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final ObservationRegistry observations;
    private final Shutdown shutdown;

    DigestSteps(
            JobRepository repository,
            PlatformTransactionManager transactions,
            ObjectProvider<ObservationRegistry> observations,
            Shutdown shutdown) {
        this.repository = repository;
        this.transactions = transactions;
        this.observations = observations.getIfAvailable(() -> ObservationRegistry.NOOP);
        this.shutdown = shutdown;
    }

    JobBuilder observed(JobBuilder job) {
        return job.observationRegistry(observations);
    }

    Step step(String name, DigestStep step) {
        return new StepBuilder(name, repository)
                .observationRegistry(observations)
                .tasklet((contribution, context) -> execute(step, contribution), transactions)
                .transactionAttribute(new NoTransaction())
                .allowStartIfComplete(true)
                .build();
    }

    private RepeatStatus execute(DigestStep step, StepContribution contribution) throws JobInterruptedException {
        Run run = Run.of(contribution.getStepExecution().getJobParameters());
        try {
            step.outlast(run, shutdown);
        } finally {
            step.count(run, contribution);
        }
        return RepeatStatus.FINISHED;
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

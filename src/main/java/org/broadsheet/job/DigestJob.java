package org.broadsheet.job;

import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.util.function.BiConsumer;
import org.broadsheet.job.DigestRun.RunSuspended;
import org.broadsheet.job.RoleSettings.Role;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.quartz.autoconfigure.SchedulerFactoryBeanCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;

/**
 * The flow of a digest, in one line of steps. Each is safe to run again, and what is done stands in the modules' own tables.
 * A step that must wait, for a person or for tomorrow, ends the execution as stopped; what it waits for starts it again.
 */
@Configuration(proxyBeanMethods = false)
class DigestJob {
    static final String NAME = "digest";

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final ObservationRegistry observations;
    private final Shutdown shutdown;

    DigestJob(
            JobRepository repository,
            PlatformTransactionManager transactions,
            ObjectProvider<ObservationRegistry> observations,
            Shutdown shutdown) {
        this.repository = repository;
        this.transactions = transactions;
        this.observations = observations.getIfAvailable(() -> ObservationRegistry.NOOP);
        this.shutdown = shutdown;
    }

    /** The one clock; tests bring their own. */
    @Bean
    @ConditionalOnMissingBean
    static Clock clock() {
        return Clock.systemUTC();
    }

    /** Quartz is not started where this replica does not keep the schedule. */
    @Bean
    static SchedulerFactoryBeanCustomizer scheduleRole(RoleSettings settings) {
        return quartz -> {
            if (!settings.plays(Role.SCHEDULE)) quartz.setAutoStartup(false);
        };
    }

    @Bean
    Job digest(DigestSteps edition, DeliverySteps delivery) {
        return new JobBuilder(NAME, repository)
                .observationRegistry(observations)
                .start(step("collect", edition::collect))
                .next(step("compose", edition::compose))
                .next(step("approve", edition::approve))
                .next(step("enrol", delivery::enrol))
                .next(step("deliver", delivery::deliver, delivery::count))
                .next(step("report", delivery::report))
                .build();
    }

    /** Does a step's work. Throws {@link RunSuspended} where the run cannot go on now. */
    @FunctionalInterface
    private interface Work {
        void work(DigestRun run) throws RunSuspended;
    }

    private Step step(String name, Work work) {
        return step(name, work, (run, contribution) -> {});
    }

    /**
     * Of one call that is safe to repeat. An outage of the database is waited out.
     *
     * @param count notes for Batch's tables how much was done
     */
    private Step step(String name, Work work, BiConsumer<DigestRun, StepContribution> count) {
        return new StepBuilder(name, repository)
                .observationRegistry(observations)
                .tasklet(
                        (contribution, context) -> {
                            DigestRun run =
                                    DigestRun.of(contribution.getStepExecution().getJobParameters());
                            try {
                                shutdown.outlast(run.name(), () -> work.work(run));
                            } finally {
                                count.accept(run, contribution);
                            }
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                .transactionAttribute(new NoTransaction())
                .allowStartIfComplete(true)
                .build();
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

package org.broadsheet.job;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;

/**
 * The whole flow of a digest: collect, compose, held for approval, enrol, deliver, report. Each step is one call into the
 * room that knows how and is safe to run again; what is done stands in the rooms' own tables, not in the job's memory.
 */
@Configuration(proxyBeanMethods = false)
class DigestJob {
    static final String NAME = "digest";
    /** Nothing to send: the job may start over, should items come after all. */
    static final String EMPTY = "EMPTY";
    /** Waits for a person. */
    static final String HELD = "HELD";
    /** Some deliveries wait for their time, for the relay, or for the one who paused them. */
    static final String LATER = "LATER";

    /** Trouble around us broke the deliveries off; the reason stands in the step's exit description. */
    static final String STALLED = "STALLED";

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;

    DigestJob(JobRepository repository, PlatformTransactionManager transactions) {
        this.transactions = transactions;
        this.repository = repository;
    }

    @Bean
    Job digest(
            CollectStep collect,
            ComposeStep compose,
            HoldStep hold,
            EnrolStep enrol,
            DeliverStep deliver,
            ReportStep report) {
        Step first = step("collect", collect);
        Step composing = step("compose", compose);
        Step holding = step("hold", hold);
        Step enrolling = step("enrol", enrol);
        Step delivering = step("deliver", deliver);
        return new JobBuilder(NAME, repository)
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
                .to(delivering)
                .from(enrolling)
                .on("*")
                .fail()
                .from(delivering)
                .on(LATER)
                .stopAndRestart(delivering)
                .from(delivering)
                .on(STALLED)
                .stopAndRestart(delivering)
                .from(delivering)
                .on("COMPLETED")
                .to(step("report", report))
                .from(delivering)
                .on("*")
                .fail()
                .end()
                .build();
    }

    private Step step(String name, Tasklet tasklet) {
        // The rooms open their own short transactions; one held here would be held across SMTP.
        var none = new DefaultTransactionAttribute(DefaultTransactionAttribute.PROPAGATION_NOT_SUPPORTED);
        return new StepBuilder(name, repository)
                .tasklet(tasklet, transactions)
                .transactionAttribute(none)
                .allowStartIfComplete(true)
                .build();
    }
}

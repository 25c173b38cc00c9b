package org.broadsheet.job;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The flow of a digest, in one line of steps. Each is safe to run again, and what is done stands in the modules' own tables.
 * A step that must wait, for a person or for tomorrow, ends the execution as stopped; what it waits for starts it again.
 */
@Configuration(proxyBeanMethods = false)
class DigestJob {
    static final String NAME = "digest";

    @Bean
    Job digest(
            JobRepository repository,
            DigestSteps steps,
            CollectStep collect,
            ComposeStep compose,
            ApproveStep approve,
            EnrolStep enrol,
            DeliverStep deliver,
            ReportStep report) {
        return steps.observed(new JobBuilder(NAME, repository))
                .start(steps.step("collect", collect))
                .next(steps.step("compose", compose))
                .next(steps.step("approve", approve))
                .next(steps.step("enrol", enrol))
                .next(steps.step("deliver", deliver))
                .next(steps.step("report", report))
                .build();
    }
}

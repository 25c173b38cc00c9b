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
    Job digest(JobRepository repository, DigestStep step, DigestSteps edition, DeliverySteps delivery) {
        return new JobBuilder(NAME, repository)
                .observationRegistry(step.observations())
                .start(step.of("collect", edition::collect))
                .next(step.of("compose", edition::compose))
                .next(step.of("approve", edition::approve))
                .next(step.of("enrol", delivery::enrol))
                .next(step.of("deliver", delivery::deliver, delivery::count))
                .next(step.of("report", delivery::report))
                .build();
    }
}

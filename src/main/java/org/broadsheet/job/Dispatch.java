package org.broadsheet.job;

import java.time.Duration;
import java.util.Collection;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.partition.StepExecutionSplitter;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.integration.partition.MessageChannelPartitionHandler;
import org.springframework.integration.core.MessagingTemplate;
import org.springframework.stereotype.Component;

/** Sends a round's slices to the workers and waits, by the job repository, until all are done or the run is to stop. */
@Component
class Dispatch implements PartitionHandler {
    private static final Duration LOOK = Duration.ofMillis(200);

    private final MessageChannelPartitionHandler handler = new MessageChannelPartitionHandler();
    private final RunThreads threads;

    Dispatch(SliceChannel channel, JobRepository repository, RunThreads threads) throws Exception {
        this.threads = threads;
        handler.setMessagingOperations(new MessagingTemplate(channel.queue()));
        handler.setJobRepository(repository);
        handler.setPollInterval(LOOK.toMillis());
        handler.setStepName(Slices.STEP);
        handler.afterPropertiesSet();
    }

    @Override
    public Collection<StepExecution> handle(StepExecutionSplitter slices, StepExecution round) throws Exception {
        return threads.interruptibly(() -> handler.handle(slices, round));
    }
}

package org.broadsheet.job;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.StoppableTasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** A step of the digest job: one call that says how the flow goes on. */
abstract class DigestStep implements StoppableTasklet {

    /** Does the step's work for a run; what it returns decides the flow. */
    abstract ExitStatus work(Run run);

    @Override
    public final @Nullable RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        Run run = Run.of(contribution.getStepExecution().getJobParameters());
        contribution.setExitStatus(work(run));
        return RepeatStatus.FINISHED;
    }

    /** Most steps are over in a moment. */
    @Override
    @SuppressWarnings("removal") // The interface still wants it.
    public void stop() {}
}

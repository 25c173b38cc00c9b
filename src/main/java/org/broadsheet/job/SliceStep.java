package org.broadsheet.job;

import org.broadsheet.delivery.Outage;
import org.broadsheet.delivery.Progress;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.StoppableTasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/** A worker's share of a round: delivers what is left of the edition until the round is over. */
@Component
class SliceStep implements StoppableTasklet {
    private final Slices slices;
    private final Places places;
    private final Shifts shifts;

    SliceStep(Slices slices, Places places, Shifts shifts) {
        this.slices = slices;
        this.places = places;
        this.shifts = shifts;
    }

    @Override
    public @Nullable RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        StepExecution slice = contribution.getStepExecution();
        Progress progress = deliver(slice);
        contribution.incrementWriteCount(progress.heard());
        contribution.setExitStatus(new ExitStatus(progress.end().name(), progress.reason()));
        return RepeatStatus.FINISHED;
    }

    private Progress deliver(StepExecution slice) {
        if (slices.isOver(slice) || places.isCleared(slice.getId())) return Progress.of(Progress.End.INTERRUPTED);
        try {
            return shifts.work(
                    Run.of(slice.getJobParameters()), slices.left(slice), () -> places.isCleared(slice.getId()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Progress.of(Progress.End.INTERRUPTED);
        } catch (RuntimeException e) {
            // Nobody's fault but the database's, and whoever manages the run has noticed it too.
            if (Outage.is(e)) return Progress.of(Progress.End.INTERRUPTED);
            throw e;
        }
    }

    /** By {@link Places#clear}: one step object stands for all slices of this process. */
    @Override
    @SuppressWarnings("removal") // The interface still wants it.
    public void stop() {}
}

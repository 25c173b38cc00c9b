package org.broadsheet.job;

import java.util.function.BooleanSupplier;
import org.broadsheet.delivery.Deliveries;
import org.broadsheet.delivery.Outage;
import org.broadsheet.delivery.Progress;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
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
    private final Editions editions;
    private final Letterpress letterpress;
    private final Deliveries deliveries;

    SliceStep(Slices slices, Places places, Editions editions, Letterpress letterpress, Deliveries deliveries) {
        this.slices = slices;
        this.places = places;
        this.editions = editions;
        this.letterpress = letterpress;
        this.deliveries = deliveries;
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
        long end = System.nanoTime() + slices.left(slice).toNanos();
        BooleanSupplier stopped = () -> System.nanoTime() - end >= 0 || places.isCleared(slice.getId());
        if (stopped.getAsBoolean()) return Progress.of(Progress.End.INTERRUPTED);
        Run run = Run.of(slice.getJobParameters());
        Edition edition = editions.of(run.digest(), run.day(), run.number());
        try {
            return deliveries.deliver(edition.id(), letterpress.set(edition), stopped);
        } catch (RuntimeException e) {
            // Nobody's fault but the database's, and whoever manages the run has noticed it too.
            if (Outage.is(e)) return Progress.of(Progress.End.INTERRUPTED);
            throw e;
        }
    }

    /** By {@link Places#clear}: one step object stands for all slices of this process. */
    @Override
    public void stop() {}
}

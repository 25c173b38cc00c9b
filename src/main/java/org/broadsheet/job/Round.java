package org.broadsheet.job;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.broadsheet.delivery.Progress.End;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.partition.StepExecutionAggregator;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/** Sums up what the slices of a round came to: that stands in the round's own exit status. */
@Component
class Round implements StepExecutionAggregator {

    @Override
    public void aggregate(StepExecution round, Collection<StepExecution> slices) {
        round.setWriteCount(
                slices.stream().mapToLong(StepExecution::getWriteCount).sum());
        List<StepExecution> failed = slices.stream()
                .filter(slice -> slice.getStatus() != BatchStatus.COMPLETED)
                .toList();
        if (!failed.isEmpty()) throw new IllegalStateException(fault(failed.get(0)));
        round.setExitStatus(trouble(slices).orElse(ExitStatus.COMPLETED));
    }

    // The description begins with the exception's own words; its trail is in the log of the worker.
    private static String fault(StepExecution slice) {
        String words =
                slice.getExitStatus().getExitDescription().lines().findFirst().orElse("");
        return words.isEmpty() ? slice.getStepName() + " ended " + slice.getStatus() : words;
    }

    private static Optional<ExitStatus> trouble(Collection<StepExecution> slices) {
        return slices.stream()
                .map(StepExecution::getExitStatus)
                .filter(exit -> exit.getExitCode().equals(End.RELAY_DOWN.name()))
                .findFirst();
    }
}

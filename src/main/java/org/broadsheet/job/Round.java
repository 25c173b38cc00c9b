package org.broadsheet.job;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.broadsheet.delivery.Progress.End;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.partition.StepExecutionAggregator;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/** Sums up what the slices of a round came to: that stands in the round's own exit status. */
@Component
class Round implements StepExecutionAggregator {
    private static final Logger log = LoggerFactory.getLogger(Round.class);

    @Override
    public void aggregate(StepExecution round, Collection<StepExecution> slices) {
        round.setWriteCount(
                slices.stream().mapToLong(StepExecution::getWriteCount).sum());
        List<StepExecution> failed = slices.stream()
                .filter(slice -> slice.getStatus() != BatchStatus.COMPLETED)
                .toList();
        if (!failed.isEmpty()) told(failed, round.getWriteCount() > 0);
        round.setExitStatus(trouble(slices).orElse(ExitStatus.COMPLETED));
    }

    // One worker's own fault, such as a template that only it has, is no reason for the others to stop.
    private static void told(List<StepExecution> failed, boolean othersDelivered) {
        String fault = fault(failed.get(0));
        if (!othersDelivered) throw new IllegalStateException(fault);
        log.error("a worker fails where others deliver slices={} fault={}", failed.size(), fault);
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

package org.broadsheet.job;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.broadsheet.delivery.Progress.End;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;

/** The rounds of delivering that one execution of the job has made so far, as its last one left things. */
record Rounds(List<StepExecution> rounds) {
    /** Whoever waits for a round's slices reads all slices of the execution, five times a second. */
    private static final int MOST = 5;

    static Rounds of(JobExecution execution) {
        return new Rounds(execution.getStepExecutions().stream()
                .filter(step -> step.getStepName().equals(DigestJob.DELIVER))
                .sorted(Comparator.comparingLong(StepExecution::getId))
                .toList());
    }

    boolean isEmpty() {
        return rounds.isEmpty();
    }

    /** Whether the next round belongs into a new execution of the job. */
    boolean areEnough() {
        return rounds.size() >= MOST;
    }

    private Optional<StepExecution> last() {
        return isEmpty() ? Optional.empty() : Optional.of(rounds.get(rounds.size() - 1));
    }

    /** Whether the relay spoke of any message in the last round. */
    boolean heard() {
        return last().filter(round -> round.getWriteCount() > 0).isPresent();
    }

    /** How a run ends that waits no longer: because of the relay, or because what is left has its time. */
    ExitStatus outOfPatience() {
        return last().map(StepExecution::getExitStatus)
                .filter(exit -> exit.getExitCode().equals(End.RELAY_DOWN.name()))
                .map(exit -> new ExitStatus(DigestJob.STALLED, exit.getExitDescription()))
                .orElseGet(() -> new ExitStatus(DigestJob.LATER));
    }
}

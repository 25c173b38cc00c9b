package org.broadsheet.job;

import java.util.Comparator;
import java.util.Optional;
import org.broadsheet.delivery.Progress.End;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;

/** The rounds of delivering that one execution of the job has made so far, as its last one left things. */
record Rounds(Optional<StepExecution> last) {

    static Rounds of(JobExecution execution) {
        return new Rounds(execution.getStepExecutions().stream()
                .filter(step -> step.getStepName().equals(DigestJob.DELIVER))
                .max(Comparator.comparingLong(StepExecution::getId)));
    }

    /** Whether the relay spoke of any message in the last round. */
    boolean heard() {
        return last.isPresent() && last.get().getWriteCount() > 0;
    }

    /** How a run ends that waits no longer: because of the relay, or because what is left has its time. */
    ExitStatus outOfPatience() {
        return last.map(StepExecution::getExitStatus)
                .filter(exit -> exit.getExitCode().equals(End.RELAY_DOWN.name()))
                .map(exit -> new ExitStatus(DigestJob.STALLED, exit.getExitDescription()))
                .orElseGet(() -> new ExitStatus(DigestJob.LATER));
    }
}

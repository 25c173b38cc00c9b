package org.broadsheet.job;

import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.edition.State;
import org.springframework.batch.core.ExitStatus;
import org.springframework.stereotype.Component;

/** Lets an edition pass that needs no approval or has it; the others wait here. */
@Component
class HoldStep extends DigestStep {
    private final Editions editions;

    HoldStep(Editions editions) {
        this.editions = editions;
    }

    @Override
    ExitStatus work(Run run) {
        Edition edition = editions.of(run.digest(), run.day(), run.number());
        return edition.state() == State.READY ? ExitStatus.COMPLETED : new ExitStatus(DigestJob.HELD);
    }
}

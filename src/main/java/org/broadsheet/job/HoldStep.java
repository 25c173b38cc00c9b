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
    private final Asking asking;

    HoldStep(Editions editions, Asking asking) {
        this.asking = asking;
        this.editions = editions;
    }

    @Override
    ExitStatus work(Run run) {
        Edition edition = editions.of(run.digest(), run.day(), run.number());
        if (edition.state() == State.READY) return ExitStatus.COMPLETED;
        if (edition.state() == State.HELD) asking.ask(edition);
        return new ExitStatus(DigestJob.HELD);
    }
}

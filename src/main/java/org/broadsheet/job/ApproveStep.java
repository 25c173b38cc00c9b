package org.broadsheet.job;

import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.edition.State;
import org.broadsheet.job.RunSuspended.Reason;
import org.springframework.stereotype.Component;

/** Lets an edition pass that needs no approval or has it. For the others it asks for one, and the run is suspended. */
@Component
class ApproveStep implements DigestStep {
    private final Editions editions;
    private final Asking asking;

    ApproveStep(Editions editions, Asking asking) {
        this.asking = asking;
        this.editions = editions;
    }

    @Override
    public void work(Run run) throws RunSuspended {
        Edition edition = editions.of(run.digest(), run.day(), run.number());
        if (edition.state() == State.READY) return;
        if (edition.state() == State.HELD) asking.ask(edition);
        throw new RunSuspended(Reason.HELD, "edition " + run.name() + " is " + edition.state());
    }
}

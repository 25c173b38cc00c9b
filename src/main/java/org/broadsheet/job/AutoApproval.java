package org.broadsheet.job;

import org.broadsheet.edition.Decisions;
import org.broadsheet.edition.Editions;
import org.broadsheet.edition.Standing;
import org.springframework.stereotype.Component;

/** Editions that are held: their editors are asked, and where the digest's rule is so, their silence is consent at its time. */
@Component
class AutoApproval {
    private final Decisions decisions;
    private final Editions editions;
    private final ApprovalRequests asking;
    private final DigestRuns runs;

    AutoApproval(Decisions decisions, Editions editions, ApprovalRequests asking, DigestRuns runs) {
        this.decisions = decisions;
        this.editions = editions;
        this.asking = asking;
        this.runs = runs;
    }

    /** Done by whoever looks first; the others find nothing to do. */
    void look() {
        decisions.unasked().forEach(held -> asking.ask(editions.get(held)));
        decisions.overdue().forEach(held -> {
            if (editions.approve(held, Standing.SILENCE)) runs.resume(editions.get(held), Standing.SILENCE);
        });
    }
}

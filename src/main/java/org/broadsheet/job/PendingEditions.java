package org.broadsheet.job;

import org.broadsheet.edition.Decisions;
import org.broadsheet.edition.Editions;
import org.broadsheet.edition.Standing;
import org.springframework.stereotype.Component;

/** Asks editors about held editions, approves those whose deadline has passed, and starts what is ready and not begun. */
@Component
class PendingEditions {
    private final Decisions decisions;
    private final Editions editions;
    private final ApprovalRequests requests;
    private final DigestRuns runs;

    PendingEditions(Decisions decisions, Editions editions, ApprovalRequests requests, DigestRuns runs) {
        this.decisions = decisions;
        this.editions = editions;
        this.requests = requests;
        this.runs = runs;
    }

    /** The first replica that looks does it; the others find nothing to do. */
    void look() {
        Decisions.Pending pending = decisions.pending();
        pending.unasked().forEach(held -> requests.ask(editions.get(held)));
        pending.overdue().forEach(held -> {
            if (editions.approve(held, Standing.SILENCE)) runs.resume(editions.get(held), Standing.SILENCE);
        });
        pending.ready().forEach(ready -> runs.startReady(editions.get(ready)));
    }
}

package org.broadsheet.job;

import org.broadsheet.edition.Editions;
import org.springframework.stereotype.Component;

/** Closes the edition where no worker has done so yet. */
@Component
class ReportStep implements DigestStep {
    private final Editions editions;
    private final EditionCloser closer;

    ReportStep(Editions editions, EditionCloser closer) {
        this.editions = editions;
        this.closer = closer;
    }

    @Override
    public void work(Run run) {
        closer.close(editions.of(run.digest(), run.day(), run.number()));
    }
}

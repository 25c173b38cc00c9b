package org.broadsheet.job;

import org.broadsheet.edition.Editions;
import org.broadsheet.feed.Feeds;
import org.springframework.batch.core.ExitStatus;
import org.springframework.stereotype.Component;

/** Looks at every feed once more, so that the edition has what came in the last minutes. */
@Component
class CollectStep extends DigestStep {
    private final Feeds feeds;
    private final Editions editions;

    CollectStep(Feeds feeds, Editions editions) {
        this.feeds = feeds;
        this.editions = editions;
    }

    @Override
    ExitStatus work(Run run) {
        boolean made = editions.find(run.digest(), run.day(), run.number()).isPresent();
        if (!made) feeds.poll(run.at());
        return ExitStatus.COMPLETED;
    }
}

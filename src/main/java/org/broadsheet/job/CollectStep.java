package org.broadsheet.job;

import java.time.Clock;
import org.broadsheet.edition.Editions;
import org.broadsheet.feed.Feeds;
import org.springframework.stereotype.Component;

/** Polls the feeds of the digest once more, so that the edition has what came in the last minutes. */
@Component
class CollectStep implements DigestStep {
    private final Feeds feeds;
    private final Editions editions;
    private final Clock clock;

    CollectStep(Feeds feeds, Editions editions, Clock clock) {
        this.clock = clock;
        this.feeds = feeds;
        this.editions = editions;
    }

    @Override
    public void work(Run run) {
        boolean made = editions.find(run.digest(), run.day(), run.number()).isPresent();
        // By the real clock, also for an edition of another time: an item dated after its cut-off waits for the next.
        if (!made) feeds.poll(editions.feeds(run.digest()), clock.instant());
    }
}

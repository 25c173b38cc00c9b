package org.broadsheet.job;

import java.time.Clock;
import org.broadsheet.feed.Feeds;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** A feed shows only its newest items, so looking once a day would lose stories. */
@DisallowConcurrentExecution
class FeedPoll implements Job {
    private final Feeds feeds;
    private final Clock clock;

    FeedPoll(Feeds feeds, Clock clock) {
        this.feeds = feeds;
        this.clock = clock;
    }

    @Override
    public void execute(JobExecutionContext context) {
        feeds.poll(clock.instant());
    }
}

package org.broadsheet.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.broadsheet.feed.read.Source;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

/** The module's services by hand, for tests of other modules. */
public final class FollowedSources implements AutoCloseable {
    public final Items items;
    public final Retractions retractions;
    private final SourceReader reader;
    private final Feeds feeds;

    /** @param named name and address of each feed; the one named site is read by Ghost's API */
    public FollowedSources(JdbcClient jdbc, Clock clock, String... named) {
        List<FeedSettings.Feed> followed = Arrays.stream(named)
                .map(one -> one.split("=", 2))
                .map(one -> new FeedSettings.Feed(
                        one[0],
                        one[1],
                        Source.Format.AUTO,
                        null,
                        one[0].equals("site") ? "22444f78447824223cefc48062" : null))
                .toList();
        FetchSettings fetch =
                new FetchSettings(Duration.ofMinutes(5), Duration.ofSeconds(10), DataSize.ofMegabytes(2), true);
        FeedSettings settings = new FeedSettings(followed);
        reader = new SourceReader(fetch);
        items = new Items(jdbc);
        feeds = new Feeds(settings, reader, new FeedStates(jdbc), new ItemStore(jdbc));
        retractions = new Retractions(settings, reader, jdbc, clock);
    }

    public List<FeedReport> poll(Instant now) {
        return feeds.poll(now);
    }

    @Override
    public void close() throws Exception {
        feeds.destroy();
        reader.close();
    }
}

package org.broadsheet.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.broadsheet.TestDatabase;
import org.broadsheet.feed.read.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

/** Feeds that are followed into an empty database, from a server that serves what a test wants. */
abstract class FollowedFeeds {
    static final Instant SEVEN = Instant.parse("2023-09-20T07:00:00Z");
    static final Duration LATE = Duration.ofHours(12);

    private static final DataSource DATABASE = TestDatabase.dataSource();

    final JdbcClient jdbc = JdbcClient.create(DATABASE);
    final Items items = new Items(jdbc);
    final FeedServer server = new FeedServer();
    Feeds feeds;

    @BeforeEach
    void follow() {
        jdbc.sql("truncate item_history, item, feed").update();
        feeds = following(feed("news", "/news"));
    }

    @AfterEach
    void close() throws Exception {
        feeds.destroy();
        server.close();
    }

    List<StoredItem> day() {
        return items.candidates(SEVEN.minus(Duration.ofDays(1)), SEVEN.plus(Duration.ofDays(1)), LATE, List.of());
    }

    static List<String> titles(List<StoredItem> items) {
        return items.stream().map(item -> item.item().title()).toList();
    }

    FeedSettings.Feed feed(String name, String path) {
        return new FeedSettings.Feed(name, server.url(path), Source.Format.AUTO, "News", null);
    }

    Feeds following(FeedSettings.Feed... feeds) {
        FetchSettings fetch =
                new FetchSettings(Duration.ofMinutes(5), Duration.ofSeconds(10), DataSize.ofMegabytes(2), true);
        return new Feeds(
                new FeedSettings(List.of(feeds)), new SourceReader(fetch), new FeedStates(jdbc), new ItemStore(jdbc));
    }

    static String[] stories(String guid, int count, Instant newest) {
        return IntStream.range(0, count)
                .mapToObj(n -> item(guid + n, "Story " + n, "https://example.org/s" + n, newest.minusSeconds(n * 60L)))
                .toArray(String[]::new);
    }

    static String story(int number, Instant date) {
        return item("g" + number, "Story " + number, "https://example.org/s" + number, date);
    }

    static String item(String guid, String title, String link, Instant date) {
        String dated = date == null ? "" : "<pubDate>" + date + "</pubDate>";
        return "<item><guid isPermaLink='false'>" + guid + "</guid><title>" + title + "</title><link>" + link
                + "</link>" + dated + "</item>";
    }

    static String rss(String... items) {
        return java.util.Arrays.stream(items)
                .collect(Collectors.joining(
                        "",
                        "<rss version='2.0'><channel><title>News</title><link>https://example.org</link>",
                        "</channel></rss>"));
    }
}

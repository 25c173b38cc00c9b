package org.broadsheet.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.broadsheet.feed.read.Source;
import org.junit.jupiter.api.Test;

/** What polling makes of feeds, and what an edition then finds. */
class FeedsTests extends FollowedFeeds {
    @Test
    void itemsAreStoredOnceHoweverOftenTheyArePolled() {
        server.serves("/news", rss(story(1, SEVEN.minusSeconds(60)), story(2, SEVEN.minusSeconds(120))));

        FeedReport first = feeds.poll(SEVEN).get(0);
        FeedReport second = feeds.poll(SEVEN.plusSeconds(300)).get(0);

        assertThat(first.line()).isEqualTo("feed news: 2 items, 2 new, 0 changed");
        assertThat(second.line()).isEqualTo("feed news: 2 items, 0 new, 0 changed");
        assertThat(titles(day())).containsExactly("Story 1", "Story 2");
        assertThat(day().get(0).firstSeen()).isEqualTo(SEVEN);
    }

    @Test
    void everyFieldComesBackAsItWas() {
        server.serves("/news", """
                <rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/">
                <channel><title>News</title><link>https://example.org</link><item>
                <title>Як живе Харків</title><link>https://example.org/kharkiv?utm_source=rss</link><guid>k1</guid>
                <pubDate>Wed, 20 Sep 2023 06:00:00 GMT</pubDate><dc:creator>Anna Koval</dc:creator>
                <category>Ukraine</category><media:content url="https://example.org/k.jpg" medium="image">
                <media:description>A street</media:description><media:credit>Photo: A. K.</media:credit></media:content>
                <description>One sentence. Another one.</description></item></channel></rss>""");

        feeds.poll(SEVEN);

        StoredItem stored = day().get(0);
        assertThat(stored.item())
                .isEqualTo(new Item(
                        "k1",
                        "https://example.org/kharkiv?utm_source=rss",
                        "Як живе Харків",
                        Instant.parse("2023-09-20T06:00:00Z"),
                        null,
                        List.of(new Author("Anna Koval", null, null, null)),
                        List.of("Ukraine"),
                        "One sentence. Another one.",
                        "One sentence. Another one.",
                        new Picture("https://example.org/k.jpg", "A street", "Photo: A. K."),
                        1,
                        ItemKind.ARTICLE,
                        false,
                        null,
                        false));
        assertThat(items.find(stored.id())).contains(stored);
    }

    @Test
    void aChangedStoryUpdatesItsRowAndKeepsItsHistory() {
        server.serves("/news", rss(item("a", "Old headline", "https://example.org/a", SEVEN.minusSeconds(60))));
        feeds.poll(SEVEN);
        server.serves("/news", rss(item("a", "New headline", "https://example.org/a", SEVEN.minusSeconds(60))));

        FeedReport report = feeds.poll(SEVEN.plusSeconds(300)).get(0);

        assertThat(report.changed()).isEqualTo(1);
        assertThat(titles(day())).containsExactly("New headline");
        assertThat(jdbc.sql("select title, since, until from item_history")
                        .query()
                        .listOfRows())
                .containsExactly(Map.of(
                        "title", "Old headline",
                        "since", Timestamp.from(SEVEN),
                        "until", Timestamp.from(SEVEN.plusSeconds(300))));
    }

    @Test
    void theSameStoryByHttpAndHttpsIsOneStory() {
        server.serves("/news", rss(item("http://example.org/a", "A", "http://example.org/a", SEVEN.minusSeconds(60))));
        feeds.poll(SEVEN);
        server.serves(
                "/news", rss(item("https://example.org/a/", "A", "https://example.org/a", SEVEN.minusSeconds(60))));

        FeedReport report = feeds.poll(SEVEN.plusSeconds(300)).get(0);

        assertThat(report.fresh()).isZero();
        assertThat(day()).hasSize(1);
    }

    @Test
    void aFeedThatIsDownCostsOnlyItselfAndItsLastGoodItemsStay() throws Exception {
        feeds.destroy();
        feeds = following(feed("news", "/news"), feed("sport", "/sport"));
        server.serves("/news", rss(story(1, SEVEN.minusSeconds(60))))
                .serves("/sport", rss(story(2, SEVEN.minusSeconds(90))));
        feeds.poll(SEVEN);
        server.on("/news", exchange -> FeedServer.answer(exchange, 503, new byte[0]));
        server.serves("/sport", rss(story(2, SEVEN.minusSeconds(90)), story(3, SEVEN.minusSeconds(30))));

        List<FeedReport> reports = feeds.poll(SEVEN.plusSeconds(300));

        assertThat(reports)
                .extracting(FeedReport::line)
                .containsExactly(
                        "feed news: the server answered HTTP 503 Service Unavailable",
                        "feed sport: 2 items, 1 new, 0 changed");
        assertThat(titles(day())).containsExactly("Story 3", "Story 1", "Story 2");
        assertThat(feeds.states(SEVEN.plusSeconds(300)))
                .extracting(FeedState::name, FeedState::error, FeedState::lastSuccess, FeedState::failingSince)
                .containsExactly(
                        tuple(
                                "news",
                                "the server answered HTTP 503 Service Unavailable",
                                SEVEN,
                                SEVEN.plusSeconds(300)),
                        tuple("sport", null, SEVEN.plusSeconds(300), null));
    }

    @Test
    void aFeedThatHasNotChangedIsNotReadAgain() {
        server.on("/news", exchange -> {
            boolean known = "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))
                    && "Wed, 20 Sep 2023 06:00:00 GMT"
                            .equals(exchange.getRequestHeaders().getFirst("If-Modified-Since"));
            exchange.getResponseHeaders().set("ETag", "\"v1\"");
            exchange.getResponseHeaders().set("Last-Modified", "Wed, 20 Sep 2023 06:00:00 GMT");
            byte[] body = rss(story(1, SEVEN.minusSeconds(60))).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            FeedServer.answer(exchange, known ? 304 : 200, known ? new byte[0] : body);
        });
        feeds.poll(SEVEN);

        assertThat(feeds.poll(SEVEN.plusSeconds(300)).get(0).line())
                .isEqualTo("feed news: not changed since the last poll");
        assertThat(feeds.poll(SEVEN.plusSeconds(600)).get(0).line()).contains("not changed");
        assertThat(day()).hasSize(1);
    }

    @Test
    void undatedItemsAreOfTheTimeFirstSeenInTheOrderOfTheirFeed() {
        server.serves(
                "/news",
                rss(
                        item("a", "First", "https://example.org/a", null),
                        item("b", "Second", "https://example.org/b", null)));
        feeds.poll(SEVEN);

        feeds.poll(SEVEN.plusSeconds(300));

        assertThat(titles(day())).containsExactly("First", "Second");
        assertThat(day().get(0).published()).isEqualTo(SEVEN);
        assertThat(day().get(0).item().published()).isNull();
    }

    @Test
    void aDateInTheFutureIsTheTimeFirstSeen() {
        server.serves("/news", rss(story(1, SEVEN.plus(Duration.ofDays(400)))));

        feeds.poll(SEVEN);

        assertThat(day().get(0).published()).isEqualTo(SEVEN);
    }

    @Test
    void aGapBetweenTwoPollsIsReported() {
        server.serves("/news", rss(stories("a", 5, SEVEN.minusSeconds(7200))));
        feeds.poll(SEVEN.minusSeconds(7200));
        server.serves(
                "/news",
                rss(IntStream.range(50, 55).mapToObj(n -> story(n, SEVEN)).toArray(String[]::new)));

        assertThat(feeds.poll(SEVEN.plusSeconds(60)).get(0).line())
                .contains("gap: nothing is known between 2023-09-20T05:00:00Z and 2023-09-20T07:00:00Z");
    }

    @Test
    void twoProcessesThatPollAtOnceStoreEachStoryOnce() throws Exception {
        server.serves("/news", rss(stories("a", 50, SEVEN)));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Feeds> processes = new ArrayList<>();
        List<Callable<List<FeedReport>>> polls = IntStream.range(0, 8)
                .<Callable<List<FeedReport>>>mapToObj(n -> {
                    processes.add(following(feed("news", "/news")));
                    return () -> processes.get(n).poll(SEVEN.plusSeconds(n));
                })
                .toList();

        int fresh = 0;
        for (Future<List<FeedReport>> poll : threads.invokeAll(polls))
            fresh += poll.get().get(0).fresh();

        assertThat(fresh).isEqualTo(50);
        assertThat(jdbc.sql("select count(*) from item").query(Integer.class).single())
                .isEqualTo(50);
        threads.shutdownNow();
        for (Feeds process : processes) process.destroy();
    }

    @Test
    void candidatesAreThoseOfTheWindowAndLateArrivals() {
        server.serves(
                "/news",
                rss(
                        item("before", "Before", "https://example.org/b", SEVEN.minusSeconds(7200)),
                        item("at-from", "At the cut-off", "https://example.org/f", SEVEN.minusSeconds(3600))));
        feeds.poll(SEVEN.minusSeconds(3600));
        server.serves(
                "/news",
                rss(
                        item("in", "In", "https://example.org/i", SEVEN.minusSeconds(1800)),
                        item("late", "Late arrival", "https://example.org/l", SEVEN.minusSeconds(3700)),
                        item(
                                "too-late",
                                "Too late",
                                "https://example.org/t",
                                SEVEN.minus(LATE).minusSeconds(3700)),
                        item("at-to", "At the end", "https://example.org/e", SEVEN)));
        feeds.poll(SEVEN);

        List<StoredItem> found = items.candidates(SEVEN.minusSeconds(3600), SEVEN, LATE, List.of("news"));

        assertThat(titles(found)).containsExactly("At the end", "In", "Late arrival");
        assertThat(items.candidates(SEVEN.minusSeconds(3600), SEVEN, LATE, List.of("other")))
                .isEmpty();
        assertThat(items.candidates(SEVEN.minusSeconds(3600), SEVEN, LATE, List.of()))
                .hasSize(3);
    }

    @Test
    void anItemThatShowsUpAfterTheCutOffIsNotALateArrivalOfThePast() {
        server.serves("/news", rss(story(1, SEVEN.minusSeconds(7200))));
        feeds.poll(SEVEN.plus(Duration.ofDays(30)));

        assertThat(items.candidates(SEVEN.minusSeconds(3600), SEVEN, LATE, List.of()))
                .isEmpty();
    }

    @Test
    void aServerThatWantsNotToBeAskedIsNotAskedUntilThen() {
        server.on("/news", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "3600");
            FeedServer.answer(exchange, 429, new byte[0]);
        });

        for (int minute = 0; minute <= 59; minute += 5) feeds.poll(SEVEN.plusSeconds(60L * minute));

        assertThat(server.requests()).hasSize(1);
        assertThat(feeds.states(SEVEN)).singleElement().satisfies(state -> assertThat(state.error())
                .contains("429"));
        server.serves("/news", rss(story(1, SEVEN)));
        assertThat(feeds.poll(SEVEN.plusSeconds(3601)).get(0).fresh()).isEqualTo(1);
        assertThat(feeds.poll(SEVEN.plusSeconds(3700)).get(0).failed()).isFalse();
    }

    @Test
    void aServerCannotSilenceItsFeedForLongerThanADay() {
        server.on("/news", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "999999999");
            FeedServer.answer(exchange, 503, new byte[0]);
        });
        feeds.poll(SEVEN);
        feeds.poll(SEVEN.plus(Duration.ofHours(23)));
        feeds.poll(SEVEN.plus(Duration.ofHours(25)));

        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void whatOneServerSaysOfItselfCostsNoOtherFeed() throws Exception {
        try (RawWebServer raw = new RawWebServer()) {
            byte[] body = rss(story(1, SEVEN)).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            raw.says("/nul", "200 OK\nContent-Length: {length}\nETag: \"a\0b\"\nLast-Modified: \0", body);
            raw.says("/busy", "503 \0 \uffff\nRetry-After: 99999999999999\nContent-Length: 0", new byte[0]);
            server.serves("/news", rss(story(2, SEVEN)));
            Feeds three = following(
                    new FeedSettings.Feed("nul", raw.url("/nul"), Source.Format.AUTO, null, null),
                    new FeedSettings.Feed("busy", raw.url("/busy"), Source.Format.AUTO, null, null),
                    feed("news", "/news"));

            List<FeedReport> reports = three.poll(SEVEN);

            assertThat(reports).extracting(FeedReport::feed).containsExactly("nul", "busy", "news");
            assertThat(reports.get(2).fresh()).isOne();
            three.destroy();
        }
    }

    @Test
    void aRowThatTheDatabaseRefusesCostsItsFeedOnly() throws Exception {
        server.serves("/news", rss(story(1, SEVEN))).serves("/world", rss(story(2, SEVEN), story(3, SEVEN)));
        Feeds two = following(feed("news", "/news"), feed("world", "/world"));
        for (String check : List.of("name <> 'news'", "last_success is null or name <> 'news'", "last_error is null")) {
            jdbc.sql("truncate item, item_history, feed").update();
            jdbc.sql("alter table feed add constraint hostile check (" + check + ")")
                    .update();
            try {
                List<FeedReport> reports = two.poll(SEVEN);

                assertThat(reports.get(1).fresh()).as(check).isEqualTo(2);
                if (check.contains("news"))
                    assertThat(reports.get(0).error()).as(check).startsWith("cannot be stored");
            } finally {
                jdbc.sql("alter table feed drop constraint hostile").update();
            }
        }
        two.destroy();
    }

    @Test
    void aNewValidatorOfA304IsUsedTheNextTime() {
        List<String> asked = new ArrayList<>();
        server.on("/news", exchange -> {
            String known = exchange.getRequestHeaders().getFirst("If-None-Match");
            asked.add(String.valueOf(known));
            exchange.getResponseHeaders().set("ETag", "\"v" + asked.size() + "\"");
            byte[] body = rss(story(1, SEVEN)).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            FeedServer.answer(exchange, known == null ? 200 : 304, known == null ? body : new byte[0]);
        });

        for (int n = 0; n < 3; n++) feeds.poll(SEVEN.plusSeconds(n));

        assertThat(asked).containsExactly("null", "\"v1\"", "\"v2\"");
    }

    @Test
    void noLengthOfAnAddressStopsAnything() {
        // Octets that PostgreSQL cannot compress into an index row.
        String random = new java.util.Random(1)
                .ints(3400, 'a', 'z' + 1)
                .collect(StringBuilder::new, (text, c) -> text.append((char) c), StringBuilder::append)
                .toString();
        server.serves(
                "/news",
                rss(
                        item("long-link", "Long link", "https://example.org/" + random, SEVEN),
                        item(
                                "https://example.org/guid/" + random + random,
                                "Long guid",
                                "https://example.org/2",
                                SEVEN),
                        item("c" + "ї".repeat(399), "Cyrillic guid", "https://example.org/3", SEVEN),
                        item("short", "Short", "https://example.org/4?q=" + random.substring(0, 3000), SEVEN),
                        item("endless", "Endless", "https://example.org/" + random.repeat(30), SEVEN)));

        FeedReport first = feeds.poll(SEVEN).get(0);
        FeedReport second = feeds.poll(SEVEN.plusSeconds(60)).get(0);

        assertThat(first.line()).isEqualTo("feed news: 5 items, 5 new, 0 changed");
        assertThat(second.line()).isEqualTo("feed news: 5 items, 0 new, 0 changed");
        assertThat(day()).hasSize(5);
    }

    @Test
    void keysOfAnAddressAreNotStored() throws Exception {
        server.on(
                "/news",
                exchange ->
                        FeedServer.answer(exchange, 200, rss(story(1, SEVEN)).getBytes()));
        feeds.destroy();
        String address = server.url("/news?section=world&key=s3cr3tOfTheFeed").replace("://", "://anna:hunter2@");
        feeds = following(new FeedSettings.Feed("news", address, Source.Format.RSS, null, "k3yOfGhost"));

        feeds.poll(SEVEN);

        String stored =
                jdbc.sql("select feed::text from feed").query(String.class).single();
        assertThat(stored).contains("section=world").doesNotContain("s3cr3t", "hunter2", "k3yOfGhost");
    }
}

package org.broadsheet.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.broadsheet.Waiting;
import org.broadsheet.feed.read.FeedReader;
import org.broadsheet.feed.read.FeedReading;
import org.broadsheet.feed.read.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.unit.DataSize;

/** A feed costs itself only: its time, its thread and its rows. */
class FeedBudgetTests extends FollowedFeeds {
    private static final Duration BUDGET = Duration.ofSeconds(2);

    private final AtomicBoolean spinning = new AtomicBoolean(true);
    private final AtomicInteger spins = new AtomicInteger();

    @AfterEach
    void stopSpinning() {
        spinning.set(false);
    }

    @Test
    void aReaderThatNeverEndsCostsItsBudgetAndOnlyItsOwnFeed() throws Exception {
        spinOn("/spin", feed("spin", "/spin"), feed("news", "/news"));

        long begin = System.nanoTime();
        List<FeedReport> reports = feeds.poll(SEVEN);

        assertThat(since(begin)).isLessThan(BUDGET.multipliedBy(3));
        assertThat(reports)
                .extracting(FeedReport::line)
                .containsExactly(
                        "feed spin: was not fetched and read within 2 s (broadsheet.fetch.timeout)",
                        "feed news: 1 items, 1 new, 0 changed");
    }

    @Test
    void aFeedWhoseThreadHasNotEndedIsRefusedAtOnceAndGetsNoSecondThread() throws Exception {
        spinOn("/spin", feed("spin", "/spin"), feed("news", "/news"));
        feeds.poll(SEVEN);

        long begin = System.nanoTime();
        for (int n = 1; n <= 5; n++) feeds.poll("spin", SEVEN.plusSeconds(n));

        assertThat(since(begin)).isLessThan(BUDGET.multipliedBy(2));
        assertThat(spins).hasValue(1);
        assertThat(feeds.states(SEVEN))
                .filteredOn(state -> state.name().equals("spin"))
                .singleElement()
                .satisfies(state -> assertThat(state.error()).contains("has not ended yet"));

        spinning.set(false);
        Waiting.until(
                Duration.ofSeconds(10),
                () -> feeds.poll("spin", SEVEN.plusSeconds(60)).orElseThrow().error() == null);
    }

    @Test
    void aDigestThatDoesNotUseTheHangingFeedDoesNotWaitForIt() throws Exception {
        spinOn("/spin", feed("spin", "/spin"), feed("news", "/news"));
        CompletableFuture<List<FeedReport>> scheduled = CompletableFuture.supplyAsync(() -> feeds.poll(SEVEN));
        Waiting.until(Duration.ofSeconds(10), () -> spins.get() == 1);

        List<FeedReport> digest = feeds.poll(List.of("news"), SEVEN.plusSeconds(1));

        assertThat(scheduled).isNotDone();
        assertThat(digest).singleElement().satisfies(report -> assertThat(report.failed())
                .isFalse());
        assertThat(scheduled.get(10, TimeUnit.SECONDS)).hasSize(2);
    }

    @Test
    void moreHangingFeedsThanAreReadAtOnceDelayNoneByMoreThanABudget() throws Exception {
        FeedSettings.Feed[] many = new FeedSettings.Feed[SourceReader.AT_ONCE + 8];
        for (int n = 0; n < many.length; n++) many[n] = feed("spin" + n, "/spin");
        CountDownLatch end = new CountDownLatch(1);
        reading(
                source -> {
                    unlessInterrupted(end);
                    return FeedReading.failed("released");
                },
                many);

        long begin = System.nanoTime();
        List<FeedReport> reports = feeds.poll(SEVEN);

        assertThat(since(begin)).isLessThan(BUDGET.multipliedBy(4));
        assertThat(reports).hasSize(many.length).allMatch(FeedReport::failed);
        end.countDown();
    }

    @Test
    void aBodyThatDripsIsLeftAndTheOthersAreRead() throws Exception {
        server.on("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int n = 0; n < 400; n++) {
                exchange.getResponseBody().write('<');
                exchange.getResponseBody().flush();
                sleep(100);
            }
        });
        server.serves("/news", rss(story(1, SEVEN)));
        follow(new SourceReader(fetch(BUDGET)), feed("drip", "/drip"), feed("news", "/news"));

        long begin = System.nanoTime();
        List<FeedReport> reports = feeds.poll(SEVEN);

        assertThat(since(begin)).isLessThan(BUDGET.multipliedBy(3));
        assertThat(reports.get(0).error()).isEqualTo("no complete answer within 2 s");
        assertThat(reports.get(1).fresh()).isEqualTo(1);
    }

    @Test
    void whatAReaderThrowsIsTheErrorOfItsFeed() throws Exception {
        for (Throwable thrown : List.of(new OutOfMemoryError("x"), new StackOverflowError(), new AssertionError("y"))) {
            reading(
                    source -> {
                        throw FeedBudgetTests.<RuntimeException>sneaky(thrown);
                    },
                    feed("bad", "/bad"));

            assertThat(feeds.poll(SEVEN).get(0).error())
                    .contains(thrown.getClass().getSimpleName());
        }
    }

    @Test
    void callersAtTheSameTimeShareOneReading() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger readings = new AtomicInteger();
        FeedReader reader = new FeedReader(fetch(BUDGET.multipliedBy(10)));
        server.serves("/news", rss(story(1, SEVEN)));
        follow(
                new SourceReader(
                        source -> {
                            readings.incrementAndGet();
                            unlessInterrupted(go);
                            return reader.read(source);
                        },
                        reader,
                        BUDGET.multipliedBy(10)),
                feed("news", "/news"));

        List<CompletableFuture<List<FeedReport>>> callers = List.of(
                CompletableFuture.supplyAsync(() -> feeds.poll(SEVEN)),
                CompletableFuture.supplyAsync(() -> feeds.poll(List.of("news"), SEVEN)));
        Waiting.until(Duration.ofSeconds(10), () -> readings.get() == 1);
        sleep(200);
        go.countDown();

        for (var caller : callers)
            assertThat(caller.get(20, TimeUnit.SECONDS).get(0).fresh()).isEqualTo(1);
        assertThat(readings).hasValue(1);
    }

    @Test
    void aRowThatTheDatabaseRefusesCostsThatItemOnly() {
        refusing("Story 2");
        server.serves("/news", rss(story(1, SEVEN), story(2, SEVEN), story(3, SEVEN)));
        try {
            FeedReport report = feeds.poll(SEVEN).get(0);

            assertThat(report.line())
                    .isEqualTo("feed news: 3 items, 2 new, 0 changed; 1 items cannot be stored (see the log)");
            assertThat(titles(day())).containsExactlyInAnyOrder("Story 1", "Story 3");
        } finally {
            jdbc.sql("drop trigger refuse on item").update();
        }
    }

    @Test
    void theFeedsAfterOneThatCannotBeStoredAreStored() throws Exception {
        server.serves("/a", rss(story(1, SEVEN))).serves("/b", rss(story(2, SEVEN)));
        refusing("Story 1");
        try {
            follow(new SourceReader(fetch(BUDGET)), feed("a", "/a"), feed("b", "/b"));

            assertThat(feeds.poll(SEVEN)).extracting(FeedReport::fresh).containsExactly(0, 1);
        } finally {
            jdbc.sql("drop trigger refuse on item").update();
        }
    }

    @Test
    void aDatabaseThatIsAwayIsNoFaultOfAFeed() throws Exception {
        feeds.destroy();
        JdbcClient away = JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none"));
        feeds = new Feeds(
                new FeedSettings(List.of(feed("news", "/news"))),
                new SourceReader(fetch(BUDGET)),
                new FeedStates(away),
                new ItemStore(away));

        assertThatThrownBy(() -> feeds.poll(SEVEN)).isInstanceOf(IllegalStateException.class);
    }

    private void refusing(String title) {
        jdbc.sql("""
                create or replace function refuse() returns trigger language plpgsql as $$
                begin
                    if new.title = '%s' then raise 'refused' using errcode = '54000'; end if;
                    return new;
                end $$""".formatted(title)).update();
        jdbc.sql("create trigger refuse before insert on item for each row execute function refuse()")
                .update();
    }

    private void spinOn(String path, FeedSettings.Feed... followed) throws Exception {
        server.serves("/news", rss(story(1, SEVEN.minusSeconds(60)))).serves("/spin", rss(story(2, SEVEN)));
        FeedReader reader = new FeedReader(fetch(BUDGET));
        // The first reading of a process loads the classes of the parsers, which takes longer than the budget here.
        reader.read(Source.of(server.url("/news")));
        follow(
                new SourceReader(
                        source -> {
                            if (source.address().endsWith(path)) spin();
                            return reader.read(source);
                        },
                        reader,
                        BUDGET),
                followed);
    }

    // As a parser does that has lost its way: no interrupt ends it.
    private void spin() {
        if (!spinning.get()) return;
        spins.incrementAndGet();
        while (spinning.get()) java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
    }

    private void reading(Function<Source, FeedReading> reader, FeedSettings.Feed... followed) throws Exception {
        follow(new SourceReader(reader, () -> {}, BUDGET), followed);
    }

    private void follow(SourceReader reader, FeedSettings.Feed... followed) throws Exception {
        feeds.destroy();
        feeds = new Feeds(new FeedSettings(List.of(followed)), reader, new FeedStates(jdbc), new ItemStore(jdbc));
    }

    private static FetchSettings fetch(Duration timeout) {
        return new FetchSettings(Duration.ofMinutes(5), timeout, DataSize.ofMegabytes(2), true);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E sneaky(Throwable thrown) throws E {
        throw (E) thrown;
    }

    private static void unlessInterrupted(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleep(int millis) {
        unlessInterrupted(new CountDownLatch(1), millis);
    }

    private static void unlessInterrupted(CountDownLatch latch, int millis) {
        try {
            latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}

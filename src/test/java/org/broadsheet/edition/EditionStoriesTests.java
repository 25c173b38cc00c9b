package org.broadsheet.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.broadsheet.TestDatabase;
import org.broadsheet.edition.content.Access;
import org.broadsheet.edition.content.LeftOut;
import org.broadsheet.edition.content.Story;
import org.broadsheet.feed.FeedServer;
import org.broadsheet.feed.FollowedSources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From feeds to editions, day after day: what is told, told once, and not told any more. */
class EditionStoriesTests {
    private static final Instant DAY = Instant.parse("2023-09-20T18:00:00Z");
    private static final Instant NEXT = DAY.plus(Duration.ofDays(1));

    // A database of its own for each test would cost more than all the tests.
    private static final DataSource DATABASE = TestDatabase.dataSource();

    private final FeedServer server = new FeedServer();
    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final Map<String, String> settings = new LinkedHashMap<>(Map.of("broadsheet.digests.daily.title", "Daily"));
    private final Map<String, String> posts = new LinkedHashMap<>();
    private FollowedSources sources;

    @BeforeEach
    void follow() {
        jdbc.sql("truncate item_history, item, feed, edition cascade").update();
        server.on("/ghost/api/content/posts/", exchange -> {
            String query = exchange.getRequestURI().getQuery();
            String shown = posts.entrySet().stream()
                    .filter(post -> !query.contains("id:[") || query.contains(post.getKey()))
                    .map(Map.Entry::getValue)
                    .collect(Collectors.joining(",", "{\"posts\":[", "]}"));
            FeedServer.answer(exchange, 200, shown.getBytes(StandardCharsets.UTF_8));
        });
        sources = new FollowedSources(
                jdbc,
                Clock.systemUTC(),
                "news=" + server.url("/news"),
                "world=" + server.url("/world"),
                "site=" + server.url("/"));
        server.serves("/news", rss()).serves("/world", rss());
    }

    @AfterEach
    void close() throws Exception {
        sources.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // feed, guid and address of the next day
                "news|https://p.example/a/c0de#1|https://p.example/a/c0de?at_medium=RSS",
                        "news|renewed-at-night|https://p.example/a/c0de",
                "news|https://www.p.example/a/c0de/#7|http://m.p.example/a/c0de/",
                        "world|w9|https://p.example/a/c0de?utm_source=world",
                "news|https://p.example/a/c0de?rev=4|https://p.example/a/c0de/amp",
                        "world|x|http://www.p.example/a/c0de/#top"
            })
    void aStoryIsToldOnce(String feed, String guid, String address) {
        server.serves(
                "/news",
                rss(
                        item(
                                "https://p.example/a/c0de#0",
                                "Minister resigns",
                                "https://p.example/a/c0de",
                                DAY.minusSeconds(3600)),
                        item("x1", "Story of day 1", "https://p.example/a/1", DAY.minusSeconds(7200))));
        assertThat(titles(edition(DAY))).containsExactlyInAnyOrder("Minister resigns", "Story of day 1");

        server.serves("/news", rss(item("x2", "Story of day 2", "https://p.example/a/2", NEXT.minusSeconds(3600))));
        server.serves(
                "/" + feed,
                rss(
                        item(guid, "Minister resigns", address, NEXT.minusSeconds(1800)),
                        item("x2", "Story of day 2", "https://p.example/a/2", NEXT.minusSeconds(3600))));
        Edition second = edition(NEXT);

        assertThat(titles(second)).containsExactly("Story of day 2");
        assertThat(second.content().leftOut())
                .anySatisfy(left -> assertThat(left.why()).isEqualTo("an earlier edition told this story"));
    }

    @Test
    void aStandingHeadlineIsToldEachDay() {
        server.serves("/news", rss(item("b1", "Morning briefing", "https://p.example/b/1", DAY.minusSeconds(60))));
        edition(DAY);
        server.serves("/news", rss(item("b2", "Morning briefing", "https://p.example/b/2", NEXT.minusSeconds(60))));

        assertThat(titles(edition(NEXT))).containsExactly("Morning briefing");
    }

    @Test
    void oneStoryInTwoSectionFeedsStandsOnce() {
        server.serves(
                "/news",
                rss(
                        item(
                                "h1",
                                "Bridge closed",
                                "http://p.example/2023/bridge/?utm_source=rss",
                                DAY.minusSeconds(60)),
                        item("h2", "Market moves", "https://p.example/2023/market", DAY.minusSeconds(90))));
        server.serves(
                "/world",
                rss(
                        item(
                                "w1",
                                "Harbour bridge closed after crack",
                                "https://p.example/2023/bridge?utm_medium=w",
                                DAY.minusSeconds(60)),
                        item("w2", "School roof", "https://p.example/2023/roof", DAY.minusSeconds(80))));

        assertThat(titles(edition(DAY))).hasSize(3);
    }

    @Test
    void whatWasTakenOutOfAFeedIsMarkedAndWhatGrewOldIsNot() {
        server.serves(
                "/news",
                rss(
                        item("a", "Alpha", "https://p.example/1", DAY.minusSeconds(60)),
                        item("b", "Bravo", "https://p.example/2", DAY.minusSeconds(120)),
                        item("c", "Charlie", "https://p.example/3", DAY.minusSeconds(180))));
        sources.poll(DAY.minusSeconds(30));
        server.serves(
                "/news",
                rss(
                        item("a", "Alpha", "https://p.example/1", DAY.minusSeconds(60)),
                        item("c", "Charlie", "https://p.example/3", DAY.minusSeconds(180))));
        sources.poll(DAY.minusSeconds(20));
        server.serves("/news", rss(item("a", "Alpha", "https://p.example/1", DAY.minusSeconds(60))));

        Edition edition = edition(DAY);

        assertThat(titles(edition)).hasSize(3);
        assertThat(edition.content().stories().filter(s -> s.why().contains("gone from its feed")))
                .extracting(Story::title)
                .containsExactly("Bravo");
    }

    @Test
    void whatGhostDoesNotPublishAnyMoreIsLeftOut() {
        posts(1, 2, 3);
        sources.poll(DAY.minusSeconds(60));
        posts.remove(id(2));

        Edition edition = editions().compose("daily", DAY, false).orElseThrow();

        assertThat(titles(edition)).containsExactlyInAnyOrder("Post 1", "Post 3");
        assertThat(edition.content().leftOut())
                .filteredOn(left -> left.title().equals("Post 2"))
                .extracting(LeftOut::why)
                .containsExactly("its site has withdrawn it");
        assertThat(server.requests())
                .filteredOn(request -> request.contains("fields=id"))
                .hasSize(1);
    }

    @Test
    void aLeadThatIsWithdrawnBeforeEnrolmentGoesAndEditorsAreTold() {
        posts(1, 2, 3);
        Edition edition = edition(DAY);
        String lead = edition.content().lead().title();
        posts.remove(id(Integer.parseInt(lead.substring(5))));

        Edition rest = editions().withoutRetracted(edition);

        assertThat(titles(rest)).hasSize(2).doesNotContain(lead);
        assertThat(rest.content().lead()).isNotNull();
        assertThat(rest.content().subject()).isNotEqualTo(lead);
        assertThat(editions().withdrawnLead(edition.id())).contains(lead);
        assertThat(titles(editions().get(edition.id()))).isEqualTo(titles(rest));
    }

    @Test
    void aFrozenEditionStaysAsItIs() {
        posts(1, 2);
        Edition edition = edition(DAY);
        jdbc.sql("update edition set frozen_at = now()").update();
        posts.clear();

        assertThat(editions().withoutRetracted(edition).content()).isEqualTo(edition.content());
    }

    @Test
    void anEditionOfNothingButWithdrawnStoriesDoesNotGoOut() {
        posts(1, 2);
        Edition edition = edition(DAY);
        posts.clear();

        assertThatThrownBy(() -> editions().withoutRetracted(edition)).hasMessageContaining("withdrawn by its site");
    }

    @Test
    void aSiteThatDoesNotAnswerWithdrawsNothing() {
        posts(1, 2);
        Edition edition = edition(DAY);
        for (String answer : List.of("{\"errors\":[]}", "<html>", "")) {
            server.serves("/ghost/api/content/posts/", answer);

            assertThat(titles(editions().withoutRetracted(edition))).hasSize(2);
        }
        server.on("/ghost/api/content/posts/", exchange -> FeedServer.answer(exchange, 503, new byte[0]));
        assertThat(titles(editions().withoutRetracted(edition))).hasSize(2);
    }

    @Test
    void aPostThatIsPublishedAgainIsTold() {
        posts(1, 2);
        sources.poll(DAY.minusSeconds(60));
        String post = posts.remove(id(2));
        edition(DAY);
        posts.put(id(2), post);

        assertThat(titles(edition(NEXT))).containsExactly("Post 2");
    }

    @Test
    void postsForMembersAreMarkedWithoutReadingTimeAndCanBeLeftOut() {
        posts(1);
        posts.put(id(2), post(2, "\"visibility\":\"paid\",\"access\":false"));
        sources.poll(DAY.minusSeconds(5));
        Edition edition = editions().preview("daily", DAY);

        assertThat(edition.content().stories().filter(s -> s.title().equals("Post 2")))
                .singleElement()
                .satisfies(story -> {
                    assertThat(story.access()).isEqualTo(Access.MEMBERS);
                    assertThat(story.minutes()).isZero();
                });
        assertThat(edition.content()
                        .stories()
                        .filter(s -> s.title().equals("Post 1"))
                        .findFirst()
                        .orElseThrow()
                        .access())
                .isEqualTo(Access.EVERYBODY);

        settings.put("broadsheet.digests.daily.members-only", "false");
        assertThat(titles(editions().preview("daily", DAY))).containsExactly("Post 1");
    }

    @Test
    void aWeeklyDigestLooksBackAWeekAndShowsWhatIsOlder() {
        settings.put("broadsheet.digests.daily.schedule", "0 0 18 ? * WED");
        server.serves(
                "/news",
                rss(
                        item("a", "On Saturday", "https://p.example/1", DAY.minus(Duration.ofDays(4))),
                        item("b", "A week ago", "https://p.example/2", DAY.minus(Duration.ofDays(9)))));

        Edition edition = edition(DAY);

        assertThat(titles(edition)).containsExactly("On Saturday");
        assertThat(edition.content().leftOut()).singleElement().satisfies(left -> {
            assertThat(left.title()).isEqualTo("A week ago");
            assertThat(left.why()).isEqualTo("older than this edition's window");
        });
    }

    private Edition edition(Instant at) {
        sources.poll(at.minusSeconds(5));
        return editions().compose("daily", at, false).orElseThrow();
    }

    private Editions editions() {
        return FollowedEditions.of(sources, DATABASE, settings, Clock.fixed(DAY, ZoneOffset.UTC));
    }

    private void posts(int... numbers) {
        for (int number : numbers) posts.put(id(number), post(number, "\"visibility\":\"public\",\"access\":true"));
    }

    private static String id(int number) {
        return "%024x".formatted(number);
    }

    private String post(int number, String access) {
        return """
                {"id":"%s","title":"Post %d","url":"https://site.example/post-%d/","html":"<p>Words of the post number %d.</p>",
                 "published_at":"2023-09-20T15:%02d:00Z","updated_at":"2023-09-20T15:00:00Z","reading_time":3,%s}""".formatted(id(number), number, number, number, number, access);
    }

    private static Set<String> titles(Edition edition) {
        return edition.content().stories().map(Story::title).collect(Collectors.toSet());
    }

    private static String rss(String... items) {
        return "<rss version='2.0'><channel><title>News</title><link>https://p.example</link>" + String.join("", items)
                + "</channel></rss>";
    }

    private static String item(String guid, String title, String link, Instant date) {
        return "<item><guid isPermaLink='false'>%s</guid><title>%s</title><link>%s</link><pubDate>%s</pubDate><description>Words about it, %s.</description></item>"
                .formatted(guid, title, link.replace("&", "&amp;"), date, title);
    }
}

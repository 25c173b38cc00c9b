package org.broadsheet.feed.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.broadsheet.feed.Author;
import org.broadsheet.feed.FeedServer;
import org.broadsheet.feed.FetchSettings;
import org.broadsheet.feed.Item;
import org.broadsheet.feed.ItemKind;
import org.broadsheet.feed.Picture;
import org.broadsheet.feed.fetch.Validators;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** JSON Feed and Ghost's Content API. */
class JsonTests {
    private final FeedServer server = new FeedServer();
    private final FeedReader reader = new FeedReader(
            new FetchSettings(Duration.ofMinutes(5), Duration.ofSeconds(20), DataSize.ofMegabytes(5), true));

    @AfterEach
    void close() throws IOException {
        reader.close();
        server.close();
    }

    @Test
    void aJsonFeedIsReadWhole() throws Exception {
        ReadFeed feed = FeedReader.feed("""
                {"version":"https://jsonfeed.org/version/1.1","title":"News","home_page_url":"https://example.org/","language":"uk",
                 "authors":[{"name":"The desk"}],"items":[
                 {"id":7,"url":"/a","title":"A &amp; B","content_html":"<p>One.</p><script>x</script>","summary":"Short.",
                  "image":"/i.jpg","date_published":"2023-09-20T07:00:00+03:00","date_modified":"2023-09-20T08:00:00+03:00",
                  "authors":[{"name":"Anna","url":"https://example.org/anna","avatar":"/anna.jpg"}],"tags":["War","War","Ukraine"]},
                 {"id":"b","external_url":"https://else.example/b","content_text":"No <b>markup</b> here.\\u0000",
                  "attachments":[{"url":"https://example.org/b.mp4","mime_type":"video/mp4","duration_in_seconds":90.5}]}]}
                """, "https://example.org/feed.json");

        assertThat(feed.format()).isEqualTo(Source.Format.JSON);
        assertThat(feed.language()).isEqualTo("uk");
        assertThat(feed.items())
                .containsExactly(
                        new Item(
                                "7",
                                "https://example.org/a",
                                "A & B",
                                Instant.parse("2023-09-20T04:00:00Z"),
                                Instant.parse("2023-09-20T05:00:00Z"),
                                List.of(new Author(
                                        "Anna", "https://example.org/anna", "https://example.org/anna.jpg", null)),
                                List.of("War", "Ukraine"),
                                "Short.",
                                "<p>One.</p>",
                                new Picture("https://example.org/i.jpg", "", null),
                                1,
                                ItemKind.ARTICLE,
                                false,
                                "uk",
                                false),
                        new Item(
                                "b",
                                "https://else.example/b",
                                "No <b>markup</b> here.",
                                null,
                                null,
                                List.of(new Author("The desk", null, null, null)),
                                List.of(),
                                "No <b>markup</b> here.",
                                "No &lt;b&gt;markup&lt;/b&gt; here.",
                                null,
                                2,
                                ItemKind.VIDEO,
                                false,
                                "uk",
                                false));
    }

    @Test
    void theOldSingleAuthorIsRead() throws Exception {
        ReadFeed feed = FeedReader.feed(
                "{\"items\":[{\"id\":\"a\",\"title\":\"T\",\"author\":{\"name\":\"Anna\"}}]}", "https://example.org/");

        assertThat(feed.items().get(0).authors()).extracting(Author::name).containsExactly("Anna");
    }

    @Test
    void ghostsPostsTellWhatItsRssDoesNot() {
        server.on("/ghost/api/content/posts/", exchange -> json(exchange, posts(post(1), null)));

        FeedReading reading = reader.read(ghost("/", null));

        assertThat(reading.error()).isNull();
        assertThat(reading.feed().items())
                .containsExactly(new Item(
                        "id1",
                        "https://example.org/p1/",
                        "Post 1",
                        Instant.parse("2023-09-20T06:00:00Z"),
                        Instant.parse("2023-09-20T06:30:00Z"),
                        List.of(
                                new Author(
                                        "Anna Koval",
                                        "https://example.org/author/anna/",
                                        "https://example.org/anna.jpg",
                                        "Reports from Kharkiv."),
                                new Author("Bob", null, null, null)),
                        List.of("War", "Ukraine"),
                        "The editor's own words.",
                        "<p>Story.</p>",
                        new Picture("https://example.org/f.jpg", "A street", "Photo: A. K."),
                        7,
                        ItemKind.ARTICLE,
                        true,
                        null,
                        false));
        assertThat(server.requests()).singleElement().satisfies(request -> assertThat(request)
                .startsWith("/ghost/api/content/posts/?key=k3y&include=authors%2Ctags&limit=100")
                .endsWith("&page=1"));
    }

    @Test
    void allPagesAreReadAndOnlyWhatChangedIsAskedForAgain() {
        server.on("/ghost/api/content/posts/", exchange -> {
            int page = Integer.parseInt(exchange.getRequestURI().getQuery().replaceFirst(".*page=", ""));
            json(
                    exchange,
                    posts(
                            IntStream.range(page * 100, page * 100 + 100)
                                    .mapToObj(JsonTests::post)
                                    .collect(Collectors.joining(",")),
                            page < 3 ? page + 1 : null));
        });

        assertThat(reader.read(ghost("", null)).feed().items()).hasSize(300);
        assertThat(server.requests()).hasSize(3);

        reader.read(ghost("/ghost/api/content/posts/", Instant.parse("2023-09-20T06:00:00.123Z")));
        assertThat(server.requests().get(3)).contains("&filter=updated_at%3A%3E%272023-09-20+06%3A00%3A00%27");
    }

    @Test
    void aWrongKeyIsToldWithoutTheKey() {
        server.on(
                "/ghost/api/content/posts/",
                exchange -> FeedServer.answer(exchange, 401, "{\"errors\":[]}".getBytes(StandardCharsets.UTF_8)));

        assertThat(reader.read(ghost("", null)).error()).isEqualTo("the server answered HTTP 401 Unauthorized");
        assertThat(ghost("?key=k3y", null).toString()).doesNotContain("k3y");
    }

    @Test
    void aSiteThatIsNoGhostIsToldSo() {
        server.serves("/ghost/api/content/posts/", "<html>");

        assertThat(reader.read(ghost("", null)).error())
                .isEqualTo("is not Ghost's Content API: the answer is not JSON");
    }

    @Test
    void aFileOfGhostsPostsIsRecognised() throws Exception {
        ReadFeed feed = FeedReader.feed(posts(post(1) + "," + post(2), null), "file:///posts.json");

        assertThat(feed.format()).isEqualTo(Source.Format.GHOST);
        assertThat(feed.items()).hasSize(2);
    }

    private Source ghost(String path, @Nullable Instant since) {
        return new Source(server.url(path), Source.Format.GHOST, "k3y", Validators.NONE, since);
    }

    private static void json(HttpExchange exchange, String body) throws IOException {
        FeedServer.answer(exchange, 200, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String posts(String posts, @Nullable Integer next) {
        return "{\"posts\":[" + posts + "],\"meta\":{\"pagination\":{\"next\":" + next + "}}}";
    }

    private static String post(int number) {
        return """
                {"id":"id%1$d","uuid":"u","title":"Post %1$d","html":"<p>Story.</p>","feature_image":"https://example.org/f.jpg",
                 "feature_image_alt":"A street","feature_image_caption":"<span>Photo: <b>A. K.</b></span>","featured":true,
                 "visibility":"public","published_at":"2023-09-20T09:00:00.000+03:00","updated_at":"2023-09-20T09:30:00.000+03:00",
                 "custom_excerpt":"The editor's own words.","url":"https://example.org/p%1$d/","excerpt":"Story.","reading_time":7,
                 "authors":[{"name":"Anna Koval","profile_image":"https://example.org/anna.jpg","bio":"Reports from Kharkiv.","url":"https://example.org/author/anna/"},{"name":"Bob","profile_image":null,"bio":null}],
                 "primary_tag":{"name":"War","visibility":"public"},
                 "tags":[{"name":"War","visibility":"public"},{"name":"#hash","visibility":"internal"},{"name":"Ukraine","visibility":"public"}]}
                """.formatted(number);
    }
}

package org.broadsheet.feed.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.broadsheet.feed.html.PictureCandidate.Place;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What must not survive: judged by what a browser's parser makes of the result, not by how it is spelled. */
class HostileHtmlTests {
    private static final Path CORPUS =
            Path.of(System.getProperty("corpora", "../shared/corpora"), "hostile-html", "expect.json");
    private static final Set<String> TAGS =
            Set.of(("a abbr b blockquote br caption cite code dd del div dl dt em figcaption figure"
                            + " h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strike strong sub sup table tbody"
                            + " td tfoot th thead time tr tt u ul var")
                    .split(" "));
    private static final Set<String> ATTRIBUTES = Set.of("href", "src", "alt", "width", "height", "colspan", "rowspan");

    @TestFactory
    Stream<DynamicTest> nothingHostileOfTheCorpusSurvives() throws IOException {
        assumeTrue(Files.isReadable(CORPUS), "no corpus at " + CORPUS);
        JsonNode payloads = JsonMapper.shared().readTree(Files.readString(CORPUS));
        assertThat(payloads.size()).isGreaterThan(200);
        return StreamSupport.stream(payloads.spliterator(), false)
                .map(p -> DynamicTest.dynamicTest(
                        p.path("title").asString("untitled"),
                        () -> harmless(p.path("payload").asString())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>x",
                "<p onclick=alert(1) style='color:red' class=a id=b>x</p>",
                "<a href='javascript:alert(1)'>x</a>",
                "<a href='jav&#x0A;ascript:alert(1)'>x</a>",
                "<a href='\u0001javascript:alert(1)'>x</a>",
                "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
                "<a href='vbscript:x'>x</a>",
                "<img src=x onerror=alert(1)>x",
                "<img src='data:image/svg+xml,<svg onload=alert(1)>'>x",
                "<svg><script>alert(1)</script></svg>x",
                "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>x",
                "<form action=https://evil.example><input name=password><button>x</button></form>x",
                "<iframe src=https://evil.example></iframe>x",
                "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>x",
                "<template><script>alert(1)</script></template>x",
                "<style>@import 'https://evil.example'</style>x",
                "<base href=https://evil.example/><a href=/a>x</a>",
                "<meta http-equiv=refresh content='0;url=https://evil.example'>x",
                "<textarea><img src=x onerror=alert(1)></textarea>x",
                "<xmp><img src=x onerror=alert(1)></xmp>x",
                "<!--><img src=x onerror=alert(1)>-->x",
                "<p><![CDATA[<img src=x onerror=alert(1)>]]>x"
            })
    void nothingThatRunsSurvives(String payload) {
        harmless(payload);
    }

    @Test
    void codeGoesWithItsContent() {
        assertThat(
                        clean(
                                "<p>Before</p><script>var secret = 1;</script><style>p {}</style><textarea>raw</textarea><p>After</p>"))
                .isEqualTo("<p>Before</p><p>After</p>");
    }

    @Test
    void whatEditorsWriteStays() {
        String html =
                "<h2>Head</h2><p>Some <b>bold</b>, <em>soft</em> and <a href=\"https://example.org/a?b=1&amp;c=2\">linked</a> words.</p>"
                        + "<ul><li>One</li></ul><blockquote>Said</blockquote>";

        assertThat(clean(html)).isEqualTo(html);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<b><p>",
                "<a href=x>",
                "<table><tr><td>",
                "<b><i><u></p>",
                "<img src=/a.jpg>",
                "<p>",
                "<ul><li>",
                "<style>",
                "<figure>",
                "a<br>"
            })
    void hundredsOfThousandsOfTagsAreNoTrouble(String tag) {
        String html = tag.repeat(200_000) + "x";

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            Body body = body(html);
            body.drop(null);
            assertThat(body.paragraphs().size() + body.html().length()).isPositive();
        });
    }

    private static void harmless(String payload) {
        String cleaned = clean(payload);

        Document parsed = Jsoup.parseBodyFragment(cleaned);
        for (Element element : parsed.body().getAllElements()) {
            if (element == parsed.body()) continue;
            assertThat(TAGS).as(cleaned).contains(element.tagName());
            for (Attribute attribute : element.attributes()) harmless(attribute, cleaned);
        }
        assertThat(clean(cleaned)).as("cleaning again changes nothing").isEqualTo(cleaned);
        assertThat(parsed.body().textNodes().stream().noneMatch(t -> t.text().contains("\u0000")))
                .isTrue();
    }

    private static void harmless(Attribute attribute, String cleaned) {
        assertThat(ATTRIBUTES).as(cleaned).contains(attribute.getKey());
        if (List.of("href", "src").contains(attribute.getKey()))
            assertThat(attribute.getValue().toLowerCase(Locale.ROOT))
                    .as(cleaned)
                    .matches("(?s)(https?://|mailto:).*");
    }

    private static Body body(String html) {
        return Body.of(Markup.html(html), "https://example.org/story", Place.STORY, StoryText.Setting.NONE);
    }

    private static String clean(String html) {
        return body(html).html();
    }
}

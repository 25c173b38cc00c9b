package org.broadsheet.feed.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.stream.Stream;
import org.broadsheet.feed.xml.Unreadable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hostile feed may cost: seconds of this thread's processor, whatever else the machine does. */
class FeedBoundsTests {
    private static final Duration MOST = Duration.ofSeconds(5);

    static Stream<Arguments> feeds() {
        return Stream.of(
                Arguments.of("empty items", channel("<item/>".repeat(40_000))),
                Arguments.of("empty items without number", channel("<item/>".repeat(1_400_000))),
                Arguments.of("titles and items", channel("<title/>".repeat(16_000) + "<item/>".repeat(16_000))),
                Arguments.of("document types", "<!DOCTYPE a>".repeat(83_000) + channel("<item/>")),
                Arguments.of("entities", "<!DOCTYPE a [<!ENTITY x 'y'>]>".repeat(30_000) + channel("<item/>")),
                Arguments.of("prefixes", channel(prefixes(100_000) + "<item/>".repeat(10_000))),
                Arguments.of("attributes", channel("<item " + "a='b' ".repeat(200_000) + "/>")),
                Arguments.of("depth", channel("<a>".repeat(500_000))),
                Arguments.of("ends", channel("<i>".repeat(150) + "</b>".repeat(500_000))),
                Arguments.of("comments", channel("<!-- ".repeat(500_000) + "<item/>")),
                Arguments.of("open quotes", channel("<a b='".repeat(300_000))),
                Arguments.of("categories", channel("<item>" + "<category>a</category>".repeat(50_000) + "</item>")),
                Arguments.of(
                        "pictures",
                        channel("<item>" + "<media:content url='https://a.example/a.jpg'/>".repeat(50_000)
                                + "</item>")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("feeds")
    void isReadOrRefusedAtOnce(String what, String feed) {
        assertThat(cost(feed)).as(what).isLessThan(MOST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!", ">", "-", "=", " ", "\n", "\t", "re:", "&lt;", "&", "(", "\"", "«", "…", "/", ".", "A. ", "a "
            })
    void noFieldOfOneCharacterIsQuadratic(String text) {
        String all = text.repeat(65_536 / text.length());
        String feed =
                channel("<title>" + all + "</title><item><title>" + all + "</title><guid>" + all + "</guid><link>" + all
                        + "</link><pubDate>" + all + "</pubDate><author>" + all + "</author><category>" + all
                        + "</category><description><![CDATA[<p class='" + all + "' style='" + all + "'>" + all
                        + "</p><img src='/a.jpg"
                        + all + "' srcset='" + all + "' style='" + all + "'>]]></description></item>");

        assertThat(cost(feed)).isLessThan(MOST);
    }

    private static Duration cost(String feed) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        try {
            assertThat(FeedReader.feed(feed, "https://example.org/feed").items().size())
                    .isLessThanOrEqualTo(XmlFeed.MOST_ITEMS);
        } catch (Unreadable e) {
            assertThat(e).hasMessageNotContaining("Exception");
        }
        return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
    }

    private static String prefixes(int count) {
        StringBuilder tag = new StringBuilder("<item");
        for (int i = 0; i < count; i++) tag.append(" xmlns:a").append(i).append("='u'");
        return tag.append("/>").toString();
    }

    private static String channel(String elements) {
        return "<rss><channel>" + elements + "</channel></rss>";
    }
}

package org.broadsheet.feed.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.broadsheet.feed.Author;
import org.broadsheet.feed.Item;
import org.broadsheet.feed.ItemKind;
import org.broadsheet.feed.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an item on its way in. */
class StoriesTests {
    private static final String PARAGRAPH =
            "<p>" + "Words of a story that goes on and on for quite a while. ".repeat(60) + "</p>";

    @Test
    void ghostsRssIsReadWithoutFallingIntoItsTraps() throws Exception {
        Item item = item("""
                <title><![CDATA[Ukraine war latest: a headline]]></title>
                <description><![CDATA[<img src="https://example.org/content/images/size/w600/a.jpg" alt="Ukraine war latest: a headline"><p>First sentence of the story. The second sentence is cut in the mid]]></description>
                <link>https://example.org/latest/</link><guid isPermaLink="false">650a1b2c3d4e5f6071829304</guid>
                <category><![CDATA[War]]></category><category><![CDATA[#internal]]></category><category><![CDATA[Ukraine]]></category>
                <dc:creator><![CDATA[Anna Koval]]></dc:creator><pubDate>Wed, 20 Sep 2023 06:00:00 GMT</pubDate>
                <media:content url="https://example.org/content/images/a.jpg" medium="image"/>
                <content:encoded><![CDATA[<img src="https://example.org/content/images/a.jpg" alt="Ukraine war latest: a headline"><p>First sentence of the story. The second sentence is cut in the middle by Ghost. A third.</p><figure><img src="https://example.org/content/images/b.jpg" alt="Ukraine war latest: a headline"><figcaption>B</figcaption></figure>]]></content:encoded>
                """);

        assertThat(item.id()).isEqualTo("650a1b2c3d4e5f6071829304");
        assertThat(item.summary())
                .isEqualTo("First sentence of the story. The second sentence is cut in the middle by Ghost. A third.");
        assertThat(item.html())
                .isEqualTo(
                        "<p>First sentence of the story. The second sentence is cut in the middle by Ghost. A third.</p>"
                                + "<figure><img src=\"https://example.org/content/images/b.jpg\" alt=\"\"><figcaption>B</figcaption></figure>");
        assertThat(item.picture()).isEqualTo(new Picture("https://example.org/content/images/a.jpg", "", null));
        assertThat(item.categories()).containsExactly("War", "Ukraine");
        assertThat(item.authors()).containsExactly(new Author("Anna Koval", null, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<media:content url='/s.jpg' width='300'/><media:content url='/l.jpg' width='1600'/><media:content url='/xl.jpg' width='6000'/> | /l.jpg",
                "<media:thumbnail url='/t.jpg'/><media:content url='/c.jpg' medium='image'/> | /c.jpg",
                "<media:group><media:thumbnail url='/t1.jpg' width='120'/><media:thumbnail url='/t2.jpg' width='480'/></media:group> | /t2.jpg",
                "<enclosure url='/e.jpg' type='image/jpeg' length='1'/><itunes:image href='/i.jpg'/> | /e.jpg",
                "<enclosure url='/a.mp3' type='audio/mpeg' length='1'/><itunes:image href='/i.jpg'/> | /i.jpg",
                "<description>&lt;img src='/1x1.gif' width='1' height='1'&gt;&lt;img src='/real.jpg'&gt;</description> | /real.jpg",
                "<description>&lt;img src='data:image/gif;base64,R0' data-src='/lazy.jpg'&gt;</description> | /lazy.jpg",
                "<description>&lt;img src='data:image/gif;base64,R0' srcset='/s.jpg 300w, /m.jpg 1200w, /l.jpg 4000w'&gt;</description> | /m.jpg",
                "<description>&lt;img src='https://s.w.org/images/core/emoji/1.png'&gt;&lt;img src='/real.jpg'&gt;</description> | /real.jpg",
                "<description>&lt;picture&gt;&lt;source srcset='/p.webp 800w'&gt;&lt;img&gt;&lt;/picture&gt;</description> | /p.webp",
                "<description>&lt;img src='/icon.svg'&gt;</description> | ",
                "<description>&lt;img src='data:image/png;base64,AAAA'&gt;</description> | ",
            })
    void thePictureIsTheBestOfTheStatedOrder(String elements, String path) throws Exception {
        Picture picture = item("<title>T</title><link>https://example.org/a</link>" + elements)
                .picture();

        assertThat(picture == null ? null : picture.url())
                .isEqualTo(path == null ? null : "https://example.org" + path);
    }

    @Test
    void noPictureStandsTwice() throws Exception {
        Item item = item(
                "<title>T</title><link>https://example.org/a</link><content:encoded><![CDATA[<p><a href='/big'><img src='/a-300x200.jpg?x=1'></a></p>"
                        + "<p>Text</p><img src='/b.jpg'><img src='/b-1024x768.jpg'><img src='https://example.org/a.jpg'>]]></content:encoded>"
                        + "<media:content url='https://example.org/a.jpg' medium='image'/>");

        assertThat(item.html()).isEqualTo("<p>Text</p><img src=\"https://example.org/b.jpg\">");
    }

    @Test
    void theCaptionOfTheLeadPictureIsItsCredit() throws Exception {
        Item item = item(
                "<title>T</title><content:encoded><![CDATA[<figure><img src='https://example.org/a.jpg' alt='A street'>"
                        + "<figcaption>A street in Kharkiv. (Photo: A. K.)</figcaption></figure><p>Text</p>]]></content:encoded>");

        assertThat(item.picture())
                .isEqualTo(new Picture("https://example.org/a.jpg", "A street", "A street in Kharkiv. (Photo: A. K.)"));
        assertThat(item.html()).isEqualTo("<p>Text</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<link>https://www.youtube.com/watch?v=dQw4w9WgXcQ</link>",
                "<link>https://youtu.be/dQw4w9WgXcQ?si=x</link>",
                "<link>https://vimeo.com/123456789</link>",
                "<link>https://example.org/a</link><enclosure url='https://example.org/a.mp4' type='video/mp4' length='1'/>",
                "<link>https://example.org/a</link><media:content url='https://example.org/a' medium='video'/>",
                "<link>https://example.org/a</link><category>Video</category>",
                "<link>https://example.org/a</link><category>Відео</category>",
                "<link>https://example.org/a</link><description>&lt;iframe src='//www.youtube.com/embed/dQw4w9WgXcQ'&gt;&lt;/iframe&gt;&lt;p&gt;Watch.&lt;/p&gt;</description>",
                "<link>https://example.org/a</link><description>&lt;iframe src='https://player.vimeo.com/video/123456789'&gt;&lt;/iframe&gt;</description>",
                "<link>https://example.org/a</link><description>&lt;p&gt;https://youtu.be/dQw4w9WgXcQ&lt;/p&gt;</description>",
                "<link>https://example.org/a</link><description>&lt;video src='/a.mp4' poster='/p.jpg'&gt;&lt;/video&gt;</description>"
            })
    void aFilmIsRecognised(String elements) throws Exception {
        Item item = item("<title>T</title>" + elements);

        assertThat(item.kind()).isEqualTo(ItemKind.VIDEO);
        assertThat(item.html()).doesNotContain("iframe").doesNotContain("<video");
    }

    @Test
    void aFilmWithinALongStoryIllustratesAnArticle() throws Exception {
        Item item = item("<title>T</title><link>https://example.org/a</link><content:encoded><![CDATA[" + PARAGRAPH
                + "<iframe src='https://www.youtube.com/embed/dQw4w9WgXcQ'></iframe>]]></content:encoded>");

        assertThat(item.kind()).isEqualTo(ItemKind.ARTICLE);
        assertThat(item.minutes()).isEqualTo(4);
    }

    @Test
    void aFilmKeepsItsStillAndItsLength() throws Exception {
        Item item = item(
                "<title>T</title><link>https://www.youtube.com/watch?v=dQw4w9WgXcQ</link>"
                        + "<media:content url='https://www.youtube.com/v/dQw4w9WgXcQ' type='application/x-shockwave-flash' duration='213'/>");

        assertThat(item.picture()).isEqualTo(new Picture("https://i.ytimg.com/vi/dQw4w9WgXcQ/hqdefault.jpg", "", null));
        assertThat(item.minutes()).isEqualTo(4);
    }

    @Test
    void youTubesOwnFeedIsOfFilms() throws Exception {
        Item item = FeedReader.feed("""
                <feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/" xmlns="http://www.w3.org/2005/Atom">
                <title>Channel</title><author><name>The Channel</name></author><entry><id>yt:video:dQw4w9WgXcQ</id><yt:videoId>dQw4w9WgXcQ</yt:videoId>
                <title>A film</title><link rel="alternate" href="https://www.youtube.com/watch?v=dQw4w9WgXcQ"/>
                <published>2023-09-20T06:00:00+00:00</published><updated>2023-09-20T07:00:00+00:00</updated>
                <media:group><media:title>A film</media:title><media:content url="https://www.youtube.com/v/dQw4w9WgXcQ?version=3" type="application/x-shockwave-flash" width="640" height="390"/>
                <media:thumbnail url="https://i3.ytimg.com/vi/dQw4w9WgXcQ/hqdefault.jpg" width="480" height="360"/>
                <media:description>What the film is about.</media:description></media:group></entry></feed>""", "https://www.youtube.com/feeds/videos.xml")
                .items()
                .get(0);

        assertThat(item.kind()).isEqualTo(ItemKind.VIDEO);
        assertThat(item.summary()).isEqualTo("What the film is about.");
        assertThat(item.picture())
                .isEqualTo(new Picture("https://i3.ytimg.com/vi/dQw4w9WgXcQ/hqdefault.jpg", "", null));
        assertThat(item.authors()).extracting(Author::name).containsExactly("The Channel");
        assertThat(item.published()).hasToString("2023-09-20T06:00:00Z");
        assertThat(item.updated()).hasToString("2023-09-20T07:00:00Z");
    }

    @Test
    void aTitleIsNeverEmpty() throws Exception {
        assertThat(item("<description>Words of a note that has no title at all but many words.</description>")
                        .title())
                .isEqualTo("Words of a note that has no title at all\u2026");
        assertThat(item("<link>https://example.org/a</link>").title()).isEqualTo("N");
    }

    @Test
    void identityIsTheGuidElseTheNormalisedLink() throws Exception {
        assertThat(item("<title>T</title><guid>g1</guid><link>https://example.org/a</link>")
                        .id())
                .isEqualTo("g1");
        assertThat(item("<title>T</title><link>http://example.org/a/?utm_source=x#y</link>")
                        .id())
                .isEqualTo("https://example.org/a");
        assertThat(item("<title>T</title><description>d</description>").id()).startsWith("sha256:");
    }

    @Test
    void aGuidThatManyShareIsNone() throws Exception {
        List<Item> items = read("<item><guid>0</guid><title>A</title><link>https://example.org/a</link></item>"
                + "<item><guid>0</guid><title>B</title><link>https://example.org/b</link></item>"
                + "<item><guid>1</guid><title>C</title><link>https://example.org/c</link></item>"
                + "<item><guid>1</guid><title>C</title><link>https://example.org/c</link></item>");

        assertThat(items).extracting(Item::title).containsExactly("A", "B", "C");
        assertThat(items).extracting(Item::id).doesNotHaveDuplicates();
    }

    @Test
    void addressesAreAbsolute() throws Exception {
        Item item = item(
                "<title>T</title><link>/story</link><description>&lt;a href='/more'&gt;more&lt;/a&gt; &lt;a href='//x.example/y'&gt;y&lt;/a&gt;</description>");

        assertThat(item.url()).isEqualTo("https://example.org/story");
        assertThat(item.html())
                .isEqualTo("<a href=\"https://example.org/more\">more</a> <a href=\"https://x.example/y\">y</a>");
    }

    @ParameterizedTest
    @CsvSource({
        "<author>jane@example.org (Jane Doe)</author>, Jane Doe",
        "<author>Jane Doe &lt;jane@example.org&gt;</author>, Jane Doe",
        "<dc:creator>By Jane Doe</dc:creator>, Jane Doe",
        "<itunes:author>Jane Doe</itunes:author>, Jane Doe",
        "<author>jane@example.org</author>, "
    })
    void anAuthorIsAPersonsName(String element, String name) throws Exception {
        assertThat(item("<title>T</title>" + element).authors())
                .extracting(Author::name)
                .isEqualTo(name == null ? List.of() : List.of(name));
    }

    private static Item item(String elements) throws Exception {
        return read("<item>" + elements + "</item>").get(0);
    }

    private static List<Item> read(String items) throws Exception {
        return FeedReader.feed(
                        "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""
                                + " xmlns:media=\"http://search.yahoo.com/mrss/\"><channel><title>N</title><link>https://example.org/</link><description/>"
                                + items
                                + "</channel></rss>",
                        "https://example.org/rss")
                .items();
    }
}

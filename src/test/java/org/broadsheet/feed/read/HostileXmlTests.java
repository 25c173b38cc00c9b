package org.broadsheet.feed.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.broadsheet.feed.Item;
import org.broadsheet.feed.fetch.Fetched;
import org.broadsheet.feed.fetch.Validators;
import org.broadsheet.feed.xml.Unreadable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class HostileXmlTests {
    private static final String PLACE = "https://example.org/feed";

    @Test
    void anExternalEntityIsRefusedByName() {
        refused("<?xml version='1.0'?>\n<!DOCTYPE rss [\n<!ENTITY xxe SYSTEM 'file:///etc/passwd'>]>" + rss("&xxe;"))
                .hasMessage("its DTD (line 2) declares the external entity \"xxe\", which is never fetched: refused");
    }

    @Test
    void anExternalParameterEntityIsRefused() {
        refused("<!DOCTYPE rss [<!ENTITY % d SYSTEM 'http://127.0.0.1:1/x.dtd'> %d;]>" + rss("x"))
                .hasMessageContaining("external entity \"d\"");
    }

    @Test
    void billionLaughsAreRefusedAtOnce() {
        StringBuilder dtd = new StringBuilder("<!DOCTYPE rss [<!ENTITY a0 'ha'>");
        for (int i = 1; i < 30; i++)
            dtd.append("<!ENTITY a")
                    .append(i)
                    .append(" '&a")
                    .append(i - 1)
                    .append(";&a")
                    .append(i - 1)
                    .append(";'>");

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> refused(dtd + "]>" + rss("&a29;"))
                .hasMessageContaining("more than a few plain characters"));
    }

    @Test
    void quadraticBlowUpIsRefused() {
        refused("<!DOCTYPE rss [<!ENTITY a '" + "x".repeat(100_000) + "'>]>" + rss("&a;".repeat(100_000)))
                .hasMessageContaining("more than a few plain characters");
    }

    @Test
    void aDoctypeThatNamesADtdIsReadWithoutIt() throws Exception {
        String feed =
                "<!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\" \"http://127.0.0.1:1/rss-0.91.dtd\">";

        assertThat(title(feed + rss("Gr&uuml;&szlig;e &ndash; &nbsp;all"))).isEqualTo("Grüße – all");
    }

    @Test
    void entitiesThatStandForLettersAreRead() throws Exception {
        assertThat(title("<!DOCTYPE rss [<!ENTITY paper 'The &#8220;Post&#8221;'>]>" + rss("&paper; says")))
                .isEqualTo("The “Post” says");
    }

    @Test
    void bareAmpersandsAndBracketsAreText() throws Exception {
        assertThat(title(rss("Fish & Chips, AT&T; 1 < 2 &unknown; &#x1F600;")))
                .isEqualTo("Fish & Chips, AT&T; 1 < 2 &unknown; 😀");
    }

    @Test
    void undeclaredPrefixesAreTheUsualOnes() throws Exception {
        ReadFeed feed = read(
                "<rss version='2.0'><channel><title>N</title><item><title>T</title><dc:creator>Anna</dc:creator>"
                        + "<content:encoded><![CDATA[<p>Whole story.</p>]]></content:encoded><foo:bar x:y='1'>z</foo:bar></item></channel></rss>");

        assertThat(feed.items().get(0).authors().get(0).name()).isEqualTo("Anna");
        assertThat(feed.items().get(0).html()).isEqualTo("<p>Whole story.</p>");
    }

    @Test
    void junkAroundTheFeedIsDropped() throws Exception {
        assertThat(title("\n\n  <?xml version='1.0'?>" + rss("a"))).isEqualTo("a");
        assertThat(title("<br />\n<b>Warning</b>: mysql in <b>x.php</b> on line <b>3</b><br />\n<?xml version='1.0'?>"
                        + rss("b")))
                .isEqualTo("b");
        assertThat(title("Notice: undefined\n" + rss("c"))).isEqualTo("c");
        assertThat(title(rss("d") + "\n<!-- cached --><script>alert(1)</script>"))
                .isEqualTo("d");
        assertThat(title("\uFEFF\uFEFF<?xml version='1.0' encoding='nonsense'?>" + rss("e")))
                .isEqualTo("e");
    }

    @Test
    void controlCharactersAndBrokenAttributesAreMended() throws Exception {
        assertThat(title("<rss version=2.0 version='2.0' standalone>" + channel("a\u0000\u0008b&#0;&#x1F;c&#150;d")
                        + "</rss>"))
                .isEqualTo("abc–d");
    }

    @Test
    void whatIsCutOffSaysWhere() {
        refused("<?xml version='1.0'?>\n<rss version='2.0'>\n<channel>\n<item><title>Half a st")
                .hasMessageMatching("is cut off at line 4: <rss> is never closed");
    }

    @Test
    void endTagsThatAreMissingOrMisspeltCostNoItem() throws Exception {
        assertThat(
                        read("<rss version='2.0'><channel><item><title>a</titel></item><item><title>b</item></channel></rss>")
                                .items())
                .extracting(Item::title)
                .containsExactly("a", "b");
        assertThat(read("<rss><channel><item><Title>a</title></item><item><title>b</title></channel></rss>")
                        .items())
                .extracting(Item::title)
                .containsExactly("a", "b");
    }

    @Test
    void depthWithoutEndIsRefused() {
        refused("<rss version='2.0'><channel><item>" + "<a>".repeat(50_000) + "</a>".repeat(50_000)
                        + "</item></channel></rss>")
                .hasMessageContaining("not well-formed");
    }

    @Test
    void whatIsNoFeedIsCalledByItsName() {
        refused("").hasMessage("is empty");
        refused("hello").hasMessage("is not a feed: it is neither XML nor JSON");
        refused("<opml version='2.0'><body><outline xmlUrl='https://a.example/'/></body></opml>")
                .hasMessage("is OPML, a list of 1 feeds, not a feed");
        refused("<!doctype html><title>Home</title><link rel=alternate type='application/rss+xml' href='/rss'>")
                .hasMessage("is an HTML page (\"Home\"), not a feed; its feed is at https://example.org/rss");
        refused("<html><head><title>Login</title></head><body>").hasMessage("is an HTML page (\"Login\"), not a feed");
        refused("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'/>").hasMessage("is a sitemap, not a feed");
        refused("{\"a\":1}").hasMessageStartingWith("is JSON, but neither a JSON Feed");
        refused("{\"items\":[\n{\"id\":").hasMessage("is cut off at line 2: the JSON is never closed");
        refused("{\"items\":[\n{\"id\":tru]}").hasMessageStartingWith("is not well-formed JSON at line 2");
    }

    @Test
    void theOctetsAreBelievedBeforeTheirLabel() throws Exception {
        String text = "Зеленський прибув до Харкова — «Голос»";

        assertThat(octets(text, "UTF-8", "iso-8859-1", null)).isEqualTo(text);
        assertThat(octets(text, "windows-1251", "utf-8", null)).isEqualTo(text);
        assertThat(octets(text, "windows-1251", "iso-8859-1", null)).isEqualTo(text);
        assertThat(octets(text, "windows-1251", "windows-1251", "utf-8")).isEqualTo(text);
        assertThat(octets(text, "windows-1251", null, "windows-1251")).isEqualTo(text);
        assertThat(octets("Зеленский прибыл в Харьков", "KOI8-R", "koi8-r", "utf-8"))
                .isEqualTo("Зеленский прибыл в Харьков");
        assertThat(octets(text, "UTF-16LE", "utf-16", null)).isEqualTo(text);
        assertThat(octets(text, "UTF-16", "utf-8", null)).isEqualTo(text);
        assertThat(octets("Café à la crème – “déjà vu”", "windows-1252", "iso-8859-1", null))
                .isEqualTo("Café à la crème – “déjà vu”");
        assertThat(octets("Café à la crème", "ISO-8859-1", "utf-8", "utf-8")).isEqualTo("Café à la crème");
        assertThat(octets("東京のニュース", "Shift_JIS", "shift_jis", null)).isEqualTo("東京のニュース");
        assertThat(octets("Cena: 5 €", "ISO-8859-15", "latin-9", "iso885915")).isEqualTo("Cena: 5 €");
        assertThat(octets("“Quoted”", "windows-1252", "l1", null)).isEqualTo("“Quoted”");
        assertThat(octets(text, "windows-1251", "x-cp1251", null)).isEqualTo(text);
        assertThat(octets("한국의 뉴스", "EUC-KR", "ks_c_5601-1987", null)).isEqualTo("한국의 뉴스");
        assertThat(octets("北京的新闻", "GBK", "gb2312", null)).isEqualTo("北京的新闻");
        assertThat(octets("Zażółć gęślą jaźń", "ISO-8859-2", "iso-8859-2", null))
                .isEqualTo("Zażółć gęślą jaźń");
    }

    @Test
    void aLetterCutInTheMiddleCostsOnlyItself() throws Exception {
        byte[] whole = rss("Новини дня і ще трохи слів").getBytes(StandardCharsets.UTF_8);
        byte[] cut = new String(whole, StandardCharsets.ISO_8859_1)
                .replaceFirst("\u00d0\u009d", "\u00d0")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(title(decoded(cut, null))).isEqualTo("\uFFFDовини дня і ще трохи слів");
    }

    private static String octets(String title, String real, String declared, String label) throws Exception {
        String declaration = declared == null ? "" : "<?xml version='1.0' encoding='" + declared + "'?>";
        return title(decoded((declaration + rss(title)).getBytes(Charset.forName(real)), label));
    }

    private static String decoded(byte[] octets, String label) {
        return new Fetched(octets, label, URI.create(PLACE), Validators.NONE, false).text();
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ?> refused(String text) {
        return assertThatThrownBy(() -> read(text)).isInstanceOf(Unreadable.class);
    }

    private static String title(String text) throws Exception {
        return read(text).items().get(0).title();
    }

    private static ReadFeed read(String text) throws Unreadable {
        return FeedReader.feed(text, PLACE);
    }

    private static String rss(String title) {
        return "<rss version='2.0'>" + channel(title) + "</rss>";
    }

    private static String channel(String title) {
        return "<channel><title>N</title><link>https://example.org</link><description>d</description><item><title>"
                + title + "</title><link>https://example.org/1</link></item></channel>";
    }
}

package org.broadsheet.feed.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebUrlTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "http://Example.ORG; http://example.org/",
                "HTTPS://example.org:443/a; https://example.org/a",
                "http://example.org:8080?x; http://example.org:8080/?x",
                "http://приклад.укр/стаття; http://xn--80aikifvh.xn--j1amh/%D1%81%D1%82%D0%B0%D1%82%D1%82%D1%8F",
                "http://ПРИКЛАД.УКР/; http://xn--80aikifvh.xn--j1amh/",
                "http://XN--80AIKIFVH.xn--j1amh/; http://xn--80aikifvh.xn--j1amh/",
                "http://%D0%BF%D1%80%D0%B8%D0%BA%D0%BB%D0%B0%D0%B4.%D1%83%D0%BA%D1%80/; http://xn--80aikifvh.xn--j1amh/",
                "http://straße.example/; http://xn--strae-oqa.example/",
                "http://my_feeds.paper.example/rss; http://my_feeds.paper.example/rss",
                "http://_x.-y-.example/; http://_x.-y-.example/",
                "http://例え。テスト/; http://xn--r8jz45g.xn--zckzah/",
                "http://example.org/a/../b/./c; http://example.org/b/c",
                "http://example.org/a/%2e%2E/b; http://example.org/b",
                "http://example.org/a|b; http://example.org/a%7Cb",
                "http://example.org/100%; http://example.org/100%25",
                "http://example.org/a%20b%d0; http://example.org/a%20b%d0",
                "http:/\\example.org\\x?y\\z; http://example.org/x?y%5Cz",
                "http://example.org/x#frag?no; http://example.org/x",
                "http://u:p@example.org/; http://u:p@example.org/",
                "http://u@v:p@example.org/; http://u%40v:p@example.org/",
                "http://0x7f.1/; http://127.0.0.1/",
                "http://[2001:DB8::1]:81/; http://[2001:db8::1]:81/",
                "http://example.org./; http://example.org./"
            })
    void isReadAsABrowserReadsIt(String given, String expected) {
        assertThat(WebUrl.parse(given)).hasToString(expected);
        assertThat(WebUrl.parse(expected)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "ftp://example.org", "http://", "http://exa mple.org", "http://example.org:99999", "http://a:b:c",
                "http://256.1.1.1/", "http://1.2.3.4.5/", "http://[::1", "http://[zz]/", "http://a%00b/",
                        "http://xn--0/",
                "example.org", "/path", "http://./"
            })
    void whatIsNoWebAddressIsNone(String given) {
        assertThat(WebUrl.parse(given)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "x; http://h.example/a/x", "/x; http://h.example/x", "?x; http://h.example/a/b?x",
                        "'#x'; http://h.example/a/b?q",
                "//o.example/y; http://o.example/y", "../x; http://h.example/x", "..; http://h.example/",
                        "; http://h.example/a/b?q",
                "http:x; http://h.example/a/x", "https:x; https://x/", "\\\\o.example\\y; http://o.example/y"
            })
    void isResolvedOnABase(String given, String expected) {
        WebUrl base = WebUrl.parse("http://h.example/a/b?q");

        assertThat(WebUrl.parse(given == null ? "" : given, base)).hasToString(expected);
    }

    @Test
    void anyLengthIsTakenAndInLinearTime() {
        String many = "/../%zz|ї".repeat(20_000);

        assertThat(WebUrl.parse("http://example.org" + many)).isNotNull();
        assertThat(WebUrl.parse("http://" + "a.".repeat(100_000))).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "https://a.example/feed?key=abc; https://a.example/feed?key=…",
                "https://a.example/feed?section=world&api_key=x; https://a.example/feed?section=world&api_key=…",
                "https://user:pw@a.example/feed; https://a.example/feed",
                "https://a.example/private/4f3c2a1b9d8e7f60aa/rss; https://a.example/private/…/rss",
                "https://a.example/f?x=4f3c2a1b9d8e7f60aa; https://a.example/f?x=…",
                "https://a.example/f?4f3c2a1b9d8e7f60aa; https://a.example/f?…",
                "https://a.example/2023/09/minister-resigns-over-harbour-2023; https://a.example/2023/09/minister-resigns-over-harbour-2023",
                "https://a.example/feed.xml?cat=12&lang=uk; https://a.example/feed.xml?cat=12&lang=uk",
                "ftp://user:pw@a.example/x?key=1; ftp://a.example/x",
                "file:/srv/feeds/today.xml; file:/srv/feeds/today.xml"
            })
    void secretsAreNotShown(String given, String shown) {
        assertThat(WebUrl.withoutSecrets(given)).isEqualTo(shown);
    }
}

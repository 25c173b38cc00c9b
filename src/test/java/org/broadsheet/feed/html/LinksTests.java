package org.broadsheet.feed.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTests {
    private static final String BASE = "https://example.org/news/today";

    @ParameterizedTest
    @CsvSource({
        "https://a.example/x, https://a.example/x",
        "HTTP://A.example/x, http://a.example/x",
        "//cdn.example/x.jpg, https://cdn.example/x.jpg",
        "/x, https://example.org/x",
        "x, https://example.org/news/x",
        "../x, https://example.org/x",
        "?p=1, https://example.org/news/today?p=1",
        "' /a b ', https://example.org/a%20b",
        "/a|b^c, https://example.org/a%7Cb%5Ec",
        "/100%, https://example.org/100%25",
        "/новини#їжа, https://example.org/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8#%D1%97%D0%B6%D0%B0",
        "https://straße.example/x, https://xn--strae-oqa.example/x",
        "www.example.com/x, http://www.example.com/x",
        "feed://example.com/x, http://example.com/x",
        "/a?b=[1]#c#d, https://example.org/a?b=%5B1%5D#c%23d"
    })
    void becomesAbsolute(String reference, String absolute) {
        assertThat(Links.absolute(reference, BASE)).isEqualTo(absolute);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "javascript:alert(1)",
                "java\nscript:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "http://",
                "tag:a,2003:b",
                "mailto:a@b.example"
            })
    void isNoWebAddress(String reference) {
        assertThat(Links.absolute(reference, BASE)).isNull();
    }

    @Test
    void twoMentionsOfOnePageAreTheSame() {
        String one = Links.normalised("http://Example.org:80/a/?utm_source=rss&id=7&fbclid=x#top");

        assertThat(one)
                .isEqualTo(Links.normalised("https://example.org/a?id=7"))
                .isEqualTo("https://example.org/a?id=7");
        assertThat(one).isNotEqualTo(Links.normalised("https://example.org/a?id=8"));
    }
}

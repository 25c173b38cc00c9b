package org.broadsheet.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SiteSettingsTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/news",
                "https://example.org:8443/news/",
                "https://example.org//news",
                "https://example.org/?site=1",
                "https://example.org#news"
            })
    void pagesBelowAPathAreRefusedInWords(String url) {
        assertThatThrownBy(() -> settings(url))
                .rootCause()
                .hasMessageContaining("broadsheet.site.url must not have a path, as " + url)
                .hasMessageContaining("a port of its own");
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org:8443, https://example.org:8443/confirm/x",
        "https://example.org:8443/, https://example.org:8443/confirm/x",
        "https://letters.example.org, https://letters.example.org/confirm/x",
    })
    void portOfItsOwnStandsInEveryLink(String url, String link) {
        assertThat(settings(url).link("/confirm/x")).isEqualTo(link);
    }

    private static SiteSettings settings(String url) {
        var source = new MapConfigurationPropertySource(Map.of("broadsheet.site.url", url));
        return new Binder(source).bind("broadsheet.site", SiteSettings.class).get();
    }
}

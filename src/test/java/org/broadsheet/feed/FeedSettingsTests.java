package org.broadsheet.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.broadsheet.feed.read.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class FeedSettingsTests {
    @Test
    void anAddressIsEnough() {
        FeedSettings settings = feeds(Map.of("broadsheet.feeds[0].url", "https://www.kyiv.example/rss/"));

        assertThat(settings.feeds()).singleElement().satisfies(feed -> {
            assertThat(feed.title()).isEqualTo("kyiv.example");
            assertThat(feed.format()).isEqualTo(Source.Format.AUTO);
        });
    }

    @Test
    void feedsOfOneHostGetDifferentNames() {
        FeedSettings settings = feeds(Map.of(
                "broadsheet.feeds[0].url", "https://example.org/a",
                "broadsheet.feeds[1].url", "https://example.org/b",
                "broadsheet.feeds[2].url", "file:///var/feeds/sport.xml"));

        assertThat(settings.feeds())
                .extracting(FeedSettings.Feed::title)
                .containsExactly("example.org", "example.org-2", "sport");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "url | | broadsheet.feeds[0].url is missing: a feed needs an address (http, https or file)",
                "url | ftp://example.org/x | broadsheet.feeds[0].url must begin with http://, https:// or file:, not \"ftp://example.org/x\"",
                "url | example.org/rss | broadsheet.feeds[0].url must begin with http://, https:// or file:, not \"example.org/rss\"",
                "url | https:/rss | broadsheet.feeds[0].url has no host: \"https:/rss\"",
            })
    void aWrongSettingIsNamed(String name, String value, String message) {
        assertThatThrownBy(() -> feeds(Map.of("broadsheet.feeds[0]." + name, value == null ? "" : value)))
                .hasStackTraceContaining(message);
    }

    @Test
    void aGhostNeedsItsKeyAndANameIsUsedOnce() {
        assertThatThrownBy(() -> feeds(Map.of(
                        "broadsheet.feeds[0].url", "https://example.org", "broadsheet.feeds[0].format", "ghost")))
                .hasStackTraceContaining(
                        "broadsheet.feeds[0].key is missing: the format ghost needs a Content API key");
        assertThatThrownBy(() -> feeds(Map.of(
                        "broadsheet.feeds[0].url",
                        "https://example.org/a",
                        "broadsheet.feeds[0].name",
                        "news",
                        "broadsheet.feeds[1].url",
                        "https://example.org/b",
                        "broadsheet.feeds[1].name",
                        "news")))
                .hasStackTraceContaining("broadsheet.feeds[1].name is used twice: \"news\"");
        assertThatThrownBy(() -> feeds(Map.of(
                        "broadsheet.feeds[0].url", "https://example.org", "broadsheet.feeds[0].format", "gopher")))
                .hasStackTraceContaining("broadsheet.feeds[0].format");
    }

    @Test
    void theKeyIsNotPrinted() {
        assertThat(new FeedSettings.Feed("news", "https://example.org", Source.Format.GHOST, null, "secret").toString())
                .doesNotContain("secret");
    }

    @Test
    void fetchingHasItsDefaults() {
        assertThat(fetch(Map.of())).isEqualTo(FetchSettings.defaults());
        assertThat(fetch(Map.of("broadsheet.fetch.max-size", "2MB", "broadsheet.fetch.timeout", "5s")))
                .isEqualTo(new FetchSettings(
                        Duration.ofMinutes(5), Duration.ofSeconds(5), DataSize.ofMegabytes(2), false));
    }

    @ParameterizedTest
    @CsvSource({"interval, PT0S", "timeout, PT-1S", "timeout, PT2H", "max-size, 0B", "max-size, 1GB"})
    void aLimitThatIsNoneIsNamed(String name, String value) {
        assertThatThrownBy(() -> fetch(Map.of("broadsheet.fetch." + name, value)))
                .hasStackTraceContaining("broadsheet.fetch." + name + " must be");
    }

    private static FeedSettings feeds(Map<String, String> properties) {
        return binder(properties).bindOrCreate("broadsheet", FeedSettings.class);
    }

    private static FetchSettings fetch(Map<String, String> properties) {
        return binder(properties).bindOrCreate("broadsheet.fetch", FetchSettings.class);
    }

    private static Binder binder(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties));
    }
}

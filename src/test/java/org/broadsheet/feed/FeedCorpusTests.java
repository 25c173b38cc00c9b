package org.broadsheet.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.broadsheet.feed.read.FeedReader;
import org.broadsheet.feed.read.FeedReading;
import org.broadsheet.feed.read.ReadFeed;
import org.broadsheet.feed.read.Source;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Hundreds of feeds of every version, many broken on purpose: a person would call nearly all of them feeds. */
class FeedCorpusTests {
    private static final Path CORPUS = Path.of(System.getProperty("corpora", "../shared/corpora"), "feeds");

    @Test
    void feedsOfTheCorpusAreReadAndTheRestIsCalledByItsName() throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "no corpus at " + CORPUS);
        int read = 0;
        int items = 0;
        try (FeedReader reader = new FeedReader(FetchSettings.defaults())) {
            for (Path file : files()) {
                FeedReading reading = reader.read(Source.of(file.toString()));
                ReadFeed feed = reading.feed();
                if (feed == null)
                    assertThat(reading.error())
                            .as("%s", file)
                            .matches("is .*(not a feed|without a <channel>|neither).*");
                else feed.items().forEach(item -> sound(file, item));
                read += feed == null ? 0 : 1;
                items += feed == null ? 0 : feed.items().size();
            }
        }

        assertThat(read).isGreaterThanOrEqualTo(690);
        assertThat(items).isGreaterThan(1150);
    }

    private static void sound(Path file, Item item) {
        assertThat(item.id()).as("%s", file).isNotBlank();
        assertThat(item.title()).as("%s", file).isNotBlank().doesNotContain("\n", "&amp;");
        assertThat(item.url()).as("%s", file).matches("(?i)|https?://.+");
        assertThat(item.html())
                .as("%s", file)
                .doesNotContainIgnoringCase("<script", "<iframe", " style=", "javascript:");
        assertThat(item.summary()).as("%s", file).doesNotContain("\n");
        if (item.kind() == ItemKind.ARTICLE)
            assertThat(item.minutes() > 0)
                    .as("%s", file)
                    .isEqualTo(!Jsoup.parse(item.html()).text().isBlank());
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(CORPUS)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}

package org.broadsheet.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many stories at once: a site that moves is no day of much news. */
class FloodTests extends FollowedFeeds {
    @Test
    void anArchiveUnderNewGuidsIsHeldAndReportedOnce() {
        server.serves("/news", rss(stories("old", 15, SEVEN)));
        feeds.poll(SEVEN);
        server.serves("/news", rss(stories("moved", 15, SEVEN)));

        FeedReport flood = feeds.poll(SEVEN.plusSeconds(300)).get(0);
        FeedReport after = feeds.poll(SEVEN.plusSeconds(600)).get(0);

        assertThat(flood.line()).startsWith("feed news: 15 items, 15 new, 0 changed; 15 items are held");
        assertThat(after.line()).isEqualTo("feed news: 15 items, 0 new, 0 changed");
        assertThat(items.held()).hasSize(15);
        assertThat(day()).filteredOn(item -> !item.held()).hasSize(15);
    }

    @Test
    void oldItemsThatAKnownFeedSuddenlyBringsAreHeldAndFreshOnesAreNot() {
        server.serves("/news", rss(stories("a", 5, SEVEN)));
        feeds.poll(SEVEN);
        String[] archive = stories("archive", 40, SEVEN.minus(Duration.ofDays(300)));
        for (int i = 0; i < archive.length; i++)
            archive[i] = archive[i].replace("Story", "Archived").replace("/s", "/archived");
        archive[0] = item("fresh", "Fresh", "https://example.org/fresh", SEVEN.plusSeconds(100));
        server.serves("/news", rss(archive));

        FeedReport report = feeds.poll(SEVEN.plusSeconds(300)).get(0);

        assertThat(report.held()).isEqualTo(39);
        assertThat(items.held()).extracting(i -> i.item().title()).doesNotContain("Fresh");
    }

    @Test
    void theFirstPollOfANewFeedIsNoFlood() {
        server.serves("/news", rss(stories("a", 200, SEVEN)));

        assertThat(feeds.poll(SEVEN).get(0).held()).isZero();
    }

    @Test
    void manyFreshStoriesAreNoFlood() {
        server.serves("/news", rss(stories("a", 15, SEVEN.minusSeconds(3600))));
        feeds.poll(SEVEN);
        String[] fresh = IntStream.range(100, 160)
                .mapToObj(n -> story(n, SEVEN.plusSeconds(n)))
                .toArray(String[]::new);
        server.serves("/news", rss(fresh));

        assertThat(feeds.poll(SEVEN.plusSeconds(300)).get(0).held()).isZero();
    }

    @Test
    void anEditorCanReleaseWhatIsHeld() {
        anArchiveUnderNewGuidsIsHeldAndReportedOnce();
        List<Long> ids = items.held().stream().map(StoredItem::id).toList();

        int released = items.release(ids, SEVEN.plusSeconds(900));

        assertThat(released).isEqualTo(15);
        assertThat(items.held()).isEmpty();
        assertThat(items.release(ids, SEVEN.plusSeconds(901))).isZero();
    }
}

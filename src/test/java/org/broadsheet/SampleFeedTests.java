package org.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SampleFeedTests {
    private final SampleFeed feed =
            new SampleFeed(Instant.parse("2026-11-22T05:00:00Z"), "http://localhost:8080/courier");

    @Test
    void storiesAreOfTodayAndTheirPicturesAndPagesExist() {
        JsonNode posts = new JsonMapper().readTree(feed.ghost()).get("posts");

        assertThat(posts).hasSizeGreaterThanOrEqualTo(16).allSatisfy(post -> {
            assertThat(post.get("published_at").asString())
                    .isGreaterThan("2026-11-21T05:00")
                    .isLessThan("2026-11-22T05:00");
            assertThat(feed.page(post.get("slug").asString())).isPresent();
            JsonNode image = post.get("feature_image");
            if (!image.isNull()) assertThat(SampleFeed.picture(name(image))).isPresent();
        });
    }

    @Test
    void picturesAreSmall() {
        JsonNode posts = new JsonMapper().readTree(feed.ghost()).get("posts");

        assertThat(posts)
                .filteredOn(post -> !post.get("feature_image").isNull())
                .allSatisfy(post -> assertThat(SampleFeed.picture(name(post.get("feature_image")))
                                .orElseThrow()
                                .length)
                        .isLessThan(120_000));
    }

    @Test
    void rssHasTheNewestFifteen() {
        assertThat(feed.rss().split("<item>")).hasSize(16);
    }

    private static String name(JsonNode address) {
        return address.asString().substring(address.asString().lastIndexOf('/') + 1);
    }
}

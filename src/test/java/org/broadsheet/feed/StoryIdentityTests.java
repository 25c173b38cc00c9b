package org.broadsheet.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One story told twice, and two stories that look like one. */
class StoryIdentityTests {
    private static final Instant DAY = Instant.parse("2023-09-20T10:00:00Z");
    private static final Instant NEXT = DAY.plus(Duration.ofDays(1));
    private static final String TEXT =
            "The minister of infrastructure resigned on Wednesday after a report on the harbour found missing money.";
    private static final String OTHER = "Engineers found a crack in the old bridge, which stays closed for a year.";

    private long ids;

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "https://paper.example/news/1 http://paper.example/news/1/",
                "https://paper.example/news/1 https://www.paper.example/news/1",
                "https://paper.example/news/1 https://m.paper.example/news/1",
                "https://paper.example/news/1 https://amp.paper.example/news/1",
                "https://paper.example/news/1 https://paper.example/news/1/amp/",
                "https://paper.example/news/1 https://paper.example/amp/news/1",
                "https://paper.example/news/1.html https://paper.example/news/1.amp.html",
                "https://paper.example/news/1 https://paper.example:443/news/1?utm_source=rss&utm_medium=home",
                "https://paper.example/news/1 https://paper.example/news/1?fbclid=x#comments",
                "https://paper.example/news/1?id=7&p=2 https://PAPER.example/news/1?p=2&at_medium=RSS&id=7",
                "https://paper.example/news/1/ https://paper.example//news/1/index.html",
                "https://paper.example/новини/1 https://paper.example/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8/1?mc_cid=5",
                "https://paper.example/news/1 https://paper.example/news/1?ref=newsletter&source=mail",
                "https://paper.example/news/1 https://paper.example/news/1?amp=1",
                "https://paper.example/news/1 https://paper.example/news/1?outputType=amp",
                "https://paper.example/news/1 https://www2.paper.example/news/1?_ga=1.2&_gl=3",
                "https://paper.example/news/1 https://paper.example/news/1;jsessionid=0A1B2C",
                "https://paper.example/news/1 https://paper.example/news/1?PHPSESSID=0a1b2c",
                "https://paper.example/news/1 https://paper.example/news/1?UTM_Campaign=x&Utm_id=3",
                "https://paper.example/news/1 https://paper.example/news/1?amp;utm_source=rss&amp;utm_medium=feed",
                "https://paper.example/news/1 https://paper.example/news/1/?print=1",
                "https://paper.example/news/1 https://paper.example/news/1#:~:text=bridge",
                "https://paper.example/news/a%2Db https://paper.example/news/a-b",
                "https://paper.example/news/%d0%bf https://paper.example/news/%D0%BF",
                "https://xn--80aikifvh.xn--j1amh/1 https://приклад.укр/1",
                "https://paper.example/news/1?id=7 https://paper.example/news/1?id=7&gad_source=1&srsltid=Af",
                "https://paper.example/news/1 https://paper.example/news/1?s_campaign=x&clickid=5&mkcid=1",
                "https://en.paper.example/news/1 https://en.m.paper.example/news/1",
                "https://paper.example/News/1 https://paper.example/News/1/index.htm"
            })
    void oneAddressInManyForms(String one, String other) {
        assertThat(StoryIdentity.page(one)).isEqualTo(StoryIdentity.page(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "https://paper.example/?p=1 https://paper.example/?p=2",
                "https://paper.example/a https://paper.example/b",
                "https://paper.example/a https://other.example/a",
                "https://m.example/a https://www.other.example/a",
                "https://paper.example/a?page=1 https://paper.example/a?page=2",
                "https://paper.example/a?lid=1 https://paper.example/a?lid=2",
                "https://m.io/a https://io/a",
                "https://paper.example/amplifier https://paper.example/lifier",
                "https://paper.example:8080/a https://paper.example/a"
            })
    void twoAddressesAreTwo(String one, String other) {
        assertThat(StoryIdentity.page(one)).isNotEqualTo(StoryIdentity.page(other));
    }

    @Test
    void aFrontPageIsNoStorys() {
        assertThat(StoryIdentity.page("https://www.paper.example/")).isEmpty();
        assertThat(StoryIdentity.page("http://paper.example/?utm_source=rss")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "https://paper.example/c0de#0 https://paper.example/c0de#1",
                "https://paper.example/c0de https://www.paper.example/c0de/#v12",
                "https://paper.example/c0de?rev=1 http://paper.example/c0de?rev=2",
                "urn:story:77;v=1 urn:story:77;v=22",
                "tag:paper.example,2023:77#1 tag:paper.example,2023:77#2",
                "story-77-v1 story-77-v2",
                "77@1695204000 77@1695290400",
                "abc#2023-09-20T10:00:00Z abc#2023-09-21T10:00:00Z",
                "urn:newsml:paper.example:20230920:77:1N urn:newsml:paper.example:20230920:77:2U",
                "https://paper.example/77?updated=20230920 https://paper.example/77?updated=20230921",
                "https://paper.example/77/rev/3 https://paper.example/77/rev/4",
                "77.v1 77.v2",
                "http://paper.example/?p=77 https://www.paper.example/?p=77",
                "https://paper.example/77?utm_source=rss https://paper.example/77?utm_source=atom"
            })
    void aGuidsRevisionDoesNotCount(String one, String other) {
        assertThat(StoryIdentity.guidKey(one)).isEqualTo(StoryIdentity.guidKey(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "https://paper.example/?p=1 https://paper.example/?p=2",
                "77 78",
                "urn:story:77 urn:story:78",
                "tag:paper.example,2023:77 tag:paper.example,2023:78",
                "https://paper.example/live#goal https://paper.example/live#red-card",
                "https://paper.example/live#post-17 https://paper.example/live#post-18",
                "story-2023-1 story-2023-2",
                "paper.example/v1 paper.example/b1",
                "2023-09-20-1 2023-09-20-2"
            })
    void otherGuidsAreOthers(String one, String other) {
        assertThat(StoryIdentity.guidKey(one)).isNotEqualTo(StoryIdentity.guidKey(other));
    }

    @Test
    void theSameWhateverHappensToItsGuid() {
        StoredItem told = item("a", "Minister resigns", "https://paper.example/news/c0de", TEXT, DAY);

        assertThat(List.of(
                        item("b", "Minister resigns", "http://paper.example/news/c0de/", TEXT, NEXT),
                        item(
                                "c",
                                "PM under pressure",
                                "https://paper.example/news/c0de",
                                TEXT + " More followed.",
                                NEXT),
                        item("d", "Minister resigns", "https://paper.example/news/c0de", "", DAY),
                        item(
                                "other",
                                "e",
                                "Harbour: minister goes",
                                "https://paper.example/news/c0de?utm_source=x",
                                OTHER,
                                DAY)))
                .allMatch(again -> StoryIdentity.same(told, again));
    }

    @Test
    void aRevisionThatMovedItsPageIsTheSameByItsWords() {
        StoredItem told = item("https://paper.example/x#0", "Minister resigns", "https://paper.example/x", TEXT, DAY);

        assertThat(StoryIdentity.same(
                        told, item("https://paper.example/x#1", "Minister out", "https://paper.example/y", TEXT, NEXT)))
                .isTrue();
    }

    @Test
    void standingHeadlinesAreNotOneStory() {
        assertThat(StoryIdentity.same(
                        item(
                                "a1",
                                "Letter to the editor",
                                "https://paper.example/letters/1",
                                "Ann writes about cranes.",
                                DAY),
                        item(
                                "a2",
                                "Letter to the editor",
                                "https://paper.example/letters/2",
                                "Bob wants a school roof.",
                                DAY)))
                .isFalse();
        assertThat(StoryIdentity.same(
                        item("a1", "Morning briefing", "https://paper.example/b/1", "The day in five minutes.", DAY),
                        item("a2", "Morning briefing", "https://paper.example/b/2", "The day in five minutes.", NEXT)))
                .isFalse();
        assertThat(StoryIdentity.same(
                        item(
                                "a1",
                                "Photo of the day",
                                "https://paper.example/photo",
                                "A heron stands in the river at dawn.",
                                DAY),
                        item(
                                "a2",
                                "Photo of the day",
                                "https://paper.example/photo",
                                "Two boys jump from the pier in heat.",
                                NEXT)))
                .isFalse();
        assertThat(StoryIdentity.same(
                        item("home", "1", "Morning briefing", "https://paper.example/b", "", DAY),
                        item("wire", "1", "Morning briefing", "https://other.example/b", "", DAY)))
                .isFalse();
        assertThat(StoryIdentity.same(
                        item("a1", "Air raid alert", "https://paper.example/alerts/1", "", DAY),
                        item("a2", "Air raid alert", "https://paper.example/alerts/2", "", DAY.plusSeconds(60))))
                .isFalse();
    }

    @Test
    void entriesOfALivePageAreTwo() {
        assertThat(StoryIdentity.same(
                        item(
                                "https://paper.example/live1#a",
                                "Goal",
                                "https://paper.example/live1",
                                "Striker scores after a corner kick late.",
                                DAY),
                        item(
                                "https://paper.example/live1#b",
                                "Red card",
                                "https://paper.example/live1",
                                "Keeper is sent off for a foul.",
                                DAY)))
                .isFalse();
    }

    @Test
    void oneWireStoryInTwoPapersIsOne() {
        assertThat(StoryIdentity.same(
                        item("home", "1", "Bridge closed for a year after crack", "https://paper.example/1", TEXT, DAY),
                        item(
                                "wire",
                                "9",
                                "Bridge closed for a year, after crack!",
                                "https://other.example/9",
                                TEXT,
                                DAY)))
                .isTrue();
        assertThat(StoryIdentity.same(
                        item("home", "1", "Bridge closed for a year after crack", "https://paper.example/1", "", DAY),
                        item("wire", "9", "Bridge closed for a year after crack", "https://other.example/9", "", DAY)))
                .isTrue();
    }

    private StoredItem item(String guid, String title, String url, String text, Instant published) {
        return item("news", guid, title, url, text, published);
    }

    private StoredItem item(String feed, String guid, String title, String url, String text, Instant published) {
        Item item = new Item(
                guid,
                url,
                title,
                published,
                null,
                List.of(),
                List.of(),
                text,
                text,
                null,
                1,
                ItemKind.ARTICLE,
                false,
                null,
                false);
        return new StoredItem(++ids, feed, null, item, published, published, false);
    }
}

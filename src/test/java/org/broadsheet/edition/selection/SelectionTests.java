package org.broadsheet.edition.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.broadsheet.edition.content.Content;
import org.broadsheet.edition.content.LeftOut;
import org.broadsheet.edition.content.Section;
import org.broadsheet.edition.content.Story;
import org.broadsheet.edition.override.EditorOverrides;
import org.broadsheet.feed.Item;
import org.broadsheet.feed.ItemKind;
import org.broadsheet.feed.Picture;
import org.broadsheet.feed.StoredItem;
import org.junit.jupiter.api.Test;

class SelectionTests {
    private static final Instant MORNING = Instant.parse("2026-11-22T05:00:00Z");
    private static final SelectionRules RULES = new SelectionRules("Daily", 12, List.of("World", "Opinion"), "en");
    private long ids;

    @Test
    void featuredStoryLeads() {
        Content content = Selection.of(
                List.of(
                        story("Ukraine war latest: the day", 9),
                        story("Quiet town", 1, "Culture", true),
                        story("Long", 12)),
                RULES);

        assertThat(lead(content)).isEqualTo("Quiet town");
        assertThat(content.lead().why()).contains("featured");
    }

    @Test
    void roundupLeadsBeforeALongRead() {
        Content content =
                Selection.of(List.of(story("A long read", 14), story("Ukraine war latest: bridge reopens", 5)), RULES);

        assertThat(lead(content)).isEqualTo("Ukraine war latest: bridge reopens");
    }

    @Test
    void newestLongArticleLeadsWithoutFeaturedOrRoundup() {
        Content content = Selection.of(List.of(story("Short", 1), story("Newer", 6), story("Older", 20)), RULES);

        assertThat(lead(content)).isEqualTo("Newer");
    }

    @Test
    void videoNeverLeads() {
        Content content = Selection.of(List.of(video("Watch this"), story("Read this", 1)), RULES);

        assertThat(lead(content)).isEqualTo("Read this");
        assertThat(content.videos()).extracting(Story::title).containsExactly("Watch this");
    }

    @Test
    void configuredSectionsComeFirstAndInTheirOrder() {
        Content content = Selection.of(
                List.of(
                        story("Lead", 9, "News", true),
                        story("a", 3, "Culture", false),
                        story("b", 3, "Culture", false),
                        story("c", 3, "opinion", false),
                        story("d", 3, "World", false)),
                RULES);

        assertThat(content.sections()).extracting(Section::title).containsExactly("World", "opinion", "Culture");
    }

    @Test
    void manySectionsOfOneStoryShareAHeading() {
        List<StoredItem> items = new ArrayList<>(List.of(story("Lead", 9, "News", true)));
        IntStream.range(0, 6).forEach(i -> items.add(story("s" + i, 3, "Tag " + i, false)));

        Content content = Selection.of(items, RULES);

        assertThat(content.sections()).extracting(Section::title).containsExactly("More news");
        assertThat(content.sections().get(0).stories()).hasSize(6);
    }

    @Test
    void noMoreItemsThanAllowedAndEveryOtherOneIsToldWhy() {
        List<StoredItem> items = new ArrayList<>();
        IntStream.range(0, 30).forEach(i -> items.add(story("Story " + i, 3)));
        IntStream.range(0, 5).forEach(i -> items.add(video("Video " + i)));

        Content content = Selection.of(items, RULES);

        assertThat(content.items()).isEqualTo(12);
        assertThat(content.leftOut()).hasSize(23).allSatisfy(l -> assertThat(l.why())
                .isNotBlank());
        assertThat(content.more()).isEqualTo(23);
    }

    @Test
    void oneItemAllowedIsTheLeadAlone() {
        Content content = Selection.of(
                List.of(video("Video"), story("One", 3), story("Two", 3)),
                new SelectionRules("Daily", 1, List.of(), "en"));

        assertThat(content.items()).isOne();
        assertThat(content.videos()).isEmpty();
    }

    @Test
    void sameStoryFromTwoFeedsIsShownOnce() {
        Content content = Selection.of(
                List.of(
                        story("Bridge re-opens in Kherson", 3),
                        story("Bridge re-opens in Kherson!", 3),
                        story("Other", 3)),
                RULES);

        assertThat(content.items()).isEqualTo(2);
        assertThat(content.leftOut())
                .extracting(LeftOut::why)
                .containsExactly("the same story as another item of this edition");
    }

    @Test
    void heldItemStaysOutAndSaysSo() {
        StoredItem item = story("Old news", 3);
        StoredItem held =
                new StoredItem(item.id(), item.feed(), null, item.item(), item.published(), item.firstSeen(), true);

        Content content = Selection.of(List.of(held), RULES);

        assertThat(content.items()).isZero();
        assertThat(content.leftOut()).singleElement().satisfies(l -> assertThat(l.why())
                .startsWith("held"));
    }

    @Test
    void shortItemsOfTheNewsFeedStandInBrief() {
        List<StoredItem> items = new ArrayList<>();
        IntStream.range(0, 5).forEach(i -> items.add(story("Long " + i, 5)));
        IntStream.range(0, 3).forEach(i -> items.add(story("Flash " + i, 1)));

        Content content = Selection.of(items, RULES);

        assertThat(content.brief()).extracting(Story::title).containsExactly("Flash 0", "Flash 1", "Flash 2");
    }

    @Test
    void feedWithoutFullTextHasNoColumnOfShortItems() {
        List<StoredItem> items = new ArrayList<>();
        IntStream.range(0, 8).forEach(i -> items.add(story("Headline " + i, 1)));

        Content content = Selection.of(items, RULES);

        assertThat(content.brief()).isEmpty();
        assertThat(content.items()).isEqualTo(8);
    }

    @Test
    void preheaderIsNotTheSubjectAgain() {
        Content content = Selection.of(
                List.of(
                        story("Lead story", 9),
                        story("Second", 3, "World", false),
                        story("Third", 3, "Opinion", false)),
                RULES);

        assertThat(content.subject()).isEqualTo("Lead story");
        assertThat(content.preheader()).isEqualTo("Second · Third");
    }

    @Test
    void theRoundupAndWhatIsFeaturedNeverStandAmongTheRestAtTheEnd() {
        List<StoredItem> items = new ArrayList<>(List.of(story("Lead", 9, "News", true)));
        items.add(story("Evening briefing", 3, "Briefing", false));
        items.add(story("Chosen", 3, "Culture", true));
        IntStream.range(0, 4).forEach(i -> items.add(story("s" + i, 3, "Tag " + i, false)));

        Content content = Selection.of(items, RULES);

        assertThat(content.sections()).extracting(Section::title).containsExactly("Briefing", "Culture", "More news");
        assertThat(content.sections().get(2).stories())
                .extracting(Story::title)
                .containsExactly("s0", "s1", "s2", "s3");
    }

    @Test
    void sectionsThatNobodyOrderedComeByWeight() {
        Content content = Selection.of(
                List.of(
                        story("a", 3, "Fresh", false),
                        story("b", 3, "Large", false),
                        story("Lead", 9, "Leads", true),
                        story("c", 3, "Large", false),
                        story("d", 3, "Leads", false),
                        story("e", 3, "Large", false),
                        story("f", 3, "Old", false)),
                new SelectionRules("Daily", 12, List.of(), "en"));

        assertThat(content.sections()).extracting(Section::title).containsExactly("Leads", "Large", "Fresh", "Old");
    }

    @Test
    void anotherLeadDoesNotReorderTheSections() {
        List<StoredItem> items = new ArrayList<>();
        for (String section : List.of("Politics", "War", "Business"))
            IntStream.range(0, 3).forEach(i -> items.add(story(section + i, 3, section, false)));
        SelectionRules rules = new SelectionRules("Daily", 12, List.of(), "en");
        List<String> order = sections(Selection.of(items, rules));

        assertThat(order).hasSize(3);
        for (StoredItem item : items) {
            Content content = Selection.of(items, rules, EditorOverrides.NONE.led(item.id()), Map.of());

            assertThat(lead(content)).isEqualTo(item.item().title());
            assertThat(content.items()).isEqualTo(9);
            assertThat(sections(content)).isEqualTo(order);
        }
    }

    @Test
    void headlinesWithoutATextStandInBriefAndHaveNoReadingTime() {
        List<StoredItem> items = new ArrayList<>();
        IntStream.range(0, 14).forEach(i -> items.add(headline("Wire " + i)));
        items.add(story("Told", 2));

        Content content = Selection.of(items, new SelectionRules("Daily", 40, List.of(), "en"));

        assertThat(lead(content)).isEqualTo("Told");
        assertThat(content.sections()).isEmpty();
        assertThat(content.brief()).hasSize(14).allMatch(story -> story.minutes() == 0);
    }

    @Test
    void anEditionOfHeadlinesIsALeadAndOneLines() {
        List<StoredItem> items = new ArrayList<>();
        IntStream.range(0, 5).forEach(i -> items.add(headline("Wire " + i)));

        Content content = Selection.of(items, RULES);

        assertThat(lead(content)).isEqualTo("Wire 0");
        assertThat(content.lead().minutes()).isZero();
        assertThat(content.brief()).hasSize(4);
    }

    private static List<String> sections(Content content) {
        return content.sections().stream().map(Section::title).toList();
    }

    private StoredItem headline(String title) {
        long id = ++ids;
        Instant published = MORNING.minus(Duration.ofMinutes(id));
        Item item = new Item(
                "guid-" + id,
                "https://example.org/" + id,
                title,
                published,
                null,
                List.of(),
                List.of("Wire"),
                "",
                "",
                null,
                1,
                ItemKind.ARTICLE,
                false,
                null,
                false);
        return new StoredItem(id, "wire", null, item, published, MORNING, false);
    }

    @Test
    void nothingGivesAnEmptyEdition() {
        assertThat(Selection.of(List.of(), RULES).items()).isZero();
    }

    private static String lead(Content content) {
        return content.lead() == null ? "" : content.lead().title();
    }

    private StoredItem story(String title, int minutes) {
        return story(title, minutes, "News", false);
    }

    private StoredItem story(String title, int minutes, String category, boolean featured) {
        return item(title, minutes, category, featured, ItemKind.ARTICLE);
    }

    private StoredItem video(String title) {
        return item(title, 3, "Video", false, ItemKind.VIDEO);
    }

    /** Each later one is a minute older. */
    private StoredItem item(String title, int minutes, String category, boolean featured, ItemKind kind) {
        long id = ++ids;
        Instant published = MORNING.minus(Duration.ofMinutes(id));
        Item item = new Item(
                "guid-" + id,
                "https://example.org/" + id,
                title,
                published,
                null,
                List.of(),
                List.of(category),
                "A summary.",
                "<p>" + "word ".repeat(200 * minutes - 150) + "</p>",
                new Picture("https://example.org/" + id + ".jpg", "", null),
                minutes,
                kind,
                featured,
                null,
                false);
        return new StoredItem(id, "news", null, item, published, MORNING, false);
    }
}

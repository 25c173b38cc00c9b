package org.broadsheet.edition.override;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.broadsheet.edition.content.Content;
import org.broadsheet.edition.content.LeftOut;
import org.broadsheet.edition.content.Section;
import org.broadsheet.edition.content.Story;
import org.broadsheet.edition.selection.Selection;
import org.broadsheet.edition.selection.SelectionRules;
import org.broadsheet.feed.Item;
import org.broadsheet.feed.ItemKind;
import org.broadsheet.feed.Picture;
import org.broadsheet.feed.StoredItem;
import org.junit.jupiter.api.Test;

/** What editors wish, against what the rules would do. */
class EditorOverridesTests {
    private static final Instant MORNING = Instant.parse("2026-11-22T05:00:00Z");
    private static final Map<Long, String> LATE =
            Map.of(2L, "it came after the cut-off and waits for the next edition");
    private static final SelectionRules RULES = new SelectionRules("Daily", 4, List.of("World", "Culture"), "en");

    /** Newest first: 1 leads (the longest read), 2 and 3 are World, 4 is Culture, 5 and 6 have no room. */
    private final List<StoredItem> items = new ArrayList<>(List.of(
            item(1, "Lead", "World", 9),
            item(2, "Two", "World", 3),
            item(3, "Three", "World", 3),
            item(4, "Four", "Culture", 3),
            item(5, "Five", "Culture", 3),
            item(6, "Six", "Culture", 3)));

    @Test
    void withoutWishesTheRulesDecide() {
        assertThat(titles(made(EditorOverrides.NONE))).containsExactly("Lead", "Two", "Three", "Four");
    }

    @Test
    void takenOutMakesRoomForTheNextAndSaysWhy() {
        Content content = made(EditorOverrides.NONE.takenOut(2));

        assertThat(titles(content)).containsExactly("Lead", "Three", "Four", "Five");
        assertThat(why(content, 2)).isEqualTo("an editor took it out");
    }

    @Test
    void takenOutAndPutBackIsAsBefore() {
        Content content = made(EditorOverrides.NONE.takenOut(2).putIn(2));

        assertThat(titles(content)).containsExactly("Lead", "Two", "Three", "Four");
    }

    @Test
    void whatAnEditorPutsInTakesTheRoomOfTheLastThatTheRulesChose() {
        Content content = made(EditorOverrides.NONE.putIn(6));

        assertThat(titles(content)).containsExactly("Lead", "Two", "Three", "Six");
        assertThat(why(content, 4)).contains("no room");
    }

    @Test
    void editorMayPutInMoreThanTheRulesAllow() {
        EditorOverrides overrides = EditorOverrides.NONE;
        for (long item = 1; item <= 6; item++) overrides = overrides.putIn(item);

        assertThat(made(overrides).items()).isEqualTo(6);
    }

    @Test
    void chosenLeadLeadsAndTheSubjectFollows() {
        Content content = made(EditorOverrides.NONE.led(4L));

        assertThat(content.lead().title()).isEqualTo("Four");
        assertThat(content.subject()).isEqualTo("Four");
        assertThat(titles(content)).containsExactly("Four", "Lead", "Two", "Three");
    }

    @Test
    void leadThatIsTakenOutLeavesTheChoiceToTheRules() {
        assertThat(made(EditorOverrides.NONE.led(4L).takenOut(4)).lead().title())
                .isEqualTo("Lead");
    }

    @Test
    void storyStandsBehindTheNeighbourItWasPutBehind() {
        Content content = made(EditorOverrides.NONE.placed(new Place(2, Column.STORY, "World", 3L)));

        assertThat(titles(content)).containsExactly("Lead", "Three", "Two", "Four");
    }

    @Test
    void placeHoldsWhenNewStoriesCome() {
        EditorOverrides overrides = EditorOverrides.NONE.placed(new Place(3, Column.STORY, "World", null));
        items.add(0, item(-1, "Newest", "World", 3));

        assertThat(titles(made(overrides))).containsExactly("Lead", "Three", "Newest", "Two");
    }

    @Test
    void storyThatWasPlacedIsNotPushedOutByNewOnes() {
        EditorOverrides overrides = EditorOverrides.NONE.placed(new Place(4, Column.STORY, "World", null));
        IntStream.range(10, 20).forEach(i -> items.add(0, item(-i, "New " + i, "World", 3)));

        assertThat(titles(made(overrides))).startsWith("Lead", "Four").hasSize(4);
    }

    @Test
    void neighbourThatLeftDoesNotTakeTheStoryAlong() {
        EditorOverrides overrides = EditorOverrides.NONE
                .placed(new Place(4, Column.STORY, "World", 2L))
                .takenOut(2);

        assertThat(titles(made(overrides))).containsExactly("Lead", "Three", "Four", "Five");
        assertThat(made(overrides).sections().get(0).stories())
                .extracting(Story::title)
                .containsExactly("Three", "Four");
    }

    @Test
    void storyMovesToAnotherHeadingAlsoANewOneAndAnEmptyHeadingGoes() {
        Content content = made(EditorOverrides.NONE.placed(new Place(4, Column.STORY, "Elections", null)));

        assertThat(content.sections()).extracting(Section::title).containsExactly("World", "Elections");
        assertThat(content.sections().get(1).stories().get(0).section()).isEqualTo("Elections");
    }

    @Test
    void headingsStandInTheWishedOrderAndThoseNotNamedAfterThem() {
        items.add(item(7, "Seven", "Sport", 3));
        EditorOverrides overrides = EditorOverrides.NONE.putIn(7).putIn(4).ordered(List.of("sport", "Gone", "Culture"));

        assertThat(made(overrides).sections()).extracting(Section::title).containsExactly("Sport", "Culture", "World");
    }

    @Test
    void wishesKeptBeforeHeadingsCouldBeOrderedAreRead() {
        String kept = "{\"subject\":\"Mine\",\"only\":false,\"out\":[2],\"in\":[],\"places\":[],\"words\":{}}";

        EditorOverrides overrides = new tools.jackson.databind.json.JsonMapper().readValue(kept, EditorOverrides.class);

        assertThat(overrides).isEqualTo(EditorOverrides.NONE.takenOut(2).announced("Mine", null));
    }

    @Test
    void storyMovesToTheColumnOfOneLiners() {
        Content content = made(EditorOverrides.NONE.placed(new Place(3, Column.BRIEF, "", null)));

        assertThat(content.brief()).extracting(Story::title).containsExactly("Three");
        assertThat(content.brief().get(0).brief()).isTrue();
    }

    @Test
    void wordsForTheLetterStandInItAndInItsSubject() {
        Content content = made(EditorOverrides.NONE.worded(1, new StoryEdit("Better", "Told shorter.", "A bridge")));

        assertThat(content.lead().title()).isEqualTo("Better");
        assertThat(content.lead().summary()).isEqualTo("Told shorter.");
        assertThat(content.lead().picture().alt()).isEqualTo("A bridge");
        assertThat(content.subject()).isEqualTo("Better");
    }

    @Test
    void subjectPreheaderAndNoteAreTheEditors() {
        Content content =
                made(EditorOverrides.NONE.announced("Mine", "Also mine").noted("Dear *reader*"));

        assertThat(content.subject()).isEqualTo("Mine");
        assertThat(content.preheader()).isEqualTo("Also mine");
        assertThat(content.note()).isEqualTo("<p>Dear <em>reader</em></p>");
    }

    @Test
    void specialEditionHasWhatWasChosenAndNothingElse() {
        Content content = made(EditorOverrides.only(Set.of(5L)));

        assertThat(titles(content)).containsExactly("Five");
        assertThat(content.leftOut()).extracting(LeftOut::why).containsOnly("not chosen for this special edition");
    }

    @Test
    void lateStoryWaitsUnlessAnEditorPutsItIn() {
        Content without = Selection.of(items, RULES, EditorOverrides.NONE, LATE);
        Content with = Selection.of(items, RULES, EditorOverrides.NONE.putIn(2), LATE);

        assertThat(why(without, 2)).contains("after the cut-off");
        assertThat(titles(with)).contains("Two");
    }

    @Test
    void duplicateIsInWhereAnEditorWantsIt() {
        items.add(item(8, "Two", "World", 3));

        assertThat(why(made(EditorOverrides.NONE), 8)).contains("same story");
        assertThat(made(EditorOverrides.NONE.putIn(8)).stories().map(Story::item))
                .contains(8L);
    }

    @Test
    void heldItemIsInWhereAnEditorWantsIt() {
        StoredItem held = item(9, "Held", "World", 3);
        items.add(new StoredItem(9, "feed", "World", held.item(), MORNING, MORNING, true));

        assertThat(titles(made(EditorOverrides.NONE))).doesNotContain("Held");
        assertThat(titles(made(EditorOverrides.NONE.putIn(9)))).contains("Held");
    }

    @Test
    void wishesForStoriesThatAreNotThereHaveNoEffect() {
        EditorOverrides overrides = EditorOverrides.NONE
                .putIn(99)
                .led(98L)
                .placed(new Place(97, Column.STORY, "World", null))
                .worded(96, new StoryEdit("x", null, null));

        assertThat(titles(made(overrides))).containsExactly("Lead", "Two", "Three", "Four");
    }

    private Content made(EditorOverrides overrides) {
        return Selection.of(items, RULES, overrides, Map.of());
    }

    private static List<String> titles(Content content) {
        return content.stories().map(Story::title).toList();
    }

    private static String why(Content content, long item) {
        return content.leftOut().stream()
                .filter(l -> l.item() == item)
                .findFirst()
                .orElseThrow()
                .why();
    }

    private static StoredItem item(long id, String title, String section, int minutes) {
        Instant published = MORNING.minusSeconds(id * 60);
        Item item = new Item(
                "guid-" + id,
                "https://example.org/" + id,
                title,
                published,
                null,
                List.of(),
                List.of(section),
                "What happened.",
                "",
                new Picture("https://example.org/p.jpg", "", null),
                minutes,
                ItemKind.ARTICLE,
                false,
                null,
                false);
        return new StoredItem(id, "feed", section, item, published, published, false);
    }
}

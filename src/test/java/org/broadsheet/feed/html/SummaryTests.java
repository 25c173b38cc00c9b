package org.broadsheet.feed.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTests {
    private static final String SENTENCE = "This sentence has exactly ten words, which helps to count. ";

    @Test
    void isMadeOfWholeSentencesOfAboutFiftyWords() {
        String summary = Summary.of(List.of(), List.of(SENTENCE.repeat(20)), "Title", "en");

        assertThat(summary).isEqualTo(SENTENCE.repeat(5).strip());
    }

    @Test
    void theFeedsOwnExcerptGoesFirst() {
        assertThat(Summary.of(List.of("What the editor wrote."), List.of("The story begins here."), "Title", "en"))
                .isEqualTo("What the editor wrote.");
    }

    @Test
    void anExcerptThatIsTheBeginningCutOffIsCutAgain() {
        String story =
                "President Zelensky spoke in Kyiv. He said that the war goes on and that nobody should forget it. More follows.";

        assertThat(Summary.of(List.of("President Zelensky spoke in Kyiv. He said that the"), List.of(story), "T", "en"))
                .isEqualTo(story);
        assertThat(Summary.of(List.of("President Zelensky spoke in Kyiv. He said [\u2026]"), List.of(story), "T", "en"))
                .isEqualTo(story);
        assertThat(Summary.of(
                        List.of("President Zelensky spoke in Kyiv. He said ... Read more \u2192"),
                        List.of(story),
                        "T",
                        "en"))
                .isEqualTo(story);
    }

    @Test
    void anExcerptThatBreaksOffWithoutItsStoryEndsAtItsLastSentence() {
        String excerpt = "The first sentence is long enough to stand alone here. The second is bro\u2026";

        assertThat(Summary.of(List.of(excerpt), List.of(), "T", "en"))
                .isEqualTo("The first sentence is long enough to stand alone here.");
    }

    @Test
    void aSentenceWithoutEndIsCutAtAWord() {
        String summary = Summary.of(List.of(), List.of("word ".repeat(300)), "T", "en");

        assertThat(summary).endsWith("word\u2026");
        assertThat(Summary.words(summary)).isEqualTo(50);
    }

    @Test
    void abbreviationsEndNoSentence() {
        String story = "Gen. Smith met Mr. Jones of the U.S. Army in Kyiv. " + SENTENCE.repeat(4);

        assertThat(Summary.of(List.of(), List.of(story), "T", "en"))
                .startsWith("Gen. Smith met Mr. Jones of the U.S. Army in Kyiv. This");
        assertThat(Summary.of(
                        List.of(),
                        List.of("Міст у м. Києві на вул. Хрещатик відкрили. " + "Слово ".repeat(45) + "кінець."),
                        "T",
                        "uk"))
                .isEqualTo("Міст у м. Києві на вул. Хрещатик відкрили. " + "Слово ".repeat(45) + "кінець.");
    }

    @Test
    void whatEveryStoryEndsWithIsNoSummary() {
        assertThat(Summary.of(
                        List.of("Short and good.", "The post A story appeared first on The Site."),
                        List.of(),
                        "T",
                        "en"))
                .isEqualTo("Short and good.");
        assertThat(Summary.of(List.of("Title"), List.of("Title", "The story itself."), "Title", "en"))
                .isEqualTo("The story itself.");
    }
}

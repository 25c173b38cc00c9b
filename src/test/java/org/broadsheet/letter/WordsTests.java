package org.broadsheet.letter;

import static org.assertj.core.api.Assertions.assertThat;

import org.broadsheet.letter.template.TemplateMethods;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small decisions about words: where they are cut and wrapped, what a dateline is, what an editor's note may hold. */
class WordsTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "One sentence. Another one that is too long | 20 | One sentence.",
                "One sentence of many words | 15 | One sentence…",
                "Short | 20 | Short",
                "Oneverylongwordwithoutanyspace | 10 | Oneverylo…",
                "«Так», — сказала вона. І пішла далі полем | 24 | «Так», — сказала вона.",
            })
    void wordsAreCutAtASentenceElseAfterAWord(String words, int most, String cut) {
        assertThat(LetterText.cut(words, most)).isEqualTo(cut).hasSizeLessThanOrEqualTo(most);
    }

    @Test
    void characterOfTwoHalvesIsNotCutInTwo() {
        assertThat(LetterText.cut("😀😀😀😀😀😀", 4)).isEqualTo("😀…");
    }

    /** As browsers ask the DNS: straße is not strasse. */
    @Test
    void hostsOfLinksAreThoseThatABrowserAsks() {
        assertThat(LetterText.web("https://straße.example/ü?q=ї"))
                .isEqualTo("https://xn--strae-oqa.example/%C3%BC?q=%D1%97");
        assertThat(LetterText.web("https://новини.укр/")).isEqualTo("https://xn--b1amarcd.xn--j1amh/");
        assertThat(LetterText.web("https://a_b.example/")).isEqualTo("https://a_b.example/");
    }

    @Test
    void controlsAndDirectionMarksAreGone() {
        assertThat(LetterText.line("a\r\nb\u202Ec\u0000\tд")).isEqualTo("a bc д");
        assertThat(LetterText.line(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "KYIV — The grid held. | Kyiv | The grid held.",
                "KYIV (Ukrinform) – The grid held. | Kyiv | The grid held.",
                "IVANO-FRANKIVSK — Snow. | Ivano-Frankivsk | Snow.",
                "КРИВИЙ РІГ — Сніг. | Кривий Ріг | Сніг.",
                "NEW YORK - Talks go on. | New York | Talks go on.",
                "NATO — the alliance — met. | '' | NATO — the alliance — met.",
                "BREAKING — More soon. | '' | BREAKING — More soon.",
                "Kyiv — a city. | '' | Kyiv — a city.",
                "It was late. | '' | It was late.",
            })
    void datelineIsAPlaceInCapitalsBeforeADash(String summary, String place, String rest) {
        assertThat(StoryModel.Dateline.of(summary)).isEqualTo(new StoryModel.Dateline(place, rest));
    }

    @Test
    void linesAreWrappedAndLinksStayWhole() {
        String link = "https://example.org/" + "a".repeat(100);

        String wrapped = TemplateMethods.wrap("Words and words. ".repeat(8) + link + " and words");
        assertThat(wrapped.lines()).contains(link).hasSize(4);
        assertThat(TemplateMethods.underline("Ґанок", "=")).isEqualTo("Ґанок\n=====");
    }

    @Test
    void noteKeepsItsFewTagsAndItsLinks() {
        Note note = Note.of(
                "<p>Good <em>day</em>, read <a href=\"https://a.example/?x=1&amp;y=2\" onclick=\"x()\">this</a> &amp; rest.</p>"
                        + "<p>The editor</p><script>x()</script><a href=\"javascript:x()\">no</a>",
                "color:#1d4e89");

        assertThat(note.html())
                .startsWith(
                        "Good <em>day</em>, read <a class=\"ac\" href=\"https://a.example/?x=1&amp;y=2\" style=\"color:#1d4e89\">this</a>")
                .doesNotContain("script>", "onclick", "javascript");
        assertThat(note.text())
                .startsWith("Good day, read this & rest.\n\nThe editor")
                .endsWith("\nhttps://a.example/?x=1&y=2");
    }
}

package org.broadsheet.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.broadsheet.letter.KeptLetters.Rendering;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The letter's HTML keeps to what mail programs can show (MESSAGE.md, section 2.1). */
class LetterHtmlTests {
    private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern URL = Pattern.compile("https?://\\S+");

    private final Renderer renderer = new LetterRoom().renderer();

    @ParameterizedTest
    @EnumSource(names = {"FULL", "BRIEF"})
    void nothingIsThereThatMailProgramsDoNotKnow(LetterFormat look) {
        String html = html(look);
        Document page = Jsoup.parse(html);

        assertThat(page.select("script,link,svg,picture,video,iframe,form,input,object,embed"))
                .isEmpty();
        assertThat(html)
                .doesNotContain("display:flex", "display:grid", "position:", "var(--", "@font-face", "@import")
                .doesNotContain("background-image", "url(", "float:", "javascript:", "<video", ".webp");
    }

    @ParameterizedTest
    @EnumSource(names = {"FULL", "BRIEF", "WEB"})
    void everyElementIsClosedWhereItShould(LetterFormat look) {
        Parser parser = Parser.htmlParser().setTrackErrors(10);

        Jsoup.parse(html(look), "", parser);
        assertThat(parser.getErrors()).isEmpty();
    }

    /** Word, which lays out Outlook's mail, knows padding in cells only. */
    @Test
    void paragraphsAreSpacedByMargins() {
        assertThat(Jsoup.parse(html(LetterFormat.FULL))
                        .select("p[style*=padding],h1[style*=padding],h3[style*=padding]"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"FULL", "BRIEF"})
    void oneSmallStyleStandsInTheHead(LetterFormat look) {
        String html = COMMENT.matcher(html(look)).replaceAll("");

        List<String> styles = STYLE.matcher(html).results().map(m -> m.group(1)).toList();
        assertThat(styles).hasSize(1);
        assertThat(styles.get(0).getBytes(StandardCharsets.UTF_8).length).isLessThan(4_000);
        assertThat(html.indexOf("<style>")).isLessThan(html.indexOf("</head>"));
        // An @ rule within an @ rule costs the whole block in Gmail.
        assertThat(styles.get(0)).doesNotContainPattern("@media[^{]*\\{[^@}]*(\\{[^}]*}[^@}]*)*@");
    }

    @Test
    void everyPictureHasSizeAndWords() {
        Document page = Jsoup.parse(html(LetterFormat.FULL));

        assertThat(page.select("img")).isNotEmpty().allSatisfy(img -> {
            assertThat(img.attr("width")).matches("\\d+");
            assertThat(img.attr("height")).matches("\\d+");
            assertThat(img.hasAttr("alt")).isTrue();
            assertThat(img.attr("style")).contains("display:block");
        });
        assertThat(page.select("a > img[alt='']")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"FULL", "BRIEF", "WEB"})
    void headingsGoDownOneStepAtATime(LetterFormat look) {
        List<Integer> levels = Jsoup.parse(html(look)).select("h1,h2,h3,h4,h5,h6").stream()
                .map(h -> Integer.parseInt(h.tagName().substring(1)))
                .toList();

        assertThat(levels).startsWith(1).containsOnlyOnce(1);
        for (int i = 1; i < levels.size(); i++)
            assertThat(levels.get(i) - levels.get(i - 1)).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"FULL", "BRIEF"})
    void layoutIsSaidToBeLayoutAndTheLetterAnArticle(LetterFormat look) {
        Document page = Jsoup.parse(html(look));

        assertThat(page.select("table:not([role=presentation])")).isEmpty();
        Element article = page.selectFirst("[role=article][aria-roledescription=email]");
        assertThat(article).isNotNull();
        assertThat(article.attr("lang")).isEqualTo("en");
        assertThat(page.selectFirst("html").attr("dir")).isEqualTo("ltr");
        assertThat(page.select("meta[name=color-scheme],meta[name=supported-color-schemes]"))
                .hasSize(2);
        assertThat(page.title()).isEqualTo("The Morning Courier, Sunday, 22 November 2026");
    }

    @ParameterizedTest
    @EnumSource(names = {"FULL", "BRIEF"})
    void leavingIsOfferedAtTheTopAndInTheFooter(LetterFormat look) {
        String html = html(look);

        int first = html.indexOf("/unsubscribe/");
        assertThat(first).isBetween(0, 6_000);
        assertThat(html.lastIndexOf("/unsubscribe/")).isGreaterThan(html.length() - 1_500);
        assertThat(html).contains("12 Andriivskyi Uzviz, Kyiv 04070, Ukraine", "/preferences/");
    }

    @ParameterizedTest
    @EnumSource(names = {"FULL", "BRIEF", "WEB"})
    void textAndHtmlHaveTheSameLinks(LetterFormat look) {
        Rendering letter = renderer.render(SampleEdition.withNote(), look, 25_412);

        Set<String> html = Jsoup.parse(letter.html()).select("a[href]").stream()
                .map(a -> a.attr("href"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> text =
                URL.matcher(letter.text()).results().map(m -> m.group()).collect(Collectors.toCollection(TreeSet::new));
        assertThat(text).isEqualTo(html);
    }

    @Test
    void shortFormHasNothingRemoteAndFifteenKilobytesAtMost() {
        String html = html(LetterFormat.BRIEF);

        assertThat(Jsoup.parse(html).select("[src],[background]")).isEmpty();
        assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(15_000);
    }

    private String html(LetterFormat look) {
        return renderer.render(SampleEdition.withNote(), look, 25_412).html();
    }
}

package org.broadsheet.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.content.Access;
import org.broadsheet.edition.content.Content;
import org.broadsheet.edition.content.Section;
import org.broadsheet.edition.content.Story;
import org.broadsheet.feed.Author;
import org.broadsheet.feed.ItemKind;
import org.broadsheet.feed.Picture;
import org.broadsheet.letter.KeptLetters.Rendering;
import org.broadsheet.mail.Form;
import org.broadsheet.mail.Slots;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a letter says, and what it never lets in. */
class LetterWordsTests {
    private static final String LONG_HEADLINE =
            "Найвідповідальніші аварійно-відновлювальні бригади електроенергопостачальних підприємств повернули світло";

    private final LetterRoom room = new LetterRoom();

    @Test
    void markupInAStoryIsShownAndNotObeyed() {
        Story story = SampleEdition.story("<script>alert(1)</script> & \"quotes\"", "<img src=x onerror=y>");

        String html = html(story);
        assertThat(html).contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp;", "&lt;img src=x onerror=y&gt;");
        assertThat(Jsoup.parse(html).select("script, img[src=x]")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "javascript:alert(1)",
        "data:text/html;base64,AAAA",
        "file:///etc/passwd",
        "https://a.example/\"onclick=x",
        "''"
    })
    void linkThatIsNotOfTheWebIsNoLink(String url) {
        Story story = with(SampleEdition.story("A headline of its own", "Words."), url, null, List.of());

        Rendering letter = render(story);
        assertThat(letter.html()).contains("A headline of").doesNotContain("alert(1)", "base64", "passwd", "onclick");
        assertThat(letter.text()).doesNotContain("alert(1)", "passwd");
    }

    /** A feed that knew the marks could have every member's own token sent to an address of its choice. */
    @Test
    void storyCannotAskForAMembersToken() {
        String mark = Slots.mark(LetterAddresses.TOKEN);
        Story story = with(
                SampleEdition.story("Headline " + mark, "Words " + mark),
                "https://thief.example/" + mark,
                new Picture("https://thief.example/" + mark + ".jpg", mark, mark),
                List.of(new Author(mark, null, "https://thief.example/" + mark, mark)));
        Edition edition = SampleEdition.edition(new Content(
                mark,
                mark,
                mark,
                "<p><a href=\"https://thief.example/" + mark + "\">" + mark + "</a></p>",
                story,
                List.of(new Section(mark, List.of(story))),
                List.of(story),
                List.of(story),
                List.of(),
                0));

        Rendering letter = room.renderer().render(edition, LetterFormat.FULL, 0);
        assertThat(letter.html().replaceAll("letters.courier.example/\\w+/" + mark, ""))
                .doesNotContain(mark);
        assertThat(letter.text().replaceAll("letters.courier.example/\\w+/" + mark, ""))
                .doesNotContain(mark);
        assertThat(letter.subject()).doesNotContain(mark);
    }

    @Test
    void storyOfWhichLittleIsKnownStandsAsWell() {
        Story bare = new Story(
                1,
                "https://courier.example/1",
                "",
                "",
                "",
                SampleEdition.TO,
                0,
                ItemKind.ARTICLE,
                List.of(),
                null,
                false,
                "",
                Access.EVERYBODY);
        Edition edition = SampleEdition.edition(new Content(
                "Daily",
                "",
                "",
                null,
                null,
                List.of(new Section("News", List.of(bare))),
                List.of(),
                List.of(),
                List.of(),
                0));

        Rendering letter = room.renderer().render(edition, LetterFormat.FULL, 0);
        assertThat(letter.html()).contains(">https://courier.example/1</a>").doesNotContain("<img", "by </p>");
        assertThat(letter.text()).contains("https://courier.example/1");
    }

    @Test
    void twoHundredLongCyrillicStoriesFitAndTheRestIsBehindShowMore() {
        Rendering letter =
                room.with("broadsheet.newsroom.language", "uk").renderer().render(many(200), LetterFormat.FULL, 25_000);

        int bytes = filled(letter.html()).getBytes(StandardCharsets.UTF_8).length;
        assertThat(bytes).isLessThanOrEqualTo(73_000).isGreaterThan(68_000);
        int shown = Jsoup.parse(letter.html()).select("h3").size();
        assertThat(letter.html())
                .contains("Показати ще " + (200 - shown), "/archive/daily/2026-11-22", "Відписатися", "Andriivskyi");
        assertThat(letter.text()).contains("Показати ще " + (200 - shown));
        assertThat(letter.text()
                        .lines()
                        .filter(l -> l.startsWith("https://courier.example/"))
                        .distinct()
                        .count())
                .isEqualTo(shown);
    }

    @Test
    void shortFormOfManyStoriesStaysShort() {
        Rendering letter =
                room.with("broadsheet.newsroom.language", "uk").renderer().render(many(60), LetterFormat.BRIEF, 25_000);

        assertThat(filled(letter.html()).getBytes(StandardCharsets.UTF_8).length)
                .isLessThanOrEqualTo(15_000);
    }

    @Test
    void archiveShowsEveryStoryAndNothingPersonal() {
        String page = room.renderer().render(many(200), LetterFormat.WEB, 0).html();

        assertThat(Jsoup.parse(page).select("h3")).hasSize(200);
        assertThat(page).doesNotContain("\uE000", "/unsubscribe/", "/preferences/");
        assertThat(page).contains("https://letters.courier.example/");
    }

    @ParameterizedTest
    @EnumSource(names = {"FULL", "BRIEF", "TEXT"})
    void textPartKeepsToSeventyTwoColumns(LetterFormat look) {
        String text =
                room.renderer().render(SampleEdition.withNote(), look, 25_412).text();

        assertThat(text.lines().filter(line -> !line.startsWith("http")))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(72));
        assertThat(text.lines().filter(line -> line.contains("http"))).allMatch(line -> line.startsWith("http"));
        assertThat(text).doesNotContain("<", "&amp;", "&#");
    }

    @ParameterizedTest
    @CsvSource({
        "1,1 хвилина",
        "2,2 хвилини",
        "5,5 хвилин",
        "11,11 хвилин",
        "12,12 хвилин",
        "21,21 хвилина",
        "24,24 хвилини",
        "112,112 хвилин"
    })
    void ukrainianCountsAsUkrainiansDo(int minutes, String words) {
        Story story = SampleEdition.story("Заголовок", "Слова.");
        Story timed = new Story(
                1,
                story.url(),
                story.title(),
                story.summary(),
                "",
                story.published(),
                minutes,
                ItemKind.ARTICLE,
                List.of(),
                null,
                false,
                "",
                Access.EVERYBODY);

        String text = room.with("broadsheet.newsroom.language", "uk")
                .renderer()
                .render(edition(timed), LetterFormat.TEXT, 0)
                .text();
        assertThat(text).contains(words + " читання").contains("Неділя, 22 листопада 2026");
    }

    @Test
    void languageWithoutWordsIsAnsweredInEnglish() {
        String text = room.with("broadsheet.newsroom.language", "pl")
                .renderer()
                .render(SampleEdition.daily(), LetterFormat.TEXT, 0)
                .text();

        assertThat(text).contains("Sunday, 22 November 2026", "In brief".toUpperCase(java.util.Locale.ROOT));
    }

    @Test
    void communityIsThankedFromTheConfiguredNumberOn() {
        Renderer renderer = room.with("broadsheet.site.community-from", "100").renderer();

        assertThat(renderer.render(SampleEdition.daily(), LetterFormat.FULL, 99).html())
                .doesNotContain("chosen to be part");
        assertThat(renderer.render(SampleEdition.daily(), LetterFormat.FULL, 25_412)
                        .html())
                .contains(">25,412</p>", "people have chosen to be part of The Dnipro Courier. Thank you.");
    }

    @Test
    void subjectHasTheHeadlineAndTheDay() {
        String subject = room.renderer()
                .render(SampleEdition.daily(), LetterFormat.FULL, 0)
                .subject();

        assertThat(subject)
                .isEqualTo("Ukraine war latest: Repair crews relight Kharkiv’s hospitals before dawn · 22 November");
    }

    private Edition many(int stories) {
        List<Story> all = IntStream.range(0, stories)
                .mapToObj(i -> SampleEdition.story(i + ". " + LONG_HEADLINE, (LONG_HEADLINE + ". ").repeat(6)))
                .toList();
        return SampleEdition.edition(
                SampleEdition.content(null, List.of(new Section("Новини", all)), List.of(), List.of(), 0));
    }

    private static Edition edition(Story story) {
        return SampleEdition.edition(
                SampleEdition.content(null, List.of(new Section("News", List.of(story))), List.of(), List.of(), 0));
    }

    private static Story with(Story story, String url, Picture picture, List<Author> authors) {
        return new Story(
                1,
                url,
                story.title(),
                story.summary(),
                "News",
                story.published(),
                4,
                ItemKind.ARTICLE,
                authors,
                picture,
                false,
                "",
                Access.EVERYBODY);
    }

    private Rendering render(Story story) {
        return room.renderer().render(edition(story), LetterFormat.FULL, 0);
    }

    private String html(Story story) {
        return render(story).html();
    }

    private static String filled(String html) {
        Map<String, String> values =
                Map.of(Form.ADDRESS, "a".repeat(64) + "@" + "b".repeat(189), LetterAddresses.TOKEN, "t".repeat(26));
        return Preview.filled(new Rendering("", "", html), values, new byte[0]).html();
    }
}

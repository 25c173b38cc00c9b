package org.broadsheet.console.today;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.console.ConsoleRoom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the page says of an edition before it goes out is said of the letter that goes out. */
class ChecksTests {
    private static final String PAGE = "/console/today/daily?edition=coming";
    private static ConsoleRoom room;

    @BeforeAll
    static void open() {
        room = Newsroom.open(
                "--broadsheet.digests.empty.title=Empty",
                "--broadsheet.digests.empty.feeds=none",
                "--broadsheet.feeds[2].name=none",
                "--broadsheet.feeds[2].url=http://127.0.0.1:9/none.xml");
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @Test
    void everyLinkOfTheLetterIsTriedThoseOfTheNoteToo() {
        String page = room.get(PAGE).body();
        room.post(
                PAGE,
                "/console/today/daily/words",
                "edition",
                "coming",
                "version",
                value(page, "version"),
                "note",
                "Read [this](http://127.0.0.1:9/typed-wrong?a=1&b=2)");

        HttpResponse<String> answer = room.post(PAGE, "/console/today/daily/links", "edition", "coming");

        assertThat(answer.body())
                .contains("http://127.0.0.1:9/typed-wrong?a=1&amp;b=2")
                .doesNotContain("/unsubscribe/");
    }

    @Test
    void editionWithoutAStoryIsNotSaidToBeWell() {
        assertThat(room.get("/console/today/empty").body())
                .contains("There is no story: nothing would be sent.")
                .doesNotContain("Nothing to fix");
    }

    @Test
    void sizeIsThatOfTheFormatThatIsShown() {
        String full = size(room.get(PAGE).body());
        assertThat(full).endsWith(" of the 73");
        assertThat(size(room.get(PAGE + "&format=brief").body())).matches("\\d+ of the 1\\d");
        assertThat(room.get(PAGE + "&format=text").body()).doesNotContain("<meter");
    }

    @Test
    void whatIsAskedBeforeSendingIsTheDayThatGoesOut() {
        String day = java.time.LocalDate.now(java.time.ZoneId.of("Europe/Kyiv"))
                .format(java.time.format.DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", java.util.Locale.ENGLISH));

        assertThat(room.get("/console/today/daily/send?edition=coming").body()).contains(day);
    }

    private static String size(String page) {
        Matcher size = Pattern.compile("aria-label=\"(\\d+) KB( of the \\d+)").matcher(page);
        return size.find() ? size.group(1) + size.group(2) : "";
    }

    private static String value(String page, String name) {
        Matcher value =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page);
        assertThat(value.find()).isTrue();
        return value.group(1);
    }
}

package org.broadsheet.console.today;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.console.ConsoleRoom;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.broadsheet.job.DigestRuns;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/** Today by its forms, as a browser without script sends them; at the end the edition goes out. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TodayTests {
    private static final String PAGE = "/console/today/daily?edition=coming";
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([^\"]+)\"");
    private static final Pattern STORY = Pattern.compile("data-item=\"(\\d+)\"");
    private static Path templates;
    private static ConsoleRoom room;

    @BeforeAll
    static void open() {
        room = Newsroom.open(
                "--broadsheet.digests.daily.approvers=chief@example.org",
                "--broadsheet.digests.evening.title=The Evening",
                "--broadsheet.digests.evening.feeds=courier",
                "--broadsheet.templates=" + templates());
        room.members(List.of("eve@example.org,Eve,evening"));
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @Test
    @Order(1)
    void pageIsSmallAndHasNoScriptOrStyleOfItsOwn() {
        HttpResponse<String> page = room.get("/console");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body().length()).isLessThan(60_000);
        assertThat(page.body()).doesNotContain("<style", " style=", "onclick", "javascript:");
        assertThat(stories()).hasSize(12);
        assertThat(room.get("/console?language=uk").body())
                .contains("Наступний випуск")
                .doesNotContain("Take out");
        room.get("/console?language=en");
    }

    @Test
    @Order(2)
    void storyIsTakenOutPutBackAndMovedAndTheLetterFollows() {
        List<String> before = stories();
        act("out:" + before.get(1));
        assertThat(stories()).doesNotContain(before.get(1));
        assertThat(room.get(PAGE).body()).contains("an editor took it out");

        act("in:" + before.get(1));
        assertThat(stories()).contains(before.get(1));

        List<String> now = stories();
        List<String> section = sectionOfTwo();
        act("down:" + section.get(0));
        assertThat(stories()).containsSubsequence(section.get(1), section.get(0));

        act("lead:" + now.get(3));
        assertThat(stories().get(0)).isEqualTo(now.get(3));
        String title = room.jdbc
                .sql("select title from item where id = :id")
                .param("id", Long.valueOf(now.get(3)))
                .query(String.class)
                .single();
        assertThat(room.get("/console/today/daily/letter?edition=coming&format=text")
                        .body())
                .contains(title.split(" ")[0]);
    }

    @Test
    @Order(3)
    void wordsStandInTheLetterAndHostileOnesAreHarmless() {
        words(
                version(),
                "Good \u202emorning",
                "",
                "Dear **reader** <script>alert(1)</script> [x](javascript:alert(1))");

        String letter = room.get("/console/today/daily/letter?edition=coming").body();
        assertThat(room.get(PAGE).body()).contains("Good morning");
        assertThat(letter).contains("<strong>reader</strong>").doesNotContain("<script>", "javascript:");
    }

    @Test
    @Order(4)
    void tooLongIsToldAndNothingTypedIsLost() {
        String emoji = "🙂".repeat(5_400);

        HttpResponse<String> answer = words(version(), "Short", "", emoji);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(emoji, "5,400 characters", "Short");
        assertThat(room.get(PAGE).body()).contains("Good morning");
    }

    @Test
    @Order(5)
    void secondEditorSeesBothAndDecides() {
        String seen = version();
        words(seen, "First editor’s", "", "");

        HttpResponse<String> answer = words(seen, "Second editor’s", "", "A note");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("First editor’s", "Second editor’s", "A note", "<strong>admin</strong>");
        assertThat(room.get(PAGE).body()).contains("First editor’s").doesNotContain("Second editor’s");

        words(version(answer.body()), "Second editor’s", "", "A note");
        assertThat(room.get(PAGE).body()).contains("Second editor’s");
    }

    @Test
    @Order(6)
    void storyHasItsOwnWordsAndHeading() {
        String item = stories().get(2);
        String path = "/console/today/daily/story/" + item;
        room.post(
                path + "?edition=coming",
                path,
                "edition",
                "coming",
                "version",
                version(),
                "title",
                "My headline",
                "summary",
                "TK",
                "alt",
                "A bridge at night",
                "other",
                "Elections");

        String page = room.get(PAGE).body();
        assertThat(page).contains("My headline", "Elections", "Something unfinished was left in");
        assertThat(room.get("/console/today/daily/send?edition=coming").body()).contains("Fix this first");

        room.post(
                path + "?edition=coming", path, "edition", "coming", "version", version(), "title", "", "summary", "");
        assertThat(room.get(PAGE).body()).doesNotContain("My headline", "Something unfinished");
    }

    @Test
    @Order(8)
    void testLetterIsMarkedAndInNoLedger() throws Exception {
        test("editor@example.org");

        assertThat(room.relay.waitForIncomingEmail(10_000, 1)).isTrue();
        var mail = room.relay.getReceivedMessages()[0];
        assertThat(mail.getSubject()).startsWith("[Test] Second editor’s · ");
        assertThat(mail.getAllRecipients()[0]).hasToString("editor@example.org");
        assertThat(room.jdbc
                        .sql("select count(*) from delivery_run")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(test("nobody").body()).contains("is not a valid address");
        room.relay.purgeEmailFromAllMailboxes();
    }

    @Test
    @Order(8)
    void changedTemplateWithoutAWayOutOfTheLetterIsFound() throws Exception {
        Path letter = templates.resolve("email/_layout.ftlh");
        String whole = Files.readString(letter);
        Files.writeString(letter, whole.replace("links.unsubscribe", "links.preferences"));
        waitForTemplates();

        String page = room.get(PAGE).body();
        assertThat(page)
                .contains(
                        "This template has no unsubscribe link",
                        "email/daily/html.ftlh",
                        "to check before it goes out");
        assertThat(room.get("/console/today/daily/send?edition=coming").body())
                .contains("Fix this first", "This template has no unsubscribe link");
        Files.writeString(letter, whole);
        waitForTemplates();
        assertThat(room.get(PAGE).body()).doesNotContain("no way to unsubscribe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"html.ftlh", "subject.ftl"})
    @Order(8)
    void brokenTemplateIsToldByFileAndLineAndNothingCanBeSent(String file) throws Exception {
        Path letter = templates.resolve("email/daily").resolve(file);
        String whole = Files.readString(letter);
        Files.writeString(letter, "<#-- -->\n${nothing.of.this.name}\n" + whole);
        waitForTemplates();

        for (String path : List.of(PAGE, "/console/today/daily/send?edition=coming")) {
            HttpResponse<String> page = room.get(path);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.body())
                    .as(path)
                    .contains("No letter can be made", "email/daily/" + file + ", line 2")
                    .doesNotContain("Send now to");
        }
        assertThat(test("editor@example.org").body()).contains("The test letter cannot be made");
        assertThat(room.get("/console/today/daily/letter?edition=coming").statusCode())
                .isEqualTo(200);
        Files.writeString(letter, whole);
        waitForTemplates();
        assertThat(room.get(PAGE).body()).doesNotContain("No letter can be made");
    }

    @Test
    @Order(9)
    void linksAreTriedOnDemandAndNoPrivateAddressIsAsked() {
        HttpResponse<String> answer = room.post(PAGE, "/console/today/daily/links?edition=coming");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("links need checking", "https://courier.example/");
    }

    @Test
    @Order(10)
    void unknownPagesAreNotFound() {
        for (String path : List.of(
                "/console/today/weekly",
                "/console/today/daily?edition=1999-01-01",
                "/console/today/daily?edition=%3Cscript%3E",
                "/console/today/daily/story/999999",
                "/approve/AAAAAAAAAAEabcdefghijklmnopqrstu",
                "/approve/x"))
            assertThat(room.get(path, "Accept", "text/html").statusCode())
                    .as(path)
                    .isEqualTo(404);
    }

    @Test
    @Order(11)
    void whatChangedSinceTheNumbersWereShownIsNotSent() {
        String numbers = room.get("/console/today/daily/send?edition=coming").body();
        assertThat(numbers).contains("3 members get it", "Members have had no letter today", "Send now to 3");
        words(version(), "Another subject", "", "");

        assertThat(send(numbers).statusCode()).isEqualTo(409);
        assertThat(room.bean(Editions.class).newest("daily", 1)).isEmpty();
    }

    @Test
    @Order(12)
    void sendPressedTwiceAndByTheScheduleTooIsOneEdition() throws Exception {
        String numbers = room.get("/console/today/daily/send?edition=coming").body();
        String also = room.get("/console/today/daily/send?edition=coming").body();

        HttpResponse<String> first = send(numbers);
        HttpResponse<String> second = send(numbers);
        HttpResponse<String> third = send(also);
        room.bean(DigestRuns.class).run("daily", Instant.now(), false);

        List<Edition> made = room.bean(Editions.class).newest("daily", 5);
        assertThat(made).hasSize(1);
        assertThat(List.of(first, second, third)).allSatisfy(a -> assertThat(location(a))
                .endsWith("/console/editions/daily/" + made.get(0).name()));
        assertThat(room.relay.getReceivedMessages()).hasSize(3);
        assertThat(room.relay.getReceivedMessages()[0].getSubject()).startsWith("Another subject · ");
        assertThat(room.bean(DigestRuns.class).report(made.get(0)).subject())
                .isEqualTo(room.relay.getReceivedMessages()[0].getSubject());
    }

    @Test
    @Order(13)
    void sentEditionCannotBeChanged() {
        String sent = room.bean(Editions.class).newest("daily", 1).get(0).name();

        HttpResponse<String> answer =
                room.post(PAGE, "/console/today/daily/words", "edition", sent, "version", "9.0", "note", "Too late");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("This edition is closed", "Too late");
    }

    @Test
    @Order(14)
    void specialEditionHasWhatWasChosenAndIsSentByHand() throws Exception {
        Newsroom.arrives(room, "Breaking");
        Newsroom.arrives(room, "Quiet");
        room.bean(DigestRuns.class).run("evening", Instant.now(), false);
        String offers = room.get("/console/today/daily/special").body();
        assertThat(offers).contains("Breaking", "Quiet");
        assertThat(offers)
                .contains("Members have had 2 letters today: The Daily ")
                .containsPattern("The Daily \\S+ \\(3 members\\), The Evening \\S+ \\(1 member\\). This is one more");
        String chosen = value(offers.substring(offers.lastIndexOf("<label", offers.indexOf("Breaking"))), "item");
        room.relay.purgeEmailFromAllMailboxes();

        String made = location(room.post(
                "/console/today/daily/special",
                "/console/today/daily/special",
                "item",
                chosen,
                "key",
                value(offers, "key")));
        assertThat(made).contains("edition=", ".2");
        assertThat(room.get("/console/today/daily?" + URI.create(made).getQuery())
                        .body())
                .contains("Breaking", "not chosen for this special edition");
        String path = "/console/today/daily/send?" + URI.create(made).getQuery();
        String numbers = room.get(path).body();
        assertThat(numbers).contains("had 2 letters today").contains("This is one more");
        room.post(path, path, "seen", value(numbers, "seen"), "key", value(numbers, "key"));

        assertThat(room.relay.waitForIncomingEmail(20_000, 3)).isTrue();
        assertThat(room.relay.getReceivedMessages()[0].getSubject()).startsWith("Breaking · ");
        assertThat(room.get("/console/today/daily?edition=coming").body()).contains("Quiet");
    }

    @Test
    @Order(15)
    void testLetterThatTheRelayRefusesIsToldInTheRelaysWords() {
        room.relay.getUserManager().setMessageDeliveryHandler((message, mailbox) -> {
            throw new IllegalStateException("mailbox is broken");
        });

        String page = test("editor@example.org").body();

        assertThat(page).contains("The mail server did not accept the test letter to editor@example.org. It said: 4");
        assertThat(room.count("audit where what = 'edition-test' and detail like 'refused %'"))
                .isEqualTo(1);
    }

    private static Path templates() {
        try {
            templates = Files.createTempDirectory("templates");
            FileSystemUtils.copyRecursively(Path.of("templates"), templates);
            return templates;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes are seen half a second later. */
    private static void waitForTemplates() throws InterruptedException {
        Thread.sleep(600);
    }

    private static HttpResponse<String> act(String act) {
        HttpResponse<String> answer =
                room.post(PAGE, "/console/today/daily/arrange", "edition", "coming", "version", version(), "act", act);
        assertThat(answer.statusCode()).as(act).isEqualTo(302);
        return answer;
    }

    private static HttpResponse<String> words(String version, String subject, String preheader, String note) {
        return room.post(
                PAGE,
                "/console/today/daily/words",
                "edition",
                "coming",
                "version",
                version,
                "subject",
                subject,
                "preheader",
                preheader,
                "note",
                note);
    }

    private static HttpResponse<String> test(String address) {
        HttpResponse<String> answer =
                room.post(PAGE, "/console/today/daily/test", "edition", "coming", "address", address);
        return room.get(URI.create(location(answer)).getPath() + "?edition=coming");
    }

    private static HttpResponse<String> send(String numbers) {
        return room.post(
                PAGE,
                "/console/today/daily/send",
                "edition",
                "coming",
                "seen",
                value(numbers, "seen"),
                "key",
                value(numbers, "key"));
    }

    /** The first two stories under the first heading that has two. */
    private static List<String> sectionOfTwo() {
        for (String part : room.get(PAGE).body().split("class=\"stretch\" data-column=\"STORY\"")) {
            List<String> items =
                    STORY.matcher(part).results().map(found -> found.group(1)).toList();
            if (items.size() > 1 && part.startsWith(" data-section")) return items.subList(0, 2);
        }
        throw new IllegalStateException("no heading has two stories");
    }

    private static String value(String page, String name) {
        Matcher value =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page);
        assertThat(value.find()).as(name).isTrue();
        return value.group(1);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String version() {
        return version(room.get(PAGE).body());
    }

    private static String version(String page) {
        Matcher version = VERSION.matcher(page);
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    private static List<String> stories() {
        return STORY.matcher(room.get(PAGE).body())
                .results()
                .map(m -> m.group(1))
                .toList();
    }
}

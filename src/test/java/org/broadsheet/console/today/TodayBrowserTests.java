package org.broadsheet.console.today;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.broadsheet.console.ConsoleBrowser;
import org.broadsheet.console.ConsoleRoom;
import org.broadsheet.console.SseHub;
import org.broadsheet.edition.ApprovalLinks;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.Editions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.WebElement;

/** An editor's morning in a real browser: reorder, note, preview, test, send; a colleague at the same page; a phone; no script. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TodayBrowserTests {
    private static final String PAGE = "/console/today/daily?edition=coming";
    private static ConsoleRoom room;
    private static ConsoleBrowser browser;

    @BeforeAll
    static void open() {
        room = Newsroom.open();
        browser = ConsoleBrowser.open(room);
    }

    @AfterAll
    static void close() {
        if (browser != null) browser.close();
        room.close();
    }

    @Test
    @Order(1)
    void everyPageIsFitForAPhoneAndAxeFindsNothing() {
        browser.go(PAGE);
        String item = first(2);
        for (String page : List.of(
                PAGE,
                PAGE + "&tab=letter&paper=dark",
                "/console/today/daily/send",
                "/console/today/daily/special",
                "/console/today/daily/story/" + item + "?edition=coming")) {
            browser.size(1280, 900);
            browser.go(page);
            assertThat(browser.flaws()).as(page).isEmpty();
            browser.size(360, 740);
            browser.go(page);
            assertThat(browser.overflow()).as(page).isZero();
            assertThat(browser.flaws()).as(page + " on a phone").isEmpty();
        }
        browser.size(1280, 900);
    }

    @Test
    @Order(2)
    void phoneShowsOneOfTwoTabsAndTheNextActionAtTheFoot() {
        browser.size(360, 740);
        browser.go(PAGE);
        assertThat(shown(".pane-edition")).isTrue();
        assertThat(shown(".pane-letter")).isFalse();
        assertThat(css(".foot-act").getCssValue("position")).isEqualTo("fixed");

        browser.go(PAGE + "&tab=letter");
        assertThat(shown(".pane-edition")).isFalse();
        assertThat(shown(".pane-letter")).isTrue();
        browser.size(1280, 900);
    }

    @Test
    @Order(3)
    void storyMovesWithoutLeavingThePageAndTheLetterFollows() {
        browser.go(PAGE);
        String moved = notLast();
        int place = place(moved);
        String letter = css("iframe.letter").getDomAttribute("src");
        browser.driver.executeScript("window.stayed = true");
        if (!css("#f-note").isDisplayed()) css(".words summary").click();
        css("#f-note").sendKeys("not kept yet");

        css("#down" + moved).click();

        browser.patience.until(b -> first(place + 1).equals(moved));
        assertThat(css("#f-note").getDomProperty("value")).endsWith("not kept yet");
        assertThat(browser.driver.executeScript("return window.stayed")).isEqualTo(true);
        assertThat(css("iframe.letter").getDomAttribute("src")).isNotEqualTo(letter);
        browser.go(PAGE);
        assertThat(first(place + 1)).isEqualTo(moved);
    }

    @Test
    @Order(3)
    void conflictOfAMoveLosesNothingThatWasTyped() {
        browser.go(PAGE);
        String moved = notLast();
        int place = place(moved);
        if (!css("#f-note").isDisplayed()) css(".words summary").click();
        css("#f-note").sendKeys("typed before the conflict");
        keep("subject", "A colleague's subject", "preheader", "", "note", "A colleague's note");

        css("#down" + moved).click();
        browser.patience.until(b -> css(".notice").getText().contains("not done yet"));
        css("form.measure button").click();

        browser.patience.until(b -> first(place + 1).equals(moved));
        assertThat(css("#f-note").getDomProperty("value")).endsWith("typed before the conflict");
        assertThat(css("#f-subject").getDomProperty("value")).isEqualTo("A colleague's subject");
        css("#words form button").click();
        browser.patience.until(b -> css("blockquote"));
        assertThat(css("#f-note").getDomProperty("value")).endsWith("typed before the conflict");
        assertThat(css("blockquote").getText()).isEqualTo("A colleague's note");
        assertThat(browser.flaws()).isEmpty();
        browser.go(PAGE);
        assertThat(css("#f-note").getDomProperty("value")).isEqualTo("A colleague's note");
        keep("subject", "", "preheader", "", "note", "");
        browser.go(PAGE);
        css("#up" + moved).click();
        browser.patience.until(b -> first(place).equals(moved));
    }

    @Test
    @Order(4)
    void headingMovesWithAllItsStoriesByItsButton() {
        browser.go(PAGE);
        String story = first(4);
        arrange("act", "place:" + story, "column", "STORY", "section", "Elections");
        browser.go(PAGE);
        List<String> before = headings();

        css("#higher" + story).click();

        browser.patience.until(b -> !headings().equals(before));
        int place = before.indexOf("Elections");
        List<String> expected = new java.util.ArrayList<>(before);
        java.util.Collections.swap(expected, place, place - 1);
        assertThat(headings()).isEqualTo(expected);
        browser.driver.switchTo().frame(css("iframe.letter"));
        assertThat(css("body").getText().toLowerCase(Locale.ROOT))
                .containsSubsequence("elections", before.get(place - 1).toLowerCase(Locale.ROOT));
        browser.driver.switchTo().defaultContent();
    }

    @Test
    @Order(5)
    void storyIsDraggedWithTheMouseUnderAnotherHeadingAndStaysThere() {
        browser.size(1280, 1400);
        browser.go(PAGE);
        if (stories("Elections").isEmpty()) {
            arrange("act", "place:" + first(5), "column", "STORY", "section", "Elections");
            browser.go(PAGE);
        }
        String there = stories("Elections").get(0);
        String moved = attributes(".stories li:has(+ li)", "data-item").get(0);

        int low = css("#s" + there).getSize().getHeight() - 5;
        browser.mouse("mousePressed", "#s" + moved, 60, 20);
        browser.patience.until(b -> {
            browser.mouse("mouseMoved", "#s" + there, 60, low);
            return css("#s" + moved + ".dragged").isDisplayed()
                    && css("#s" + there + ".below").isDisplayed();
        });
        browser.mouse("mouseReleased", "#s" + there, 60, low);

        browser.patience.until(b -> stories("Elections").size() == 2);
        browser.size(1280, 900);
        browser.go(PAGE);
        assertThat(stories("Elections")).containsExactly(there, moved);
    }

    @Test
    @Order(6)
    void noteStandsInTheLetterAndASecondEditorIsTold() {
        browser.go(PAGE);
        css(".words summary").click();
        room.post(
                PAGE,
                "/console/today/daily/words",
                "edition",
                "coming",
                "version",
                version(),
                "note",
                "From a colleague");
        css("#f-note").sendKeys("Good morning from *the desk*");
        css(".words form button").click();

        browser.patience.until(b -> String.valueOf(b.getTitle()).startsWith("Someone else changed"));
        assertThat(css("#f-note").getDomProperty("value")).isEqualTo("Good morning from *the desk*");
        assertThat(css("blockquote").getText()).isEqualTo("From a colleague");
        openToEverybodyAlsoOnAPhone();
        css("main form button").click();

        browser.patience.until(b -> String.valueOf(b.getCurrentUrl()).contains("#words"));
        browser.driver.switchTo().frame(css("iframe.letter"));
        assertThat(css("body").getText()).contains("Good morning from the desk");
        browser.driver.switchTo().defaultContent();
    }

    @Test
    @Order(6)
    void newStoryIsToldOfAndShownWhenAskedForAndNothingTypedIsLost() {
        browser.go(PAGE);
        WebElement note = css("#f-note");
        if (!note.isDisplayed()) css(".words summary").click();
        note.sendKeys("half a sentence");
        List<String> before = attributes(".stories li, .left li", "id");
        assertThat(css("#come").getText()).isEmpty();

        Newsroom.arrives(room, "While you look");

        browser.patience.until(b -> css("#come").getText().equals("1 new story has come. Show"));
        assertThat(attributes(".stories li, .left li", "id")).isEqualTo(before);
        css("#come a").click();
        browser.patience.until(b -> css(".arrange").getText().contains("While you look"));
        assertThat(note.getDomProperty("value")).contains("half a sentence");
        assertThat(css("#come").getText()).isEmpty();
    }

    @Test
    @Order(6)
    void pageThatIsOpenForLongIsToldThatItIsOverAndAsksNoMore() {
        String stream = "/console/today/daily/arrivals?edition=coming&known=0&from=";

        assertThat(room.get(stream + Instant.now().minus(SseHub.LONGEST).getEpochSecond())
                        .body())
                .contains("event:over");
    }

    @Test
    @Order(6)
    void pageOfOneWhoIsLoggedOutDoesNotAskForEver() {
        browser.go(PAGE);
        browser.driver.manage().deleteAllCookies();
        browser.driver.executeScript("const old = document.querySelector('#come'), anew = old.cloneNode(true);"
                + "old.replaceWith(anew); htmx.process(anew)");

        browser.patience.until(b -> css("#come").getDomAttribute("sse-connect") == null);
        browser.login();
    }

    @Test
    @Order(6)
    void linksAreTriedByAButtonAndTheirPageIsOpenToEverybody() {
        browser.go(PAGE);
        // By the keyboard: a mouse that scrolls to it may press the letter's frame, which stood there a moment before.
        css("form[action*='/links'] button").sendKeys(Keys.ENTER);

        browser.patience.until(b -> !b.findElements(By.cssSelector(".findings")).isEmpty()
                && b.findElements(By.cssSelector("iframe")).isEmpty());
        openToEverybodyAlsoOnAPhone();
        css(".findings a").click();
        browser.patience.until(b -> css("#f-title"));
    }

    @Test
    @Order(2)
    void editOpensTheStoryByMouseAndKeyboardAtTheDeskAndOnAPhone() {
        for (int width : new int[] {1280, 360}) {
            browser.size(width, 900);
            for (boolean keyboard : new boolean[] {false, true}) {
                browser.go(PAGE);
                WebElement edit = css(".stretch a[href*='/story/']");
                String headline = css(".stretch .headline").getText();
                if (keyboard) edit.sendKeys(Keys.ENTER);
                else edit.click();

                browser.patience.until(b -> String.valueOf(b.getCurrentUrl()).contains("/story/"));
                browser.patience.until(b -> css("#f-title").isDisplayed());
                assertThat(css("#f-title").getDomProperty("value")).isEqualTo(headline);
            }
        }
        browser.size(1280, 900);
    }

    @Test
    @Order(4)
    void focusGoesOnAndWhatWasDoneIsSaid() {
        browser.go(PAGE);
        String out = first(3);
        String next = first(4);

        css("#out" + out).sendKeys(Keys.ENTER);

        browser.patience.until(b -> !first(3).equals(out));
        browser.patience.until(
                b -> ("out" + next).equals(b.switchTo().activeElement().getDomAttribute("id")));
        assertThat(css("#said").getDomProperty("textContent")).startsWith("Taken out: ");
        browser.go(PAGE);
        css(".left summary").click();
        css("#in" + out).click();
        browser.patience.until(b -> first(3).equals(out));
    }

    @Test
    @Order(7)
    void everythingButDraggingWorksWithoutScript() {
        browser.script(false);
        browser.go(PAGE);
        String out = first(4);

        css("#out" + out).click();

        browser.patience.until(b -> !first(4).equals(out));
        // The address names the story, and a browser opens the list in which it now stands.
        browser.patience.until(b -> css("#in" + out).isDisplayed());
        css("#in" + out).click();
        browser.patience.until(b -> first(4).equals(out));
        browser.script(true);
    }

    @Test
    @Order(9)
    void pageBehindTheLinkInTheMailIsOpenToEverybodyAlsoWithoutALogin() {
        Newsroom.arrives(room, "Afterwards");
        Edition held = room.bean(Editions.class)
                .composeHeld("daily", Instant.now().plus(Duration.ofDays(1)), "waits for approval")
                .orElseThrow();
        browser.driver.manage().deleteAllCookies();
        browser.go("/approve/" + room.bean(ApprovalLinks.class).issue(held.id()));

        assertThat(css("main").getText()).contains("It is not sent until someone approves it");
        openToEverybodyAlsoOnAPhone();
        browser.go("/approve/nonsense");
        assertThat(css("h1").getText()).isEqualTo("This link is not valid");
        openToEverybodyAlsoOnAPhone();
        room.bean(Editions.class).cancel(held.id());
    }

    @Test
    @Order(8)
    void testLetterThenTheEditionGoOut() {
        browser.go(PAGE);
        assertThat(css("#f-address").getDomProperty("value")).isEqualTo("editor@example.org");
        css("form[action*='/test'] button").click();
        browser.patience.until(b -> css(".notice").getText().contains("accepted the test letter"));
        assertThat(room.relay.waitForIncomingEmail(10_000, 1)).isTrue();

        // Whole before it is clicked: a click into a page that still loads is lost.
        browser.go(PAGE);
        css(".foot-act .button").click();
        WebElement send = browser.patience.until(b -> css("form.go button"));
        assertThat(css("main").getText()).contains("3 members get it");
        send.click();

        browser.patience.until(b -> String.valueOf(b.getCurrentUrl()).contains("/console/editions/daily/"));
        assertThat(room.relay.waitForIncomingEmail(20_000, 4)).isTrue();
        assertThat(room.bean(Editions.class).newest("daily", 5)).hasSize(1);
    }

    /** Found once the page is there: whoever waits for it asks again. */
    /** The first story that has another below it under the same heading. */
    private static String notLast() {
        return attributes(".stories li:has(+ li)", "data-item").get(0);
    }

    private static int place(String story) {
        return attributes(".stories li", "data-item").indexOf(story) + 1;
    }

    private static String first(int place) {
        List<String> stories = attributes(".stories li", "data-item");
        if (stories.size() < place) throw new NoSuchElementException("story " + place);
        return stories.get(place - 1);
    }

    private static void openToEverybodyAlsoOnAPhone() {
        assertThat(browser.flaws()).isEmpty();
        browser.size(360, 740);
        assertThat(browser.overflow()).isZero();
        assertThat(browser.flaws()).isEmpty();
        browser.size(1280, 900);
    }

    private static void arrange(String... fields) {
        List<String> all = new ArrayList<>(List.of("edition", "coming", "version", version()));
        all.addAll(List.of(fields));
        room.post(PAGE, "/console/today/daily/arrange", all.toArray(String[]::new));
    }

    /** A colleague's words, from another page. */
    private static void keep(String... words) {
        String[] all = new String[words.length + 4];
        System.arraycopy(new String[] {"edition", "coming", "version", version()}, 0, all, 0, 4);
        System.arraycopy(words, 0, all, 4, words.length);
        room.post(PAGE, "/console/today/daily/words", all);
    }

    private static List<String> headings() {
        return attributes(".stretch[data-section]", "data-section");
    }

    private static List<String> stories(String section) {
        return attributes("[data-section='" + section + "'] li", "data-item");
    }

    private static List<String> attributes(String selector, String name) {
        return browser.driver.findElements(By.cssSelector(selector)).stream()
                .map(found -> String.valueOf(found.getDomAttribute(name)))
                .toList();
    }

    private static String version() {
        return String.valueOf(css(".arrange [name=version]").getDomAttribute("value"));
    }

    private static boolean shown(String selector) {
        return css(selector).isDisplayed();
    }

    private static WebElement css(String selector) {
        return browser.driver.findElement(By.cssSelector(selector));
    }
}

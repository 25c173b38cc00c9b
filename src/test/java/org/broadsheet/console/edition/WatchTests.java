package org.broadsheet.console.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.broadsheet.console.ConsoleBrowser;
import org.broadsheet.console.ConsoleRoom;
import org.broadsheet.job.DigestRuns;
import org.broadsheet.smtp.Answer;
import org.broadsheet.smtp.ScriptedRelay;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.By;

/** An editor who watches one edition go, from the first message to the receipt, and tries again what was refused. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WatchTests {
    private static final int MEMBERS = 60;
    private static final String HOSTILE = "<script>alert(1)</script> \u202Egnorw";

    private static final ScriptedRelay RELAY = ScriptedRelay.start();
    private static final Answer TAKEN = Answer.reply("250 2.0.0 taken").butTaken();
    private static volatile boolean forgiving;
    private static volatile boolean slow = true;
    private static ConsoleRoom room;
    private static ConsoleBrowser browser;
    private static String edition;

    @BeforeAll
    static void open() {
        RELAY.at("RCPT", e -> !forgiving && e.line().contains("bad"), Answer.reply("550 5.2.1 " + HOSTILE));
        // Slow until the watching is over, however slow the one who watches is.
        RELAY.rule(e -> slow && e.verb().equals("DOT") ? TAKEN.after(Duration.ofMillis(500)) : null);
        room = ConsoleRoom.open(
                "--spring.mail.port=" + RELAY.port(),
                "--broadsheet.mail.connections=1",
                "--broadsheet.mail.patience=PT1S");
        List<String> rows = new ArrayList<>(
                List.of("bad1@example.org,=1+1,daily", "bad2@example.org,B,daily", "=cmd@example.org,C,daily"));
        for (int i = 3; i < MEMBERS; i++) rows.add("m" + i + "@example.org,M,daily");
        room.members(rows);
        room.login();
        browser = ConsoleBrowser.open(room);
        edition = "/console/editions/daily/" + room.bean(DigestRuns.class).start("daily", Instant.now());
        await("select count(*) > 2 from delivery where state = 'accepted'");
    }

    @AfterAll
    static void close() {
        if (browser != null) browser.close();
        room.close();
        RELAY.close();
    }

    @Test
    @Order(1)
    void progressMovesWithoutReload() {
        browser.go(edition);
        browser.driver.executeScript("window.same = true");
        long before = accepted();

        browser.patience.until(b -> accepted() > before + 4);

        assertThat(browser.driver.executeScript("return window.same")).isEqualTo(true);
        assertThat(state()).matches("sending \\d+ %");
        assertThat(text("#page")).contains(" a second", "all tried at about", "Not tried yet");
        assertThat(browser.flaws()).isEmpty();
    }

    @Test
    @Order(2)
    void pauseHoldsAndThePageShowsItByItself() {
        browser.go(edition);
        room.post(edition, edition + "/pause");

        browser.patience.until(b -> state().equals("paused"));
        // What was on the wire has its answer yet to come.
        await("select count(*) = 0 from delivery where state in ('claimed', 'sending')");
        long then = room.count("delivery where state = 'accepted'");
        browser.patience.until(b ->
                b.findElements(By.cssSelector("form[action$='/resume'] button")).size() == 1);
        assertThat(room.count("delivery where state = 'accepted'")).isEqualTo(then);
    }

    @Test
    @Order(3)
    void cancelSaysItsNumberFirstAndCanBeLeft() {
        browser.go(edition);
        browser.driver.findElement(By.linkText("Cancel …")).click();
        browser.patience.until(b -> b.getCurrentUrl().endsWith("/cancel"));

        long open = room.count("delivery where state in ('pending', 'claimed', 'deferred')");
        assertThat(browser.driver.findElement(By.className("standfirst")).getText())
                .contains(open + " do not have it and will not get it");
        assertThat(browser.flaws()).isEmpty();
        browser.driver.findElement(By.linkText("No, go back")).click();
        browser.patience.until(b -> b.getCurrentUrl().endsWith(edition));
        assertThat(room.value("select control from delivery_run")).isEqualTo("paused");
    }

    @Test
    @Order(4)
    void withoutScriptThePageLooksAgainByItselfAndItsButtonsWork() {
        browser.script(false);
        browser.go(edition);
        browser.driver
                .findElement(By.cssSelector("form[action$='/resume'] button"))
                .click();
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> room.value("select control from delivery_run")
                .equals("running"));
        browser.script(true);

        assertThat(room.get(edition).body()).contains("<noscript><meta http-equiv=\"refresh\" content=\"5\">");
        slow = false;
    }

    @Test
    @Order(5)
    void receiptComesByItselfAndItsNumbersOpenTheirLists() {
        browser.go(edition);
        browser.patience.until(b -> state().equals("sent, but 2 not served"));
        assertThat(browser.flaws()).isEmpty();

        browser.driver.findElement(By.linkText("Rejected")).click();
        browser.patience.until(b -> b.getCurrentUrl().contains("of=rejected"));

        String page = browser.driver.findElement(By.id("page")).getText();
        assertThat(page).contains("Rejected: 2", "bad1@example.org", "550 5.2.1", "<script>alert(1)</script>");
        assertThat(page).doesNotContain("\u202E");
        assertThat(browser.flaws()).isEmpty();
        assertThat(room.count("audit where what = 'list-rejected' and about like 'daily/%'"))
                .isEqualTo(1);
    }

    @Test
    @Order(6)
    void listsGoOnPageByPageAndAsAFileThatIsNoFormula() {
        String all = room.get(edition + "/list?of=recipients").body();
        String next =
                all.replaceAll("(?s).*href=\"([^\"]*after=[^\"]*)\".*", "$1").replace("&amp;", "&");
        assertThat(all).contains("bad1@example.org").doesNotContain("m59@example.org");
        assertThat(room.get(next).body()).contains("m59@example.org").doesNotContain("bad1@example.org");

        var file = room.get(edition + "/list.csv?of=recipients");
        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("recipients.csv");
        assertThat(file.body().lines()).hasSize(MEMBERS + 1).noneMatch(line -> line.matches(".*(^|,)\"?[=+@-].*"));
        assertThat(file.body()).contains("'=cmd@example.org");
    }

    @Test
    @Order(7)
    void whatMayBeTriedAgainIsTriedAgain() {
        forgiving = true;
        assertThat(room.get(edition + "/retry?of=rejected").body()).contains("Try 2 again");

        assertThat(room.post(edition + "/retry?of=rejected", edition + "/retry", "of", "rejected")
                        .statusCode())
                .isEqualTo(302);

        await("select count(*) = 60 from delivery where state = 'accepted'");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> room.get(edition).body().contains("state-sent\""));
        assertThat(room.count("audit where what = 'tried-again' and detail = 'rejected: 2'"))
                .isEqualTo(1);
    }

    @Test
    @Order(8)
    void phoneShowsAllOfItWithinItsWidthAndTheActionAtItsFoot() {
        browser.size(360, 740);
        for (String path : List.of("", "/list?of=accepted", "/retry?of=rejected", "/cancel")) {
            browser.go(edition + path);
            assertThat(browser.overflow()).as(path).isZero();
        }
        for (String path : List.of("/console/editions", "/console/editions?words=one&language=uk")) {
            browser.go(path);
            assertThat(browser.overflow()).as(path).isZero();
            assertThat(browser.flaws()).as(path).isEmpty();
        }
        browser.go("/console/editions?language=en");
        browser.size(1280, 900);
    }

    @Test
    @Order(9)
    void archiveIsSearchedByTheBeginningsOfWords() {
        assertThat(room.get("/console/editions?words=On").body()).contains(edition);
        assertThat(room.get("/console/editions?words=nowhere").body())
                .doesNotContain(edition)
                .contains("No edition has all of these words");
        assertThat(room.get("/console/editions?words=%27%3A%26%7C%21%28%3C-%3E").statusCode())
                .isEqualTo(200);
        assertThat(room.get("/console/editions?digest=%00").statusCode()).isEqualTo(400);
    }

    @Test
    @Order(10)
    void letterIsShownAsItWasSentWhateverTheTemplatesSayNow() {
        room.jdbc
                .sql("update letter set html = replace(html, 'One', 'As it was') where format = 'full'")
                .update();

        var letter = room.get(edition + "/letter");
        assertThat(letter.body()).contains("As it was");
        assertThat(letter.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox");
        assertThat(room.get(edition + "/letter?format=text").body()).contains("reader@example.org");
    }

    @Test
    @Order(11)
    void whatIsNotThereIsNotFound() {
        for (String path : List.of("/list?of=nobody", "/retry?of=accepted", "/letter?format=pdf", "x/cancel")) {
            var answer = room.get(edition + path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).as(path).contains("<h1>").doesNotContain("Exception");
        }
        assertThat(room.get(edition + "/list?of=accepted&after=x").statusCode()).isEqualTo(400);
    }

    // By script, at one moment: an element found may be gone before it is read.
    private static String text(String selector) {
        return String.valueOf(browser.driver.executeScript(
                "return (document.querySelector(arguments[0]) || {textContent: ''}).textContent.trim()", selector));
    }

    private static String state() {
        return text(".state");
    }

    private static long accepted() {
        String number = text("tr.lot-accepted .num");
        return number.isEmpty() ? 0 : Long.parseLong(number);
    }

    private static void await(String sql) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> room.value("select (" + sql + ")::text")
                .equals("true"));
    }
}

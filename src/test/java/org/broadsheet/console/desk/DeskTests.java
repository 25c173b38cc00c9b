package org.broadsheet.console.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.broadsheet.console.ConsoleBrowser;
import org.broadsheet.console.ConsoleRoom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** Feeds, digests, members and health, as an administrator meets them. */
class DeskTests {
    private static final String HOSTILE = "<img src=x onerror=alert(1)> \u202Egnorw";

    @TempDir
    static Path folder;

    private static ConsoleRoom room;
    private static ConsoleBrowser browser;

    @BeforeAll
    static void open() {
        room = ConsoleRoom.open(
                "--broadsheet.digests.weekend.title=The Weekend",
                "--broadsheet.digests.monthly.schedule=0 0 9 1 * ?",
                "--broadsheet.feeds[1].name=dead",
                "--broadsheet.feeds[1].url=http://127.0.0.1:1/feed");
        List<String> rows = new ArrayList<>(List.of("ann@example.org,\"" + HOSTILE + "\",daily"));
        for (int i = 0; i < 20; i++) rows.add("m" + i + "@example.org,M,daily");
        room.members(rows);
        room.jdbc
                .sql("insert into bounce_volume values (7, 'Gmail', 'daily', current_date, 1990, 10, 40)")
                .update();
        room.login();
        browser = ConsoleBrowser.open(room);
    }

    @AfterAll
    static void close() {
        if (browser != null) browser.close();
        room.close();
    }

    @Test
    void everyPageIsAccessibleSmallAndFitsAPhone() {
        long ann = member("ann@example.org");
        for (String page : List.of(
                "/console/feeds",
                "/console/digests",
                "/console/members",
                "/console/members/" + ann,
                "/console/members/import",
                "/console/health",
                "/console/health?language=uk",
                "/console/health?language=en&theme=dark",
                "/console/health?theme=auto")) {
            browser.size(1280, 900);
            browser.go(page);
            assertThat(browser.flaws()).as(page).isEmpty();
            assertThat(room.get(page.replaceAll("\\?.*", "")).body().length())
                    .as(page)
                    .isLessThan(60_000);
            browser.size(360, 740);
            assertThat(browser.overflow()).as(page).isZero();
        }
    }

    @Test
    void feedIsFetchedNowAndItsTroubleIsShown() {
        var after = room.post("/console/feeds", "/console/feeds/fetch", "feed", "dead");
        assertThat(after.statusCode()).isEqualTo(302);

        assertThat(room.get("/console/feeds").body())
                .contains("could never be read", "allow-private is false")
                .contains("role=\"alert\"");
        room.post("/console/feeds", "/console/feeds/fetch", "feed", "news");
        assertThat(room.get("/console/feeds").body()).contains("feed news: 1 items, 1 new", "Items day by day: 0, 0");
        assertThat(room.count("audit where what = 'fetched' and about = 'dead'"))
                .isEqualTo(1);
        assertThat(room.post("/console/feeds", "/console/feeds/fetch", "feed", "nobody")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void reportsThatNothingProvesAreCountedAndShownToAdministrators() {
        String claim = "a stranger says that Ann complained " + HOSTILE;
        assertThat(room.get("/console/members").body()).doesNotContain("unproved report");

        claim("proved", true, claim);
        claim("unproved", false, claim);

        assertThat(room.get("/console/members").body()).contains("1 unproved report in 30 days");
        browser.go("/console/members")
                .driver
                .findElement(By.linkText("Show them"))
                .click();
        browser.patience.until(b -> String.valueOf(b.getCurrentUrl()).endsWith("/console/members/unproved"));
        assertThat(browser.flaws()).isEmpty();
        assertThat(browser.driver.findElement(By.tagName("main")).getText())
                .containsOnlyOnce("a stranger says that Ann complained")
                .contains("complaint")
                .doesNotContain("\u202E");
        assertThat(room.get("/console/members/" + member("ann@example.org")).body())
                .contains("arf</bdi>: unproved, changed nothing", "arf</bdi>: changed nothing");
        room.jdbc.sql("delete from bounce_event").update();
    }

    private static void claim(String fingerprint, boolean vouched, String words) {
        room.jdbc
                .sql("insert into bounce_event (fingerprint, at, way, kind, cause, rule, evidence, member_id, vouched,"
                        + " provider, consequence) values (:fingerprint::bytea, now(), 'mail', 'complaint', 'complaint',"
                        + " 'arf', :words, :member, :vouched, 'Gmail', 'nothing')")
                .param("fingerprint", fingerprint)
                .param("words", words)
                .param("member", member("ann@example.org"))
                .param("vouched", vouched)
                .update();
    }

    @Test
    void storiesThatTheFloodGuardHoldsAreLetGoByAPersonsChoice() {
        room.jdbc
                .sql("insert into feed (name, url, last_poll) values ('moved', 'https://example.org/moved', now())")
                .update();
        for (String title : List.of("Old news", "Kept back"))
            room.jdbc.sql("""
                            insert into item (feed, identity, guid, url, link, title, title_hash, published, authors, categories,
                                              summary, html, minutes, kind, featured, first_seen, changed, content_hash, held)
                            values ('moved', :title, :title, 'https://example.org/', 'https://example.org/', :title, :title,
                                    now(), '[]', '[]', '', '', 1, 'article', false, now(), now(), :title, true)
                            """).param("title", title).update();
        browser.go("/console/feeds");
        assertThat(browser.flaws()).isEmpty();
        assertThat(browser.driver.findElement(By.id("held")).getText())
                .contains("2 stories are held back", "Kept back");
        browser.size(360, 740);
        assertThat(browser.overflow()).isZero();
        browser.size(1280, 900);
        browser.driver
                .findElement(By.xpath("//label[contains(., 'Old news')]//input"))
                .click();

        browser.driver.findElement(By.cssSelector("#held button")).click();

        browser.patience.until(b -> b.getPageSource().contains("1 story is released"));
        assertThat(room.value("select string_agg(title, ', ') from item where held"))
                .isEqualTo("Kept back");
        assertThat(room.count("audit where what = 'released' and about_kind = 'feeds'"))
                .isEqualTo(1);
        room.post("/console/feeds", "/console/feeds/release");
        assertThat(room.get("/console/feeds").body()).contains("Nothing was chosen");
    }

    @Test
    void digestSaysItsNextFiveTimesByBothClocks() {
        String page = room.get("/console/digests?zone=America/New_York").body();

        assertThat(page.split("07:00 EE[ST]T?", -1)).hasSize(6);
        assertThat(page.split("00:00 E[SD]T|01:00 E[SD]T", -1)).hasSize(6);
        assertThat(page).contains("Only sent by hand.", "<noscript>");
        assertThat(page).contains("Every day at 07:00, Kyiv time", "<code>0 0 9 1 * ?</code> Europe/Kyiv");
        assertThat(room.get("/console/digests?zone=Mars").body()).contains("There is no time zone of this name");
        assertThat(room.get("/console/digests?zone=UTC&language=uk").body()).contains("Щодня о 07:00 (час: Київ)");
        room.get("/console/digests?language=en");
    }

    @Test
    void browserTellsItsZoneByItself() {
        browser.driver.manage().deleteCookieNamed("zone");
        browser.driver.executeCdpCommand(
                "Emulation.setTimezoneOverride", java.util.Map.of("timezoneId", "America/New_York"));
        browser.go("/console/feeds").go("/console/digests");

        assertThat(browser.driver.findElement(By.id("page")).getText()).contains("You (America/New_York)");
    }

    @Test
    void memberIsFoundByTheExactAddressOnlyAndNoAddressStandsInALink() {
        var found = search("ANN@Example.org");
        assertThat(found.statusCode()).isEqualTo(302);
        assertThat(found.headers().firstValue("Location").orElse(""))
                .endsWith("/console/members/" + member("ann@example.org"));

        assertThat(search("ann@example").body()).contains("No member has this address");
        assertThat(search("\0" + HOSTILE.repeat(50)).statusCode()).isEqualTo(400);
        assertThat(search(HOSTILE.repeat(50)).body())
                .contains("No member has this address")
                .doesNotContain("<img src=x");
        assertThat(room.count("audit where what = 'searched'")).isPositive();
        assertThat(room.count("audit where detail like '%@%' or about like '%@%'"))
                .isZero();
    }

    @Test
    void memberIsSuppressedAndLiftedForAReasonThatTheHistoryKeeps() {
        long member = member("m3@example.org");
        String page = "/console/members/" + member;
        room.post(page, page + "/suppress", "reason", " ");
        assertThat(room.get(page).body()).contains("Nothing was changed: give a reason.");

        room.post(page, page + "/suppress", "reason", "asked by phone " + HOSTILE);

        assertThat(room.get(page).body())
                .contains("Suppressed. This member gets no more mail.", "asked by phone &lt;img")
                .doesNotContain("<img", "\u202E");
        assertThat(room.count("mailable_member where member_id = " + member)).isZero();
        room.post(page, page + "/lift", "reason", "a mistake");
        assertThat(room.get(page).body()).contains("Suppression lifted", "a mistake", "Consented");
        assertThat(room.count("mailable_member where member_id = " + member)).isEqualTo(1);
        assertThat(room.count("audit where about = '" + member + "' and what in ('suppressed', 'lifted', 'history')"))
                .isGreaterThanOrEqualTo(4);
    }

    @Test
    void nameThatIsMarkupIsShownAsItIs() {
        browser.size(1280, 900);
        browser.go("/console/members/" + member("ann@example.org"));

        assertThat(browser.driver.findElement(By.id("page")).getText()).contains("<img src=x onerror=alert(1)>");
        assertThat(browser.driver.findElements(By.cssSelector("#page img"))).isEmpty();
        assertThat(browser.driver.getPageSource()).doesNotContain("\u202E");
    }

    @Test
    void importIsTriedFirstAndTakenOnceConfirmed() throws IOException {
        Path file = Files.writeString(
                folder.resolve("more.csv"),
                "email,name,shoe size\u0000 " + HOSTILE + "\nnew@example.org,New,38\nbroken " + HOSTILE
                        + ",X,\nm1@example.org,M,\n");
        browser.size(1280, 900);
        browser.go("/console/members/import");
        assertThat(browser.driver.findElement(By.id("page")).getText()).contains("at most 25 MB");
        browser.driver.findElement(By.id("file")).sendKeys(file.toString());
        browser.driver.findElement(By.cssSelector("main form button")).click();
        browser.patience.until(b -> b.getTitle().startsWith("What would happen"));

        String report = browser.driver.findElement(By.id("page")).getText();
        assertThat(report)
                .contains("more.csv", "3 rows", "Nothing has been changed yet", "broken <img")
                .contains("Columns that were not understood", "shoe size");
        assertThat(browser.flaws()).isEmpty();
        assertThat(room.count("member where address = 'new@example.org'")).isZero();
        browser.driver.findElement(By.cssSelector(".foot-act button")).click();
        browser.patience.until(b -> b.getTitle().startsWith("Import done"));
        assertThat(room.count("member where address = 'new@example.org'")).isEqualTo(1);
        assertThat(browser.driver.findElement(By.id("page")).getText()).contains("shoe size");
        assertThat(room.count("console_upload where content is not null")).isZero();
        assertThat(room.count("audit where what = 'imported'")).isEqualTo(1);
    }

    @Test
    void unknownMemberAndUploadAreNotFound() {
        for (String path : List.of(
                "/console/members/999999999",
                "/console/members/99999999999999999999",
                "/console/members/import/00000000-0000-0000-0000-000000000000")) {
            var answer = room.get(path, "Accept", "text/html");
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).contains("Page not found");
        }
    }

    /** A long word on the relay once left the next column one letter wide. */
    @Test
    void detailsOfHealthHaveRoomForTheirWords() {
        browser.size(1280, 900);
        browser.go("/console/health");

        Object narrowest = browser.driver.executeScript(
                "return Math.min(...[...document.querySelectorAll('td bdi')].filter(b => b.textContent)"
                        + ".map(b => b.closest('td').clientWidth))");
        assertThat(((Number) Objects.requireNonNull(narrowest)).intValue()).isGreaterThan(90);
    }

    @Test
    void healthCountsDiskSpaceInTheLanguageOfThePage() {
        assertThat(room.get("/console/health?language=uk").body())
                .containsPattern("вільно [\\d\u00a0]+ ГБ із")
                .doesNotContain(" GB");
        assertThat(room.get("/console/health?language=en").body()).containsPattern("[\\d,]+ of [\\d,]+ GB free");
    }

    @Test
    void healthSaysTheRatesAndWhatWeRunOn() {
        String page = room.get("/console/health").body();

        assertThat(page).contains("10 of 2,000 letters with a final answer: 0.5\u00a0%", "40 of 2,040 letters tried");
        assertThat(page)
                .contains("Gmail", "Database", "nothing sent since this server started", "<svg", "role=\"img\"");
    }

    @Test
    void growthCountsWhoCameAndWhoLeft() {
        String page = room.get("/console/members").body();

        assertThat(page).containsPattern("0 members on .* 2[12] on .*In the last seven days 2[12] joined and 0 left");
    }

    private static HttpResponse<String> search(String address) {
        return room.post("/console/members", "/console/members/search", "address", address);
    }

    private static long member(String address) {
        return Long.parseLong(room.value("select id from member where address = '" + address + "'"));
    }
}

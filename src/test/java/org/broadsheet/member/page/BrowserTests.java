package org.broadsheet.member.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.selenium.AxeBuilder;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.broadsheet.BrowserLog;
import org.broadsheet.member.SampleMembers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A scanner that follows links with a real browser, and a person with a small screen. */
class BrowserTests {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private static Site site;
    private static ChromeDriver browser;
    private static List<String> pages;

    @BeforeAll
    static void open() {
        Assumptions.assumeTrue(
                Files.exists(CHROMIUM) && Files.exists(DRIVER), "skipped: no chromium and chromedriver here");
        site = Site.shared();
        site.reset();
        SampleMembers.add(site.database, "daily", 1);
        String token = site.token();
        site.post("/subscribe", "email", "new@example.org", "digest", "daily");
        pages = List.of(
                "/",
                "/?lang=uk",
                "/subscribed",
                "/embed",
                "/forgotten",
                "/unsubscribe/" + token,
                "/unsubscribe/" + token + "?lang=uk",
                "/preferences/" + token,
                "/preferences/" + token + "?lang=uk",
                "/preferences/x",
                "/nothing/here",
                Site.link(site.letterTo("new@example.org")));
        ChromeOptions options = BrowserLog.kept(new ChromeOptions())
                .addArguments(
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        // Pictures of hosts that do not exist cost seconds a page.
                        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1");
        options.setBinary(CHROMIUM.toFile());
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .build(),
                options);
    }

    @AfterAll
    static void close() {
        if (browser != null) browser.quit();
    }

    @Test
    void browserThatFollowsEveryLinkChangesNothing() {
        String state = site.state();

        Set<String> links = new LinkedHashSet<>();
        for (String page : pages) {
            browser.get(site.address() + page);
            browser.findElements(By.tagName("a")).stream()
                    .map(link -> link.getDomAttribute("href"))
                    .filter(href -> href != null && href.startsWith("/"))
                    .forEach(links::add);
        }
        for (String link : links) browser.get(site.address() + link);

        assertThat(site.state()).isEqualTo(state);
        assertThat(browser.manage().getCookies()).isEmpty();
    }

    /** What axe finds, and what the browser complains of without a word to its reader. */
    private static List<String> flaws() {
        Stream<String> found = new AxeBuilder()
                .setLegacyMode(true).setTimeout(60).analyze(browser).getViolations().stream()
                        .map(rule -> rule.getId() + " " + rule.getNodes());
        return Stream.concat(found, BrowserLog.complaints(browser).stream()).toList();
    }

    /** Axe, the browser's own complaints, names of fields, one heading, and room on a screen of 320 pixels. */
    @Test
    void pagesAreOpenToEverybodyInBothLanguages() {
        List<String> each = pages.stream()
                .map(page -> page.replaceAll("[?]lang=..", ""))
                .distinct()
                .toList();
        for (String page : each) {
            for (String language : List.of("en", "uk")) {
                String path = page + "?lang=" + language;
                browser.get(site.address() + path);

                assertThat(flaws()).as(path).isEmpty();
                assertThat(browser.findElements(By.tagName("h1"))).as(path).hasSize(1);
                assertThat(browser.findElement(By.tagName("html")).getDomAttribute("lang"))
                        .as(path)
                        .isEqualTo(language);
                assertThat(browser.findElements(
                                By.cssSelector("input:not([type=hidden]):not([name=website]), select, textarea")))
                        .as(path)
                        .allSatisfy(
                                field -> assertThat(field.getAccessibleName()).isNotBlank());
                assertThat(widthOnASmallScreen()).as(path).isLessThanOrEqualTo(320);
            }
        }
    }

    private static Long widthOnASmallScreen() {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 320, "height", 640, "deviceScaleFactor", 1, "mobile", false));
        Long width = (Long) browser.executeScript("return document.documentElement.scrollWidth");
        browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        return width;
    }

    @Test
    void pagesAfterAButtonAreOpenToEverybody() {
        String token = site.token();
        for (String page : List.of("/subscribed", "/unsubscribe/" + token)) browser.get(site.address() + page);
        browser.findElement(By.cssSelector("main button")).click();
        WebDriverWait patience = new WebDriverWait(browser, Duration.ofSeconds(20));
        WebElement undo = patience.until(b -> b.findElement(By.cssSelector("form[action$=undo] button")));

        assertThat(flaws()).isEmpty();

        undo.click();
        patience.until(b -> site.value("select count(*) from mailable_member").equals("1"));
        patience.until(b -> b.findElements(By.cssSelector("a.button")).size() == 1);
        assertThat(flaws()).isEmpty();
    }

    @Test
    void questionsBackAreOpenToEverybodyAndFitASmallScreen() {
        String token = site.token();
        for (String page : List.of("/?lang=uk", "/preferences/" + token)) {
            browser.get(site.address() + page);
            browser.findElement(By.name("email")).sendKeys("olena.very.long.name.of.somebody@gmial.com");
            new WebDriverWait(browser, Duration.ofSeconds(20)).until(b -> System.currentTimeMillis() > shown(b) + 400);
            browser.findElement(By.cssSelector("form:has([name=email]) button")).click();
            new WebDriverWait(browser, Duration.ofSeconds(20))
                    .until(b -> b.findElement(By.cssSelector("[role=alert]")));

            assertThat(browser.findElements(By.cssSelector("main form"))).hasSize(2);
            assertThat(flaws()).as(page).isEmpty();
            assertThat((Long) browser.executeScript("return document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo((Long) browser.executeScript("return window.innerWidth"));
        }
    }

    @Test
    void formOnAnotherSiteSignsUpWithoutCookieAndItsPageIsKept() throws Exception {
        browser.get(site.address() + "/embed");
        String form = browser.findElement(By.id("code"))
                .getDomProperty("value")
                .replace("https://letters.example.org", site.address());
        HttpServer other = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        other.createContext("/", exchange -> {
            byte[] page = ("<!DOCTYPE html><title>x</title>" + form).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        other.start();
        try {
            String address = "http://localhost:" + other.getAddress().getPort();
            signUp(address + "/about", "embedded@example.org");

            assertThat(site.value("select page from confirmation where address = 'embedded@example.org'"))
                    .isEqualTo(address);
            assertThat(browser.manage().getCookies()).isEmpty();
        } finally {
            other.stop(0);
        }
    }

    /** Our pages send no referrer, so a browser says {@code Origin: null}. */
    @Test
    void ourOwnFormSaysWhichPageItStandsOn() {
        signUp(site.address() + "/", "ours@example.org");

        assertThat(site.value("select page from confirmation where address = 'ours@example.org'"))
                .isEqualTo("/");
    }

    private static void signUp(String page, String email) {
        browser.get(page);
        browser.findElement(By.name("email")).sendKeys(email);
        // No digest is ticked beforehand where there are several.
        browser.findElements(By.cssSelector("input[type=checkbox][name^=digest]:not(:checked)")).stream()
                .limit(1)
                .forEach(WebElement::click);
        new WebDriverWait(browser, Duration.ofSeconds(20)).until(b -> System.currentTimeMillis() > shown(b) + 400);
        browser.findElement(By.cssSelector("form button")).click();
        new WebDriverWait(browser, Duration.ofSeconds(20))
                .until(b -> b.getCurrentUrl().contains("/subscribed"));
    }

    /** When the form was shown: a person takes longer than that. */
    private static long shown(WebDriver b) {
        return b.findElements(By.name("shown")).stream()
                .mapToLong(field -> Long.parseLong(field.getDomProperty("value")))
                .findFirst()
                .orElse(0);
    }

    @Test
    void personUnsubscribesAndComesBackWithTwoButtons() {
        String token = site.token();

        browser.get(site.address() + "/unsubscribe/" + token);
        browser.findElement(By.cssSelector("main button")).click();
        // A click returns before its page is there.
        WebDriverWait patience = new WebDriverWait(browser, Duration.ofSeconds(20));
        WebElement undo = patience.until(b -> b.findElement(By.cssSelector("form[action$=undo] button")));
        assertThat(site.value("select count(*) from mailable_member")).isEqualTo("0");
        undo.click();

        patience.until(b -> site.value("select count(*) from mailable_member").equals("1"));
    }
}

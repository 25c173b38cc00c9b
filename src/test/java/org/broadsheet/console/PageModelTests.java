package org.broadsheet.console;

import static org.assertj.core.api.Assertions.assertThat;

import freemarker.template.Configuration;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** What stands around every page: language, theme, errors, styles and words. */
class PageModelTests {
    private static ConsoleRoom room;

    @BeforeAll
    static void open() {
        room = ConsoleRoom.open();
        room.login();
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @Test
    void choiceInTheAddressIsKept() {
        assertThat(room.get("/console", "Accept-Language", "uk").body()).contains("<html lang=\"uk\"");

        room.get("/console?language=uk&theme=dark");
        assertThat(room.get("/console").body()).contains("<html lang=\"uk\" data-theme=\"dark\"", "Випуски");

        room.get("/console?language=en&theme=auto");
        assertThat(room.get("/console").body()).contains("<html lang=\"en\">", "Editions");
    }

    @Test
    void strangeChoiceIsIgnored() {
        var answer = room.get("/console?language=%22%3E%3Cscript%3E&theme=pink&zone=Mars%2FOlympus&x=%7B%25");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .as("only the token that guards forms")
                .allMatch(cookie -> cookie.startsWith("__Host-csrf="));
        assertThat(answer.body()).doesNotContain("><script>");
    }

    @Test
    void whatIsNotThereIsAPageWithItsStatus() {
        for (String path : List.of(
                "/console/nothing",
                "/console/editions/daily/1999-01-01",
                "/console/editions/weekly/1999-01-01",
                "/console/editions/daily/nonsense",
                "/console/today/weekly")) {
            var answer = room.get(path, "Accept", "text/html,*/*;q=0.8");
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).as(path).contains("<h1>", "/console\"").doesNotContain("Exception", "\tat ");
        }
    }

    /** Also where there is no controller for it. */
    @Test
    void errorPageHasTheMenuOfItsReader() {
        for (String path : List.of("/console/nothing", "/console/today/daily/arrange", "/console/today/weekly"))
            assertThat(room.get(path, "Accept", "text/html").body())
                    .as(path)
                    .contains("href=\"/console/audit\"", "href=\"/console/account\"", "action=\"/console/logout\"");
        assertThat(room.get("/console/today/daily/arrange", "Accept", "text/html")
                        .headers()
                        .firstValue("Allow"))
                .hasValue("POST");
    }

    @Test
    void formThatIsTooLargeToBeReadIsAPageToo() {
        var answer = room.submit("/console/today/daily/words", "note=" + "x".repeat(3_000_000));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body())
                .contains("This is too large", "what you typed is still there when you go back")
                .doesNotContain("Tomcat", "Exception");
    }

    @Test
    void formWithoutItsTokenIsAPageToo() {
        var answer = room.submit("/console/editions/daily/1999-01-01/pause", "_csrf=wrong");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("its form has expired").doesNotContain("Exception");

        var addressOfAForm = room.get("/console/today/daily/arrange", "Accept", "text/html");
        assertThat(addressOfAForm.statusCode()).isEqualTo(405);
        assertThat(addressOfAForm.body()).contains("It works only by its button");
    }

    @Test
    void stylesAndScriptsAreOursAndKept() throws IOException {
        for (String path : List.of(
                "/broadsheet.css",
                "/console.css",
                "/today.css",
                "/console.js",
                "/webjars/htmx.org/dist/htmx.min.js",
                "/webjars/htmx-ext-sse/sse.js")) {
            var answer = room.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control")).as(path).hasValue("max-age=3600");
        }
        Path folder = Path.of("src/main/resources/static");
        long styles = 0;
        for (String style : List.of("broadsheet.css", "console.css", "today.css"))
            styles += Files.size(folder.resolve(style));
        assertThat(styles).isLessThan(20_000);
    }

    @Test
    void menuIsOneListWhichAPhoneShowsWhenAsked() {
        try (ConsoleBrowser browser = ConsoleBrowser.open(room)) {
            browser.size(360, 740);
            browser.go("/console/health");
            assertThat(browser.driver.findElements(By.tagName("nav"))).hasSize(1);
            assertThat(isShown(browser, "nav")).isFalse();
            assertThat(isShown(browser, ".beside")).isFalse();

            browser.driver.findElement(By.cssSelector(".menu summary")).click();
            assertThat(isShown(browser, "nav")).isTrue();
            assertThat(isShown(browser, ".beside form")).isTrue();
            assertThat(browser.overflow()).isZero();
            assertThat(browser.flaws()).isEmpty();

            browser.size(1280, 900);
            browser.go("/console/health");
            assertThat(isShown(browser, ".menu")).isFalse();
            assertThat(isShown(browser, "nav")).isTrue();
            assertThat(browser.flaws()).isEmpty();
        }
    }

    private static boolean isShown(ConsoleBrowser browser, String selector) {
        return browser.driver.findElement(By.cssSelector(selector)).isDisplayed();
    }

    /** A mail as the demo's outbox lists it. */
    public record Mail(String id, String subject, String to, String kind) {}

    /** It once stood there unstyled: the policy of all pages lets no style of a page's own in. */
    @Test
    void demosOutboxHasItsStyleUnderThePolicyOfAllPages() throws Exception {
        String policy = room.get("/archive")
                .headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow();
        Mail mail = new Mail("1", "The day's news", "olena@example.org", "");
        try (ConsoleBrowser browser = ConsoleBrowser.open(room);
                SmallSite site = SmallSite.open(policy, "/outbox", outbox(mail))) {
            browser.driver.get(site.address() + "/outbox");

            Object columns = browser.driver.executeScript(
                    "return getComputedStyle(document.querySelector('main')).gridTemplateColumns");
            assertThat(String.valueOf(columns)).startsWith("320px ");
            assertThat(browser.flaws()).isEmpty();
        }
    }

    private static String outbox(Mail mail) throws Exception {
        Configuration templates = new Configuration(Configuration.VERSION_2_3_34);
        templates.setClassForTemplateLoading(PageModelTests.class, "/templates");
        StringWriter page = new StringWriter();
        Map<String, Object> model =
                Map.of("mails", List.of(mail), "open", "1", "view", "text", "mail", mail, "body", "Words.");
        templates.getTemplate("outbox.ftlh").process(model, page);
        return page.toString();
    }
}

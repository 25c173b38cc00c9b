package org.broadsheet.console.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticator;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;

/** Login and accounts in a real browser: with a passkey, with the keyboard's labels, on a narrow screen. */
class AccountPagesTests {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final List<String> PAGES = List.of(
            "/console/account",
            "/console/accounts",
            "/console/accounts/chief",
            "/console/audit",
            "/console/audit?who=nobody",
            "/console/login",
            "/console/login?error",
            "/console/login/forgotten",
            "/console/login/forgotten?asked=1",
            "/console/invitation/gone",
            "/console/invitation/");

    private static ConsoleSite site;
    private static ChromeDriver browser;
    private static WebDriverWait patience;

    @BeforeAll
    static void open() {
        Assumptions.assumeTrue(
                Files.exists(CHROMIUM) && Files.exists(DRIVER), "skipped: no chromium and chromedriver here");
        site = ConsoleSite.shared();
        ChromeOptions options = new ChromeOptions()
                .addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,900");
        options.setBinary(CHROMIUM.toFile());
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .build(),
                options);
        patience = new WebDriverWait(browser, Duration.ofSeconds(30));
    }

    @AfterAll
    static void close() {
        if (browser != null) browser.quit();
    }

    @Test
    void passkeyIsMadeAndOpensTheConsoleWithoutAName() throws Exception {
        site.editor("pass");
        VirtualAuthenticator device = browser.addVirtualAuthenticator(new VirtualAuthenticatorOptions()
                .setTransport(VirtualAuthenticatorOptions.Transport.INTERNAL)
                .setHasResidentKey(true)
                .setHasUserVerification(true)
                .setIsUserVerified(true));
        login("pass");
        go("/console/account");
        browser.findElement(By.id("label")).clear();
        browser.findElement(By.id("label")).sendKeys("Desk <b>");
        browser.findElement(By.cssSelector("[data-passkey] button")).click();
        patience.until(b -> b.getCurrentUrl().endsWith("done=passkey"));
        assertThat(browser.findElement(By.cssSelector(".plainlist")).getText()).contains("Desk <b>");
        assertThat(device.getCredentials()).hasSize(1);

        logout();
        browser.findElement(By.cssSelector("[data-passkey] button")).click();
        patience.until(b -> b.getCurrentUrl().equals(site.address + "/console"));
        assertThat(site.jdbc
                        .sql("select detail from audit where who = 'pass' order by id desc limit 1")
                        .query(String.class)
                        .single())
                .startsWith("passkey");

        go("/console/account");
        browser.findElement(By.cssSelector(".plainlist button")).click();
        patience.until(b -> b.getCurrentUrl().endsWith("done=passkeyRemoved"));
        logout();
        browser.findElement(By.cssSelector("[data-passkey] button")).click();
        WebElement alert = patience.until(b -> b.findElement(By.cssSelector("[data-passkey] [role=alert]")));
        patience.until(b -> alert.isDisplayed());
        browser.removeVirtualAuthenticator(device);
    }

    @ParameterizedTest
    @CsvSource({"en,1280", "uk,320"})
    void pagesAreOpenToEverybodyAndFitTheScreen(String language, int width) throws Exception {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", false));
        browser.manage().deleteAllCookies();
        login(ConsoleSite.ADMIN);
        String token = site.context.getBean(AccountLinks.class).make(ConsoleSite.ADMIN, Duration.ofHours(1));

        for (String page : PAGES) {
            String path = page.endsWith("invitation/") ? page + token : page;
            go(path + (path.contains("?") ? "&" : "?") + "language=" + language);

            assertThat(new AxeBuilder()
                            .setLegacyMode(true)
                            .setTimeout(60)
                            .analyze(browser)
                            .getViolations())
                    .as(path)
                    .extracting(AccountPagesTests::told)
                    .isEmpty();
            assertThat((Long) browser.executeScript("return document.documentElement.scrollWidth"))
                    .as(path)
                    .isLessThanOrEqualTo(width);
            assertThat(browser.getPageSource()).doesNotContain("${", "FreeMarker");
        }
    }

    @Test
    void formThatWasTypedForLongIsThereAfterTheLogin() throws Exception {
        browser.manage().deleteAllCookies();
        login(ConsoleSite.ADMIN);
        go("/console/accounts?language=en");
        browser.findElement(By.id("username")).sendKeys("kept.person");
        browser.findElement(By.id("email")).sendKeys("kept@example.org");
        site.jdbc
                .sql("delete from spring_session where principal_name = 'chief'")
                .update();

        browser.findElement(By.cssSelector("form[action='/console/accounts'] button"))
                .click();
        patience.until(b -> b.getCurrentUrl().contains("/console/login?expired"));
        enter(ConsoleSite.ADMIN);
        patience.until(b -> b.getCurrentUrl().contains("/console/kept"));
        assertThat(browser.findElement(By.tagName("main")).getText()).contains("kept.person", "kept@example.org");
        assertThat(new AxeBuilder()
                        .setLegacyMode(true)
                        .setTimeout(60)
                        .analyze(browser)
                        .getViolations())
                .extracting(AccountPagesTests::told)
                .isEmpty();
        browser.findElement(By.cssSelector("main .acts button")).click();

        patience.until(b -> b.getCurrentUrl().endsWith("done=invited"));
        assertThat(browser.findElement(By.tagName("main")).getText()).contains("kept.person");
    }

    private static String told(Rule rule) {
        return rule.getId() + " " + rule.getNodes();
    }

    private static void login(String username) {
        go("/console/login");
        enter(username);
        patience.until(b -> !b.getCurrentUrl().contains("/console/login"));
    }

    private static void enter(String username) {
        browser.findElement(By.id("username")).sendKeys(username);
        browser.findElement(By.id("password")).sendKeys(ConsoleSite.PASSWORD);
        browser.findElement(By.cssSelector("form[action='/console/login'] button"))
                .click();
    }

    private static void logout() {
        browser.findElement(By.cssSelector(".beside form[action='/console/logout'] button"))
                .click();
        patience.until(b -> b.getCurrentUrl().contains("logout"));
    }

    private static void go(String path) {
        browser.get(site.address + path);
    }
}

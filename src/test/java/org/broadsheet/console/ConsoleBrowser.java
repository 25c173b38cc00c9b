package org.broadsheet.console;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.broadsheet.BrowserLog;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** An editor's Chromium, logged in, that can be a phone, prefer dark, and go without script. */
public final class ConsoleBrowser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    /** The pictures of a letter stand on hosts that do not exist: to find that out takes five seconds a page. */
    private static final String HERE_ONLY = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost";

    public final ChromeDriver driver;
    public final WebDriverWait patience;
    private final ConsoleRoom room;

    private ConsoleBrowser(ConsoleRoom room) {
        this.room = room;
        ChromeOptions options = BrowserLog.kept(new ChromeOptions())
                .addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", HERE_ONLY);
        options.setBinary(CHROMIUM.toFile());
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .build(),
                options);
        patience = new WebDriverWait(driver, Duration.ofSeconds(20), Duration.ofMillis(50));
        // What is asked for while a page gives way to the next is asked for again.
        patience.ignoring(StaleElementReferenceException.class);
    }

    /** Skips the test where no Chromium is installed. */
    public static ConsoleBrowser open(ConsoleRoom room) {
        Assumptions.assumeTrue(
                Files.exists(CHROMIUM) && Files.exists(DRIVER), "skipped: no chromium and chromedriver here");
        ConsoleBrowser browser = new ConsoleBrowser(room);
        browser.size(1280, 900);
        browser.login();
        return browser;
    }

    public void login() {
        go("/console/login?language=en");
        driver.findElement(By.name("username")).sendKeys(ConsoleRoom.USER);
        driver.findElement(By.name("password")).sendKeys(ConsoleRoom.PASSWORD);
        driver.findElement(By.cssSelector("main form button")).click();
        patience.until(b -> !String.valueOf(b.getCurrentUrl()).contains("/login"));
    }

    public ConsoleBrowser go(String path) {
        driver.get(room.address() + path);
        return this;
    }

    public void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
    }

    public void dark(boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /** One event of the mouse itself, so many pixels from an element's left upper corner. */
    public void mouse(String type, String selector, int x, int y) {
        Map<?, ?> at = (Map<?, ?>) Objects.requireNonNull(driver.executeScript(
                "const {x, y} = document.querySelector(arguments[0]).getBoundingClientRect(); return {x, y}",
                selector));
        double left = ((Number) Objects.requireNonNull(at.get("x"))).doubleValue();
        double top = ((Number) Objects.requireNonNull(at.get("y"))).doubleValue();
        driver.executeCdpCommand(
                "Input.dispatchMouseEvent",
                Map.of("type", type, "x", left + x, "y", top + y, "button", "left", "buttons", 1, "clickCount", 1));
    }

    /** From the next page on. */
    public void script(boolean on) {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
    }

    public long overflow() {
        return (Long) driver.executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    /**
     * What is wrong with the page that is open: what axe finds, one line a rule and place, and what the browser has
     * complained of since it was last asked. Letters in frames are not ours here.
     */
    public List<String> flaws() {
        Stream<String> found = new AxeBuilder()
                .disableIframeTesting().analyze(driver).getViolations().stream().map(ConsoleBrowser::line);
        return Stream.concat(found, BrowserLog.complaints(driver).stream()).toList();
    }

    private static String line(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    /** A picture of the whole page, for the eye. */
    public void picture(Path file) {
        Object shot = driver.executeCdpCommand(
                        "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
                .get("data");
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, java.util.Base64.getDecoder().decode(String.valueOf(shot)));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}

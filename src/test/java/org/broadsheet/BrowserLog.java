package org.broadsheet;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** What a browser complains of that its reader does not see: a policy broken, a file of ours missing, a script's fault. */
public final class BrowserLog {
    private static final Pattern MISSING = Pattern.compile(
            "//(localhost|127\\.0\\.0\\.1)\\S*\\.(css|js|svg|ico|png|woff2?)\\b.*Failed to load resource");
    private static final Pattern FAULT = Pattern.compile("Content Security Policy|Uncaught |Refused to ");

    private BrowserLog() {}

    /** Makes the browser keep its log. */
    public static ChromeOptions kept(ChromeOptions options) {
        options.setCapability("goog:loggingPrefs", Map.of(LogType.BROWSER, "ALL"));
        return options;
    }

    /** Since it was last asked. */
    public static List<String> complaints(ChromeDriver browser) {
        return StreamSupport.stream(browser.manage().logs().get(LogType.BROWSER).spliterator(), false)
                .map(LogEntry::getMessage)
                .filter(said ->
                        MISSING.matcher(said).find() || FAULT.matcher(said).find())
                .toList();
    }
}

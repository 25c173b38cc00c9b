package org.broadsheet.console.crawl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.broadsheet.console.ConsoleBrowser;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.WebDriverException;

/** The links, buttons and folds of the page that is open in a browser, and pressing one as a person does. */
final class Controls {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String SCRIPT = script();
    private static final Pattern NUMBERS =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}|\\d{4}-\\d\\d-\\d\\d(\\.\\d+)?|\\d+");
    private static final Pattern TOKENS = Pattern.compile("[A-Za-z0-9_-]{24,}");

    private final ConsoleBrowser browser;
    private final Pattern names;
    private boolean phone;

    /** @param names of digests, feeds and accounts: they make no other kind of page */
    Controls(ConsoleBrowser browser, List<String> names) {
        this.browser = browser;
        this.names = Pattern.compile("(?<=[/=])(" + String.join("|", names) + ")\\b");
    }

    /**
     * A link, a button or the head of a fold.
     *
     * @param key the same for controls of one kind on pages of one kind
     * @param target where the link leads or the form goes; empty: neither
     * @param method of the form, else empty
     * @param focusOnly whether it can be seen only while it has the focus, such as a skip link
     * @param width at which it can be seen; 0: at none
     */
    record Control(
            String key,
            int index,
            String tag,
            String target,
            String method,
            int width,
            boolean blank,
            boolean focusOnly) {
        boolean isLink() {
            return tag.equals("A");
        }

        boolean isPost() {
            return method.equals("post");
        }
    }

    /** How it is pressed, and whether what follows is only seen to begin. */
    enum Press {
        MOUSE,
        KEY,
        /** Only the click or the sending of the form is seen: what follows is the same as by mouse. */
        KEY_HELD
    }

    /**
     * What a press did.
     *
     * @param kind {@code page} another document, {@code stopped} one was begun, {@code swap} a part of this one, {@code
     *     held} the form, {@code fold}, {@code change} of words, {@code window} or {@code nothing}
     * @param to where it went, and where the link says
     * @param status of the answer; 0: none was asked for
     * @param same whether the page still says the same
     * @param scripted whether a script did it, not the browser
     */
    record Outcome(String kind, String to, String promised, long status, boolean same, boolean scripted) {}

    /** Path, query and fragment of the page that is open. */
    String address() {
        return local(String.valueOf(browser.driver.getCurrentUrl()));
    }

    static String local(String address) {
        return address.replaceFirst("^https?://[^/]+", "");
    }

    String pattern(String address) {
        String tokens = TOKENS.matcher(address).replaceAll("T");
        return names.matcher(NUMBERS.matcher(tokens).replaceAll("#")).replaceAll("N");
    }

    /** All folds are opened first. */
    List<Control> list() {
        List<Map<String, Object>> wide = found(false);
        List<Map<String, Object>> narrow = wide.stream().allMatch(one -> is(one, "visible")) ? wide : found(true);
        String own = address();
        List<Control> all = new ArrayList<>();
        for (int i = 0; i < wide.size(); i++) {
            boolean onPhone = i < narrow.size() && is(narrow.get(i), "visible");
            all.add(control(own, wide.get(i), i, is(wide.get(i), "visible") ? 1280 : onPhone ? 360 : 0));
        }
        return all;
    }

    private List<Map<String, Object>> found(boolean narrow) {
        width(narrow);
        return Objects.requireNonNull(call("list()"));
    }

    private Control control(String own, Map<String, Object> one, int index, int width) {
        String target = text(one, "target");
        String tag = text(one, "tag");
        String what = tag.equals("A") ? difference(own, target) : target + " " + text(one, "label");
        String key = is(one, "bar")
                ? "bar " + tag + " " + text(one, "label")
                : pattern(own.replaceFirst("[?#].*", "")) + " " + tag + " " + pattern(what);
        return new Control(key, index, tag, target, text(one, "method"), width, is(one, "blank"), is(one, "focusOnly"));
    }

    /** Where a link leads, without the part of its query that the page has already. */
    private static String difference(String own, String target) {
        int query = target.indexOf('?');
        if (query < 0) return target;
        List<String> here = List.of(own.replaceFirst("^[^?]*\\??", "").split("[&#]"));
        List<String> there = new ArrayList<>(List.of(target.substring(query + 1).split("&")));
        there.removeIf(here::contains);
        return target.substring(0, query) + "?" + String.join("&", there);
    }

    Outcome press(Control control, Press press, Map<String, String> typed) {
        width(control.width() == 360);
        int windows = control.blank() ? browser.driver.getWindowHandles().size() : 1;
        boolean stops = !control.isPost() && !control.blank();
        Map<String, Object> at = Objects.requireNonNull(
                call("prepare(%d,%s,%s,%s)".formatted(control.index(), json(typed), stops, press == Press.KEY_HELD)));
        if (press != Press.MOUSE) key(control);
        else if (text(at, "covered").isEmpty()) click(at);
        else throw new IllegalStateException(text(at, "covered"));
        if (control.blank() && press != Press.KEY_HELD) return window(windows);
        Map<String, Object> end = end();
        boolean page = text(end, "kind").equals("page");
        return new Outcome(
                text(end, "kind"),
                page ? address() : local(text(end, "to")),
                local(text(at, "resolved")),
                end.get("status") instanceof Number status ? status.longValue() : 0,
                is(end, "same"),
                is(end, "scripted"));
    }

    private Map<String, Object> end() {
        Map<String, Object> last = new HashMap<>(Map.of("kind", "nothing"));
        try {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(15))
                    .until(() -> over(last));
        } catch (ConditionTimeoutException e) {
            return last;
        }
        return last;
    }

    private boolean over(Map<String, Object> last) {
        try {
            Map<String, Object> now = call("state()");
            if (now != null) last.putAll(now);
            return now != null;
        } catch (WebDriverException | IllegalStateException betweenTwoPages) {
            return false;
        }
    }

    private Outcome window(int windows) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> browser.driver.getWindowHandles().size() > windows);
        String own = browser.driver.getWindowHandle();
        for (String other : browser.driver.getWindowHandles())
            if (!other.equals(own)) browser.driver.switchTo().window(other).close();
        browser.driver.switchTo().window(own);
        return new Outcome("window", "", "", 0, true, false);
    }

    private void click(Map<String, Object> at) {
        for (String type : List.of("mousePressed", "mouseReleased"))
            browser.driver.executeCdpCommand(
                    "Input.dispatchMouseEvent",
                    Map.of("type", type, "x", at.get("x"), "y", at.get("y"), "button", "left", "clickCount", 1));
    }

    /** Enter for a link, the space bar for a button. */
    private void key(Control control) {
        if (!Boolean.TRUE.equals(call("focus(" + control.index() + ")")))
            throw new IllegalStateException("takes no focus");
        for (String type : List.of("keyDown", "keyUp"))
            browser.driver.executeCdpCommand(
                    "Input.dispatchKeyEvent",
                    control.isLink()
                            ? Map.of("type", type, "key", "Enter", "text", "\r", "windowsVirtualKeyCode", 13)
                            : Map.of("type", type, "key", " ", "text", " ", "windowsVirtualKeyCode", 32));
    }

    private void width(boolean narrow) {
        if (narrow != phone) browser.size(narrow ? 360 : 1280, 900);
        phone = narrow;
    }

    @SuppressWarnings("unchecked")
    <T> @Nullable T call(String expression) {
        Map<?, ?> answer = browser.driver.executeCdpCommand(
                "Runtime.evaluate", Map.of("expression", "(" + SCRIPT + ")." + expression, "returnByValue", true));
        if (answer.containsKey("exceptionDetails"))
            throw new IllegalStateException(String.valueOf(answer.get("exceptionDetails")));
        return (T) ((Map<?, ?>) Objects.requireNonNull(answer.get("result"))).get("value");
    }

    private static String json(Map<String, String> typed) {
        List<String> all = new ArrayList<>();
        typed.forEach((name, value) -> all.add('"' + name + "\":\"" + value + '"'));
        return "{" + String.join(",", all) + "}";
    }

    private static String text(Map<String, Object> one, String name) {
        return Objects.toString(one.get(name), "");
    }

    private static boolean is(Map<String, Object> one, String name) {
        return Boolean.TRUE.equals(one.get(name));
    }

    private static String script() {
        try (var in = Objects.requireNonNull(Controls.class.getResourceAsStream("/console/controls.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.broadsheet.console.crawl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.broadsheet.console.ConsoleBrowser;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.WebDriverException;

/** The links, buttons and folds of the page that is open in a browser, and pressing one as a person does. */
final class Controls {
    /** After which a press that has begun nothing is said to do nothing. */
    private static final Duration NOTHING = Duration.ofSeconds(15);
    /** For an answer that was asked for: of a busy machine, too. */
    private static final Duration ANSWER = Duration.ofSeconds(60);
    /** A browser may drop input, for example before a page is painted. Such a press is repeated. */
    private static final Duration ARRIVAL = Duration.ofSeconds(2);

    private static final String SCRIPT = script();
    private static final Pattern NUMBERS =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}|\\d{4}-\\d\\d-\\d\\d(\\.\\d+)?|\\d+");
    private static final Pattern TOKENS = Pattern.compile("[A-Za-z0-9_-]{24,}");

    private final ConsoleBrowser browser;
    private final Pattern names;
    private final boolean brief;
    private boolean phone;
    private boolean scripts = true;

    /**
     * @param names of digests, feeds and accounts: they make no other kind of page
     * @param brief whether all editions in the making are one kind of page
     */
    Controls(ConsoleBrowser browser, List<String> names, boolean brief) {
        this.browser = browser;
        this.brief = brief;
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
            String label,
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

    /** From the next page on. */
    void script(boolean on) {
        browser.script(on);
        scripts = on;
    }

    /** Path, query and fragment of the page that is open. */
    String address() {
        return local(String.valueOf(browser.driver.getCurrentUrl()));
    }

    static String local(String address) {
        return address.replaceFirst("^https?://[^/]+", "");
    }

    String pattern(String address) {
        String one = brief ? address.replaceFirst("^/console$", "/console/today/daily") : address;
        String kind = brief ? one.replaceFirst("(?<=[?&])edition=[^&#]*&?", "").replaceFirst("[?&]$", "") : one;
        String tokens = TOKENS.matcher(kind).replaceAll("T");
        return names.matcher(NUMBERS.matcher(tokens).replaceAll("#")).replaceAll("N");
    }

    /**
     * All folds are opened first.
     *
     * @param known keys of controls for which nobody asks at which width they can be seen
     */
    List<Control> list(Set<String> known) {
        List<Map<String, Object>> wide = found(false);
        String own = address();
        boolean same = wide.stream()
                .allMatch(one -> is(one, "visible")
                        || known.contains(control(own, one, 0, 0).key()));
        List<Map<String, Object>> narrow = same ? wide : found(true);
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
        String method = text(one, "method");
        String label = text(one, "label");
        return new Control(key, index, tag, label, target, method, width, is(one, "blank"), is(one, "focusOnly"));
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
        Map<String, Object> at = prepare(control, press, typed);
        perform(control, press, at);
        if (control.blank() && press != Press.KEY_HELD) return window(windows);
        Map<String, Object> end = end(() -> perform(control, press, prepare(control, press, typed)));
        boolean page = text(end, "kind").equals("page");
        return new Outcome(
                text(end, "kind"),
                page ? address() : local(text(end, "to")),
                local(text(at, "resolved")),
                end.get("status") instanceof Number status ? status.longValue() : 0,
                is(end, "same"),
                is(end, "scripted"));
    }

    private Map<String, Object> prepare(Control control, Press press, Map<String, String> typed) {
        Map<String, Object> at = prepareAt(control, press, typed);
        if (isThat(control, at)) return at;
        // The page is another than the one that was listed.
        Control moved = list(Set.of()).stream()
                .filter(other -> other.width() > 0 && other.key().equals(control.key()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("is not there any more"));
        width(moved.width() == 360);
        return prepareAt(moved, press, typed);
    }

    private static boolean isThat(Control control, Map<String, Object> at) {
        return text(at, "label").equals(control.label()) && text(at, "target").equals(control.target());
    }

    private Map<String, Object> prepareAt(Control control, Press press, Map<String, String> typed) {
        boolean stops = !control.isPost() && !control.blank();
        String asked = "prepare(%d,%s,%s,%s)".formatted(control.index(), json(typed), stops, press == Press.KEY_HELD);
        return Awaitility.await()
                .atMost(ANSWER)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(15))
                .until(() -> call(asked), Objects::nonNull);
    }

    private void perform(Control control, Press press, Map<String, Object> at) {
        if (press != Press.MOUSE) key(control);
        else if (text(at, "covered").isEmpty()) click(at);
        else throw new IllegalStateException(text(at, "covered"));
    }

    private Map<String, Object> end(Runnable again) {
        Map<String, Object> last = new HashMap<>(Map.of("kind", "nothing"));
        Instant start = Instant.now();
        Instant pressed = start;
        while (!over(last)) {
            Duration since = Duration.between(start, Instant.now());
            if (since.compareTo(is(last, "busy") ? ANSWER : NOTHING) > 0) return last;
            if (is(last, "lost") && Duration.between(pressed, Instant.now()).compareTo(ARRIVAL) > 0) {
                again.run();
                pressed = Instant.now();
            }
            pause();
        }
        return last;
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean over(Map<String, Object> last) {
        try {
            Map<String, Object> now = call("state(" + scripts + ")");
            if (now != null) last.putAll(now);
            return !text(last, "kind").equals("nothing");
        } catch (WebDriverException | IllegalStateException betweenTwoPages) {
            last.putAll(Map.of("busy", true, "lost", false));
            return false;
        }
    }

    private Outcome window(int windows) {
        Awaitility.await()
                .atMost(NOTHING)
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
        if (!Boolean.TRUE.equals(call("focus()"))) throw new IllegalStateException("takes no focus");
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

package org.broadsheet.console.crawl;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.broadsheet.BrowserLog;
import org.broadsheet.console.ConsoleBrowser;
import org.broadsheet.console.ConsoleRoom;
import org.broadsheet.console.crawl.Controls.Control;
import org.broadsheet.console.crawl.Controls.Outcome;
import org.broadsheet.console.crawl.Controls.Press;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Presses a control and says which of its promises were not kept. */
final class Promises {
    /** Forms that only ask, or that end or begin a session. */
    private static final String ASKS =
            "/console/(members/search|today/\\w+/links|kept|logout|login|account/logout-everywhere"
                    + "|accounts/\\w+/end-sessions)(\\?.*)?";

    private static final Map<String, String> TYPED = Map.of(
            "current", ConsoleRoom.PASSWORD,
            "password", "three brown foxes at noon",
            "repeated", "three brown foxes at noon",
            "address", "admin@example.org",
            "email", "newcomer@example.org",
            "zone", "Europe/Paris");

    private final ConsoleBrowser browser;
    private final Controls controls;
    private final DatabaseState database;
    private final BusyNewsroom newsroom;
    private final boolean stranger;
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    /** @param stranger one who is not logged in */
    Promises(
            ConsoleBrowser browser,
            Controls controls,
            DatabaseState database,
            BusyNewsroom newsroom,
            boolean stranger) {
        this.browser = browser;
        this.controls = controls;
        this.database = database;
        this.newsroom = newsroom;
        this.stranger = stranger;
    }

    /** Opens a page and returns what is wrong with it. */
    List<String> go(String address) {
        if (stranger) browser.driver.manage().deleteAllCookies();
        browser.go(address);
        if (!stranger && controls.address().startsWith("/console/login")) {
            browser.login();
            browser.go(address);
        }
        List<String> broken = new ArrayList<>(BrowserLog.complaints(browser.driver));
        long status = Objects.requireNonNull(controls.<Long>call("status()"));
        if (status >= 400) broken.add("answers " + status);
        List<String> deadEnds = Objects.requireNonNull(controls.call("deadEnds()"));
        deadEnds.forEach(place -> broken.add("has a link to " + place + ", which is not there"));
        return broken;
    }

    /** What is not as it should be afterwards. */
    List<String> broken(Control control, Press press) {
        int mails = newsroom.relay.received().size();
        String before = Objects.requireNonNull(controls.<String>call("text()"));
        Outcome outcome = controls.press(control, press, typed());
        List<String> broken = new ArrayList<>(BrowserLog.complaints(browser.driver));
        if (outcome.kind().equals("nothing")) broken.add("nothing happens");
        else if (outcome.status() >= 400) broken.add("is answered by " + outcome.status());
        else if (press == Press.KEY_HELD) {
            if (!outcome.kind().matches("held|fold")) broken.add("is not pressed by the keyboard: " + outcome);
        } else if (control.isLink()) link(control, outcome).forEach(broken::add);
        else if (control.isPost()) posted(control, before, mails).forEach(broken::add);
        else if (control.method().equals("get") && !outcome.to().startsWith(control.target() + "?"))
            broken.add("leads to " + outcome.to());
        return broken;
    }

    private Map<String, String> typed() {
        Map<String, String> typed = new HashMap<>(TYPED);
        boolean login = controls.address().startsWith("/console/login");
        typed.put("username", login ? ConsoleRoom.USER : "newcomer");
        if (login) typed.put("password", ConsoleRoom.PASSWORD);
        // A member: a search that finds none shows the same page again.
        if (controls.address().startsWith("/console/members")) typed.put("address", "ann@example.org");
        // Nobody is told whether there is an account; only one that exists gets the mail.
        if (controls.address().startsWith("/console/login/forgotten")) typed.put("name", "olena");
        return typed;
    }

    private Stream<String> posted(Control control, String before, int mails) {
        boolean effective = control.target().matches(ASKS) || hasEffect(mails);
        Stream<String> effect = effective ? Stream.of() : Stream.of("changes nothing");
        Stream<String> answer =
                before.equals(controls.call("text()")) ? Stream.of("shows the same page as before") : Stream.of();
        return Stream.concat(effect, answer);
    }

    /** A row that is no line of the audit log, or a mail, which may come a little later. */
    private boolean hasEffect(int mails) {
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .pollDelay(Duration.ZERO)
                    .until(() -> newsroom.relay.received().size() > mails
                            || database.changes().stream().anyMatch(table -> !table.equals("audit")));
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    private Stream<String> link(Control control, Outcome outcome) {
        if (control.blank()) return Stream.of();
        if (outcome.to().equals(outcome.promised())) return Stream.of();
        if (!outcome.kind().equals("swap"))
            return Stream.of("leads to " + outcome.to() + ", not to " + outcome.promised());
        String expected = signature(Jsoup.parse(get(outcome.promised()).body()));
        String shown = controls.call("signature()");
        return expected.equals(shown) ? Stream.of() : Stream.of("shows " + shown + ", not " + expected);
    }

    private static String signature(Document page) {
        Element main = Objects.requireNonNull(page.selectFirst("main"));
        return Stream.concat(page.select("h1").stream().limit(1), main.select("[aria-current]").stream())
                .map(Element::text)
                .collect(Collectors.joining(" | "));
    }

    /** As the browser would get it. */
    HttpResponse<String> get(String address) {
        String cookies = browser.driver.manage().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(newsroom.room.address() + address))
                    .header("Accept", "text/html");
            if (!cookies.isEmpty()) request.header("Cookie", cookies);
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(address, e);
        }
    }
}

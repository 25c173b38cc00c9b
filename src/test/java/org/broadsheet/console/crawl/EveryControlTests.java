package org.broadsheet.console.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.broadsheet.console.ConsoleBrowser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every link and every button of the console does what it promises. Every build presses each kind once by mouse; {@code
 * -Devery.control=true} by keyboard and without script, too, and takes minutes.
 */
class EveryControlTests {
    private static final List<String> NAMES =
            List.of("daily", "weekly", "past", "noon", "evening", "admin", "olena", "ivan", "maria", "news", "courier");
    private static final boolean LONG = Boolean.getBoolean("every.control");

    private static BusyNewsroom newsroom;
    private static DatabaseState database;
    private static ConsoleBrowser browser;

    @BeforeAll
    static void open() {
        newsroom = new BusyNewsroom();
        browser = ConsoleBrowser.open(newsroom.room);
        // A key without a person, for the buttons that ask for a passkey.
        browser.driver.executeCdpCommand("WebAuthn.enable", Map.of());
        browser.driver.executeCdpCommand(
                "WebAuthn.addVirtualAuthenticator",
                Map.of(
                        "options",
                        Map.of(
                                "protocol", "ctap2",
                                "transport", "internal",
                                "hasResidentKey", true,
                                "hasUserVerification", true,
                                "isUserVerified", true)));
        // The letter beside Today is no part of what is pressed, and costs more than all else. What others do arrives
        // by
        // itself (see WatchTests): here it would change the page between looking at it and pressing.
        browser.driver.executeCdpCommand("Network.enable", Map.of());
        browser.driver.executeCdpCommand(
                "Network.setBlockedURLs",
                Map.of("urls", List.of("*/letter?*v=*", "*/progress?seen=*", "*/arrivals?*")));
        database = new DatabaseState(newsroom.room.database);
    }

    @AfterAll
    static void close() {
        if (browser != null) browser.close();
        newsroom.close();
    }

    @Test
    void everyControlOfAnEditorKeepsItsPromise() {
        assertThat(crawl(false, !LONG, List.of("/console"))).isEmpty();
    }

    @Test
    void everyControlOfOneWhoIsNotLoggedInKeepsItsPromise() {
        List<String> addresses =
                List.of("/console/login", newsroom.invitation, "/approve/" + newsroom.approval, "/archive");

        assertThat(crawl(true, !LONG, addresses)).isEmpty();
    }

    private static List<String> crawl(boolean stranger, boolean brief, List<String> addresses) {
        Controls controls = new Controls(browser, NAMES, brief);
        Promises promises = new Promises(browser, controls, database, newsroom, stranger);
        String pages =
                stranger ? "/(console/(login|invitation)|approve|archive).*" : "/console(?!/login|/invitation).*";
        return new ConsoleCrawler(browser, controls, promises, database, pages, brief).crawl(addresses);
    }
}

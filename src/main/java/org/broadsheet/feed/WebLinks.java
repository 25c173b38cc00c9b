package org.broadsheet.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.broadsheet.feed.fetch.Budget;
import org.broadsheet.feed.fetch.FetchFailure;
import org.broadsheet.feed.fetch.Fetcher;
import org.broadsheet.feed.fetch.Validators;
import org.broadsheet.feed.fetch.WebUrl;
import org.springframework.stereotype.Service;

/** Whether links still lead somewhere, asked with the caution with which feeds are fetched: no address of our own network. */
@Service
public class WebLinks {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int AT_ONCE = 8;

    private final FetchSettings settings;

    WebLinks(FetchSettings settings) {
        this.settings = settings;
    }

    /** What is wrong with each that is not well, in one line; takes some seconds. */
    public Map<String, String> troubles(Collection<String> links) {
        try (Fetcher fetcher = new Fetcher(settings)) {
            Map<String, String> troubles = SourceReader.atOnce(AT_ONCE, links, link -> trouble(fetcher, link));
            troubles.values().removeIf(String::isEmpty);
            return troubles;
        } catch (IOException e) {
            throw new UncheckedIOException("closing the fetcher", e);
        }
    }

    private String trouble(Fetcher fetcher, String link) {
        try {
            // The fetcher reads files too, for feeds; a link in a letter must not.
            if (!WebUrl.isWeb(link)) return "is no web address";
            fetcher.fetch(new URI(link), Validators.NONE, new Budget(PATIENCE, settings.maxSize()));
            return "";
        } catch (URISyntaxException e) {
            return "is no web address";
        } catch (FetchFailure e) {
            String why = String.valueOf(e.getMessage());
            // Large is not dead.
            return why.startsWith("is larger than") ? "" : why;
        }
    }
}

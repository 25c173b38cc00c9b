package org.broadsheet.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.broadsheet.feed.fetch.Budget;
import org.broadsheet.feed.fetch.FetchFailure;
import org.broadsheet.feed.fetch.Fetcher;
import org.broadsheet.feed.fetch.Validators;
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
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try (Fetcher fetcher = new Fetcher(settings)) {
            Map<String, Future<Optional<String>>> asked = new LinkedHashMap<>();
            for (String link : new LinkedHashSet<>(links))
                asked.put(link, threads.submit(() -> trouble(fetcher, link)));
            Map<String, String> troubles = new LinkedHashMap<>();
            for (var answer : asked.entrySet())
                answer.getValue().get().ifPresent(why -> troubles.put(answer.getKey(), why));
            return troubles;
        } catch (IOException e) {
            throw new UncheckedIOException("closing the fetcher", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("asking for links", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for links", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private Optional<String> trouble(Fetcher fetcher, String link) {
        try {
            URI address = new URI(link);
            // The fetcher reads files too, for feeds; a link in a letter must not.
            if (!"http".equalsIgnoreCase(address.getScheme()) && !"https".equalsIgnoreCase(address.getScheme()))
                return Optional.of("is no web address");
            fetcher.fetch(address, Validators.NONE, new Budget(PATIENCE, settings.maxSize()));
            return Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.of("is no web address");
        } catch (FetchFailure e) {
            String why = String.valueOf(e.getMessage());
            // Large is not dead.
            return why.startsWith("is larger than") ? Optional.empty() : Optional.of(why);
        }
    }
}

package org.broadsheet.feed.fetch;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.broadsheet.feed.FetchSettings;

/** Fetches a source of any allowed scheme: redirects are followed by hand, each checked like the first address. */
public final class Fetcher implements Closeable {
    private static final int REDIRECTS = 5;
    private static final Set<String> WEB = Set.of("http", "https");

    private final FetchSettings settings;
    private final Web web;

    public Fetcher(FetchSettings settings) {
        this.settings = settings;
        this.web = new Web(settings.allowPrivate(), settings.timeout());
    }

    /** A new budget by the settings, for one feed. */
    public Budget budget() {
        return new Budget(settings.timeout(), settings.maxSize());
    }

    /** Fetches a source within a budget; every trouble is a {@link FetchFailure}. */
    public Fetched fetch(URI source, Validators known, Budget budget) throws FetchFailure {
        if ("file".equalsIgnoreCase(source.getScheme())) return Files.read(source, budget);
        URI place = source;
        for (int hop = 0; hop <= REDIRECTS; hop++) {
            Answer answer = web.get(checked(place, source), known, budget);
            if (answer.redirect() == null) return answer.fetched();
            place = next(place, answer.redirect());
        }
        throw new FetchFailure("redirects more than " + REDIRECTS + " times");
    }

    private static URI next(URI place, String location) throws FetchFailure {
        try {
            return place.resolve(new URI(location.strip().replace(" ", "%20")));
        } catch (URISyntaxException e) {
            throw new FetchFailure("redirects to something that is no address");
        }
    }

    private static URI checked(URI place, URI source) throws FetchFailure {
        String scheme = place.getScheme() == null ? "" : place.getScheme().toLowerCase(Locale.ROOT);
        String how = place.equals(source) ? "is at" : "redirects to";
        if (!WEB.contains(scheme)) throw new FetchFailure(how + " an address of the kind \"" + scheme + ":\", refused");
        if (place.getHost() == null) throw new FetchFailure(how + " an address without a valid host");
        return place;
    }

    @Override
    public void close() throws IOException {
        web.close();
    }
}

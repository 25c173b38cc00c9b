package org.broadsheet.feed.fetch;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.apache.hc.client5.http.cookie.BasicCookieStore;
import org.apache.hc.client5.http.cookie.CookieStore;
import org.broadsheet.feed.FetchSettings;
import org.jspecify.annotations.Nullable;

/** Fetches a source of any allowed scheme: redirects are followed by hand, each checked like the first address. */
public final class Fetcher implements Closeable {
    /** A consent gate in front of a site that moved twice needs six. */
    private static final int REDIRECTS = 10;

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

    /**
     * Fetches a source within a budget; cookies live as long as this call.
     *
     * @throws FetchFailure for every trouble, also a 304 to a request without validators
     */
    public Fetched fetch(URI source, Validators known, Budget budget) throws FetchFailure {
        if ("file".equalsIgnoreCase(source.getScheme())) return file(source, budget);
        CookieStore cookies = new BasicCookieStore();
        WebUrl place = checked(source.toString(), null);
        for (int hop = 0; hop <= REDIRECTS; hop++) {
            Web.Answer answer = web.get(place, known, cookies, budget);
            if (answer.redirect() == null) return answer.fetched();
            place = checked(answer.redirect(), place);
        }
        throw new FetchFailure("redirects without end (more than " + REDIRECTS + " times)");
    }

    /** Regular files only, since a device or a pipe has no end. */
    private static Fetched file(URI source, Budget budget) throws FetchFailure {
        Path path = path(source);
        if (!Files.exists(path)) throw new FetchFailure("there is no such file");
        if (Files.isDirectory(path)) throw new FetchFailure("is a folder, not a file");
        if (!Files.isRegularFile(path)) throw new FetchFailure("is not a regular file");
        try (InputStream in = Files.newInputStream(path)) {
            budget.announce(Files.size(path));
            byte[] body = Compression.unpacked(budget.read(in), null, budget);
            return new Fetched(body, null, source, Validators.NONE, false);
        } catch (FetchFailure e) {
            throw e;
        } catch (IOException e) {
            throw new FetchFailure("cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private static Path path(URI source) throws FetchFailure {
        try {
            // "file:feeds/today.xml" is what people write for a path below the working directory.
            if (source.getRawAuthority() == null && source.isOpaque()) return Path.of(source.getSchemeSpecificPart());
            return Path.of(source.getPath());
        } catch (InvalidPathException e) {
            throw new FetchFailure("is not a valid path");
        }
    }

    /** @param from where a redirect came from; null: the address is the source's own */
    private static WebUrl checked(String address, @Nullable WebUrl from) throws FetchFailure {
        String how = from == null ? "is at" : "redirects to";
        String scheme = WebUrl.scheme(address);
        boolean foreign = !WebUrl.isWeb(address) && (from == null || !scheme.isEmpty());
        if (foreign)
            throw new FetchFailure(how + " an address of the kind \"" + FetchFailure.line(scheme) + ":\", refused");
        WebUrl place = WebUrl.parse(address, from);
        if (place == null) throw new FetchFailure(how + " an address without a valid host");
        return place;
    }

    @Override
    public void close() throws IOException {
        web.close();
    }
}

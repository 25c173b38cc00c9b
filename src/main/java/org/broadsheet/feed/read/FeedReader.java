package org.broadsheet.feed.read;

import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.feed.FetchSettings;
import org.broadsheet.feed.fetch.FetchFailure;
import org.broadsheet.feed.fetch.Fetched;
import org.broadsheet.feed.fetch.Fetcher;
import org.broadsheet.feed.xml.Unreadable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Reads a source of any format. Whatever is wrong with it comes back as one line, never as an exception. */
public final class FeedReader implements Closeable {
    private static final Logger log = LoggerFactory.getLogger(FeedReader.class);

    private final Fetcher fetcher;

    public FeedReader(FetchSettings settings) {
        this.fetcher = new Fetcher(settings);
    }

    public FeedReading read(Source source) {
        try {
            return source.isGhost() ? ghost(source) : plain(source);
        } catch (FetchFailure e) {
            return FeedReading.failed(String.valueOf(e.getMessage()), e.retryAfter());
        } catch (Unreadable e) {
            return FeedReading.failed(String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError e) {
            // A feed that finds a bug of ours, or of a library, must not cost the edition its other feeds.
            log.warn("feed breaks the reader source={}", source, e);
            return FeedReading.failed("cannot be read: " + e.getClass().getSimpleName() + " (see the log)");
        }
    }

    private FeedReading plain(Source source) throws FetchFailure, Unreadable {
        Fetched fetched = fetcher.fetch(Source.uri(source.address()), source.known(), fetcher.budget());
        if (fetched.unchanged()) return FeedReading.unchanged(fetched.validators());
        return FeedReading.of(feed(fetched.text(), fetched.place().toString()), fetched.validators());
    }

    private FeedReading ghost(Source source) throws FetchFailure, Unreadable {
        return FeedReading.of(new Ghost(fetcher, source).read(), source.known());
    }

    /** Which posts of a Ghost site are still published, by their ids; empty where it does not answer. */
    public Optional<Set<String>> published(Source source, Collection<String> ids) {
        try {
            return Optional.of(new Ghost(fetcher, source).published(ids));
        } catch (FetchFailure | Unreadable e) {
            log.warn("feed not asked source={} cause={}", source, e.getMessage());
            return Optional.empty();
        }
    }

    /** A document that is already here. */
    static ReadFeed feed(String text, String place) throws Unreadable {
        return Stories.of(raw(text, place));
    }

    private static RawFeed raw(String text, String place) throws Unreadable {
        String head = text.stripLeading();
        if (head.isEmpty()) throw new Unreadable("is empty");
        if (head.startsWith("{") || head.startsWith("[")) return json(JsonDocument.parse(text), place);
        if (NotFeeds.isHtml(text)) throw new Unreadable(NotFeeds.html(text, place));
        return XmlFeed.read(text, place);
    }

    private static RawFeed json(JsonNode root, String place) throws Unreadable {
        if (JsonFeed.is(root)) return JsonFeed.read(root, place);
        if (GhostPosts.is(root)) return GhostPosts.feed(GhostPosts.items(root, place), place);
        throw new Unreadable("is JSON, but neither a JSON Feed (no \"items\") nor Ghost's posts (no \"posts\")");
    }

    @Override
    public void close() throws IOException {
        fetcher.close();
    }
}

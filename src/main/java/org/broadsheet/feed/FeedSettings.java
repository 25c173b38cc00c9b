package org.broadsheet.feed;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.broadsheet.feed.fetch.Validators;
import org.broadsheet.feed.fetch.WebUrl;
import org.broadsheet.feed.read.Source;
import org.broadsheet.platform.TextCleaner;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code broadsheet.feeds[n].*}: where items come from. A feed without a name is called by its host. */
@ConfigurationProperties("broadsheet")
public record FeedSettings(@DefaultValue List<Feed> feeds) {
    private static final Set<String> SCHEMES = Set.of("http", "https", "file");

    public FeedSettings {
        List<Feed> given = List.copyOf(feeds);
        IntStream.range(0, given.size()).forEach(n -> check(given.get(n), "broadsheet.feeds[" + n + "]"));
        feeds = named(given);
    }

    /**
     * One feed.
     *
     * @param name unique; also what {@code broadsheet.digests.NAME.feeds} calls it
     * @param section the heading its items stand under, where the newsroom wants one for the whole feed
     * @param key of Ghost's Content API
     */
    public record Feed(
            @Nullable String name,
            @Nullable String url,
            @DefaultValue("auto") Source.Format format,
            @Nullable String section,
            @Nullable String key) {

        /** The address, which has been checked to be there. */
        String address() {
            return url == null ? "" : url.strip();
        }

        /** The address as it may be stored, shown and logged. */
        String shownAddress() {
            return WebUrl.withoutSecrets(address());
        }

        /** The given or found name, never blank after {@link FeedSettings} has read it. */
        public String title() {
            return name == null ? "" : name;
        }

        /** What to read, with what is known of it from before. */
        Source source(Validators known, @Nullable Instant since) {
            return new Source(address(), format, key, known, since);
        }

        boolean unnamed() {
            return name == null || name.isBlank();
        }

        Feed called(String title) {
            return new Feed(title, url, format, section, key);
        }

        /** A key left in a log is a key lost. */
        @Override
        public String toString() {
            return "Feed[" + title() + "]";
        }
    }

    /** The feeds of these names, in the order of the settings; of no names: all. */
    List<Feed> named(Collection<String> names) {
        return feeds.stream()
                .filter(feed -> names.isEmpty() || names.contains(feed.title()))
                .toList();
    }

    private static void check(Feed feed, String setting) {
        require(!feed.address().isEmpty(), setting + ".url is missing: a feed needs an address (http, https or file)");
        String scheme = WebUrl.scheme(feed.address());
        require(
                SCHEMES.contains(scheme),
                setting + ".url must begin with http://, https:// or file:, not \"" + cut(feed.address()) + "\"");
        require(
                scheme.equals("file") || host(feed.address()) != null,
                setting + ".url has no host: \"" + cut(feed.address()) + "\"");
        require(
                feed.format() != Source.Format.GHOST || scheme.equals("file") || hasKey(feed),
                setting + ".key is missing: the format ghost needs a Content API key");
    }

    private static boolean hasKey(Feed feed) {
        return feed.address().contains("key=")
                || (feed.key() != null && !feed.key().isBlank());
    }

    private static List<Feed> named(List<Feed> given) {
        Set<String> taken = new HashSet<>();
        for (int n = 0; n < given.size(); n++) {
            Feed feed = given.get(n);
            boolean free = feed.unnamed() || taken.add(feed.title().strip());
            require(free, "broadsheet.feeds[" + n + "].name is used twice: \"" + feed.title() + "\"");
        }
        return given.stream()
                .map(feed -> feed.unnamed()
                        ? feed.called(free(place(feed.address()), taken))
                        : feed.called(feed.title().strip()))
                .toList();
    }

    private static String free(String name, Set<String> taken) {
        return IntStream.iterate(1, n -> n + 1)
                .mapToObj(n -> n == 1 ? name : name + "-" + n)
                .filter(taken::add)
                .findFirst()
                .orElseThrow();
    }

    private static String place(String address) {
        String host = WebUrl.scheme(address).equals("file") ? null : host(address);
        if (host != null) return host.startsWith("www.") ? host.substring(4) : host;
        return address.substring(Math.max(address.lastIndexOf('/'), address.indexOf(':')) + 1)
                .replaceFirst("\\.\\w+$", "");
    }

    private static @Nullable String host(String address) {
        // Browsers take "https:/rss" for a host; in a setting it is a slip.
        WebUrl url = address.contains("://") ? WebUrl.parse(address) : null;
        return url == null ? null : url.host();
    }

    private static String cut(String address) {
        return TextCleaner.line(WebUrl.withoutSecrets(address), 80);
    }

    private static void require(boolean holds, String message) {
        if (!holds) throw new IllegalArgumentException(message);
    }
}

package org.broadsheet.feed.read;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import org.broadsheet.feed.fetch.Validators;
import org.broadsheet.feed.fetch.WebUrl;
import org.broadsheet.feed.xml.Unreadable;
import org.jspecify.annotations.Nullable;

/**
 * What to read.
 *
 * @param address http, https, file, or a path
 * @param key of Ghost's Content API
 * @param known what the server said to recognise its last answer by
 * @param since of Ghost's posts, only those changed after it; null: all that the pages hold
 */
public record Source(
        String address,
        Format format,
        @Nullable String key,
        Validators known,
        @Nullable Instant since) {
    /** {@code RSS}, {@code ATOM} and {@code JSON} are hints; {@code GHOST} is asked for by its own API. */
    public enum Format {
        AUTO,
        RSS,
        ATOM,
        JSON,
        GHOST
    }

    /** A source met for the first time. */
    public static Source of(String address) {
        return new Source(address, Format.AUTO, null, Validators.NONE, null);
    }

    /** Whether it is read by Ghost's Content API. */
    public boolean isGhost() {
        boolean asks = format == Format.GHOST || format == Format.AUTO && key != null && !key.isBlank();
        return asks && WebUrl.isWeb(address);
    }

    /** An address as people give it: with blanks, in its own script, or as a mere path. */
    static URI uri(String given) throws Unreadable {
        String address = given.strip();
        try {
            if (WebUrl.scheme(address).length() < 2) return Path.of(address).toUri();
            if (!WebUrl.isWeb(address)) return new URI(address.replace(" ", "%20"));
        } catch (InvalidPathException e) {
            throw new Unreadable("is not a valid path");
        } catch (URISyntaxException e) {
            throw new Unreadable("is not a valid address");
        }
        WebUrl url = WebUrl.parse(address);
        if (url == null) throw new Unreadable("has a host name that is not valid");
        return url.uri();
    }

    /** A key left in a log is a key lost. */
    @Override
    public String toString() {
        return "Source[" + WebUrl.withoutSecrets(address) + "]";
    }
}

package org.broadsheet.feed.read;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.broadsheet.feed.fetch.WebUrl;

/** A source's address as people give it: with blanks, in their own script, or as a mere path. */
final class WebAddresses {
    private WebAddresses() {}

    static boolean isWeb(String address) {
        return WebUrl.isWeb(address);
    }

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
}

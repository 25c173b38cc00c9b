package org.broadsheet.feed.fetch;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * An answer.
 *
 * @param body decompressed; empty where {@code unchanged}
 * @param charset as the transport claims, which is often a lie
 * @param place where the answer came from after redirects
 * @param unchanged the server says that nothing changed since the validators of the request
 */
public record Fetched(byte[] body, @Nullable String charset, URI place, Validators validators, boolean unchanged) {
    /** The body as text, by what its octets say rather than by any label. */
    public String text() {
        return Decoding.text(body, charset);
    }
}

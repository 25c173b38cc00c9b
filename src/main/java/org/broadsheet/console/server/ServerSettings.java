package org.broadsheet.console.server;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code broadsheet.site.*}: how requests reach the pages.
 *
 * @param url the public base of all pages; the host at which the console answers
 * @param trustedProxies how many reverse proxies stand in front; each appends one address to {@code X-Forwarded-For}.
 *     0: none, and the header is not read
 * @param bodyTimeout how long the server waits for the next octets of a body, and in all before its rate counts; from
 *     100 ms to a minute
 */
@ConfigurationProperties("broadsheet.site")
public record ServerSettings(
        @Nullable URI url,
        @DefaultValue("0") int trustedProxies,
        @DefaultValue("PT10S") Duration bodyTimeout) {
    public ServerSettings {
        if (trustedProxies < 0 || trustedProxies > 9)
            throw new IllegalArgumentException("broadsheet.site.trusted-proxies must be from 0 to 9");
        if (bodyTimeout.toMillis() < 100 || bodyTimeout.toSeconds() > 60)
            throw new IllegalArgumentException("broadsheet.site.body-timeout must be from PT0.1S to PT1M");
    }

    /** The host of the public address in lower case; null where none is set. */
    @Nullable
    String host() {
        return url == null || url.getHost() == null ? null : url.getHost().toLowerCase(Locale.ROOT);
    }

    /** Whether visitors come by https, whatever a proxy says about a request. */
    public boolean isHttps() {
        return url != null && "https".equalsIgnoreCase(url.getScheme());
    }

    /** The port of the public address, also where it is the scheme's own. */
    int port() {
        if (url != null && url.getPort() != -1) return url.getPort();
        return isHttps() ? 443 : 80;
    }

    /** The name of a cookie: by the prefix a browser binds it to this host alone (RFC 6265bis, section 4.1.3.2). */
    public String cookieName(String plain) {
        return isHttps() ? "__Host-" + plain : plain;
    }
}

package org.broadsheet.smtp;

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.broadsheet.smtp.connection.Connection;
import org.broadsheet.smtp.connection.Opener;
import org.broadsheet.smtp.connection.Watchdog;
import org.jspecify.annotations.Nullable;

/**
 * What a relay shows to who connects as for mail, login included, and leaves again without any.
 *
 * @param trouble why it would not have us; null where it would
 * @param protocol of TLS; null in clear text
 * @param certificateEnds when its certificate expires; null in clear text
 */
public record RelayLook(
        String relay,
        @Nullable String trouble,
        @Nullable String protocol,
        @Nullable Instant certificateEnds) {

    /** Each of the relays in turn. */
    public static List<RelayLook> at(SmtpSettings settings) {
        try (Watchdog watchdog = new Watchdog(settings.timeouts().shortest())) {
            Opener opener = new Opener(settings, watchdog);
            return settings.relays().stream().map(relay -> at(relay, opener)).toList();
        }
    }

    private static RelayLook at(Relay relay, Opener opener) {
        try {
            Connection connection = opener.open(relay);
            try {
                return of(relay, connection.tls());
            } finally {
                connection.quit();
            }
        } catch (Opener.OpeningFailed e) {
            return new RelayLook(relay.toString(), e.line(), null, null);
        }
    }

    private static RelayLook of(Relay relay, @Nullable SSLSession tls) {
        if (tls == null) return new RelayLook(relay.toString(), null, null, null);
        return new RelayLook(relay.toString(), null, tls.getProtocol(), ends(tls));
    }

    private static @Nullable Instant ends(SSLSession tls) {
        try {
            Certificate own = tls.getPeerCertificates()[0];
            return own instanceof X509Certificate x509 ? x509.getNotAfter().toInstant() : null;
        } catch (SSLPeerUnverifiedException e) {
            return null;
        }
    }
}

package org.broadsheet.smtp;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the engine reaches its relays.
 *
 * @param relays in order: the next one is used while those before it cannot be reached
 * @param connections at most open at once, over all sends together
 * @param maxMessages over one connection, after which it is opened anew
 * @param maxAge of a connection, after which it is opened anew
 * @param tls null: STARTTLS, but clear text on loopback
 * @param trust a PEM file of certificates trusted beside the system's
 * @param localName what we call ourselves in EHLO; null: the name of this machine
 * @param grace how long closing waits for what is on the wire
 * @param properties Angus's own, {@code mail.smtp.*}, for whatever has no setting here
 */
public record SmtpSettings(
        List<Relay> relays,
        int connections,
        int maxMessages,
        Duration maxAge,
        @Nullable Tls tls,
        @Nullable Path trust,
        @Nullable Login login,
        @Nullable String localName,
        Timeouts timeouts,
        Backoff backoff,
        Duration grace,
        Map<String, String> properties) {
    public SmtpSettings {
        relays = List.copyOf(relays);
        properties = Map.copyOf(properties);
        if (relays.isEmpty()) throw new IllegalArgumentException("no relay to send to");
        if (connections < 1) throw new IllegalArgumentException("connections must be 1 or more: " + connections);
        if (maxMessages < 1) throw new IllegalArgumentException("maxMessages must be 1 or more: " + maxMessages);
    }

    /** Eight connections, a thousand messages or five minutes each, and the defaults of everything else. */
    public static SmtpSettings to(Relay... relays) {
        return new SmtpSettings(
                List.of(relays),
                8,
                1000,
                Duration.ofMinutes(5),
                null,
                null,
                null,
                null,
                Timeouts.DEFAULT,
                Backoff.DEFAULT,
                Duration.ofSeconds(20),
                Map.of());
    }

    public SmtpSettings withConnections(int connections) {
        return new SmtpSettings(
                relays,
                connections,
                maxMessages,
                maxAge,
                tls,
                trust,
                login,
                localName,
                timeouts,
                backoff,
                grace,
                properties);
    }

    public SmtpSettings withMaxMessages(int maxMessages) {
        return new SmtpSettings(
                relays,
                connections,
                maxMessages,
                maxAge,
                tls,
                trust,
                login,
                localName,
                timeouts,
                backoff,
                grace,
                properties);
    }

    public SmtpSettings withMaxAge(Duration maxAge) {
        return new SmtpSettings(
                relays,
                connections,
                maxMessages,
                maxAge,
                tls,
                trust,
                login,
                localName,
                timeouts,
                backoff,
                grace,
                properties);
    }

    public SmtpSettings withTls(Tls tls) {
        return new SmtpSettings(
                relays,
                connections,
                maxMessages,
                maxAge,
                tls,
                trust,
                login,
                localName,
                timeouts,
                backoff,
                grace,
                properties);
    }

    public SmtpSettings withTrust(Path trust) {
        return new SmtpSettings(
                relays,
                connections,
                maxMessages,
                maxAge,
                tls,
                trust,
                login,
                localName,
                timeouts,
                backoff,
                grace,
                properties);
    }

    public SmtpSettings withLogin(String user, String password) {
        Login login = new Login(user, password);
        return new SmtpSettings(
                relays,
                connections,
                maxMessages,
                maxAge,
                tls,
                trust,
                login,
                localName,
                timeouts,
                backoff,
                grace,
                properties);
    }

    public SmtpSettings withLocalName(String localName) {
        return new SmtpSettings(
                relays,
                connections,
                maxMessages,
                maxAge,
                tls,
                trust,
                login,
                localName,
                timeouts,
                backoff,
                grace,
                properties);
    }

    public SmtpSettings withTimeouts(Timeouts timeouts) {
        return new SmtpSettings(
                relays,
                connections,
                maxMessages,
                maxAge,
                tls,
                trust,
                login,
                localName,
                timeouts,
                backoff,
                grace,
                properties);
    }

    public SmtpSettings withBackoff(Backoff backoff) {
        return new SmtpSettings(
                relays,
                connections,
                maxMessages,
                maxAge,
                tls,
                trust,
                login,
                localName,
                timeouts,
                backoff,
                grace,
                properties);
    }

    public SmtpSettings withGrace(Duration grace) {
        return new SmtpSettings(
                relays,
                connections,
                maxMessages,
                maxAge,
                tls,
                trust,
                login,
                localName,
                timeouts,
                backoff,
                grace,
                properties);
    }

    /**
     * Angus's properties as in {@code spring.mail.properties.*}. Those that have a setting of ours here are read into it:
     * the time-outs, {@code localhost}, {@code starttls.*}, {@code ssl.enable}.
     */
    public SmtpSettings withProperties(Map<String, String> properties) {
        return new AngusProperties(properties).readInto(this);
    }

    Tls tlsTo(Relay relay) {
        return tls != null ? tls : Tls.defaultFor(relay);
    }
}

package org.broadsheet.smtp;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.broadsheet.smtp.connection.AngusProperties;
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
        return new Draft(List.of(relays)).settings();
    }

    public SmtpSettings withConnections(int connections) {
        return with(draft -> draft.connections = connections);
    }

    public SmtpSettings withMaxMessages(int maxMessages) {
        return with(draft -> draft.maxMessages = maxMessages);
    }

    public SmtpSettings withMaxAge(Duration maxAge) {
        return with(draft -> draft.maxAge = maxAge);
    }

    public SmtpSettings withTls(Tls tls) {
        return with(draft -> draft.tls = tls);
    }

    public SmtpSettings withTrust(Path pem) {
        return with(draft -> draft.trust = pem);
    }

    public SmtpSettings withLogin(String user, String password) {
        return with(draft -> draft.login = new Login(user, password));
    }

    public SmtpSettings withLocalName(String localName) {
        return with(draft -> draft.localName = localName);
    }

    public SmtpSettings withTimeouts(Timeouts timeouts) {
        return with(draft -> draft.timeouts = timeouts);
    }

    public SmtpSettings withBackoff(Backoff backoff) {
        return with(draft -> draft.backoff = backoff);
    }

    public SmtpSettings withGrace(Duration grace) {
        return with(draft -> draft.grace = grace);
    }

    /**
     * Angus's properties as in {@code spring.mail.properties.*}. Those that have a setting of ours here are read into it:
     * the time-outs, {@code localhost}, {@code starttls.*}, {@code ssl.enable}.
     */
    public SmtpSettings withProperties(Map<String, String> properties) {
        AngusProperties angus = new AngusProperties(properties);
        return with(draft -> {
            draft.properties = properties;
            draft.tls = angus.tls(draft.tls);
            draft.localName = angus.localName(draft.localName);
            draft.timeouts = angus.timeouts(draft.timeouts);
        });
    }

    public Tls tlsTo(Relay relay) {
        return tls != null ? tls : Tls.defaultFor(relay);
    }

    private SmtpSettings with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.settings();
    }

    private static final class Draft {
        private final List<Relay> relays;
        private int connections = 8;
        private int maxMessages = 1000;
        private Duration maxAge = Duration.ofMinutes(5);
        private @Nullable Tls tls;
        private @Nullable Path trust;
        private @Nullable Login login;
        private @Nullable String localName;
        private Timeouts timeouts = Timeouts.DEFAULT;
        private Backoff backoff = Backoff.DEFAULT;
        private Duration grace = Duration.ofSeconds(20);
        private Map<String, String> properties = Map.of();

        Draft(List<Relay> relays) {
            this.relays = relays;
        }

        Draft(SmtpSettings settings) {
            this(settings.relays);
            connections = settings.connections;
            maxMessages = settings.maxMessages;
            maxAge = settings.maxAge;
            tls = settings.tls;
            trust = settings.trust;
            login = settings.login;
            localName = settings.localName;
            timeouts = settings.timeouts;
            backoff = settings.backoff;
            grace = settings.grace;
            properties = settings.properties;
        }

        SmtpSettings settings() {
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
    }

    /** With what we authenticate. A relay that does not offer AUTH is refused rather than used without. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[user=" + user + "]";
        }
    }

    /** How a connection is made secret. The certificate and its name are checked in every mode that has one. */
    public enum Tls {
        /** STARTTLS, and nothing is said to a relay that does not offer it. The default beyond loopback. */
        STARTTLS,
        /** TLS from the first octet (RFC 8314), usually on port 465. */
        IMPLICIT,
        /** STARTTLS where it is offered: whoever sits in between may strip the offer. */
        OPPORTUNISTIC,
        /** Clear text. The default on loopback. */
        NONE;

        static Tls defaultFor(Relay relay) {
            return relay.isLoopback() ? NONE : STARTTLS;
        }
    }
}

package org.broadsheet.delivery;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.broadsheet.delivery.session.RateLimits;
import org.broadsheet.smtp.Backoff;
import org.broadsheet.smtp.Relay;
import org.broadsheet.smtp.RelayLook;
import org.broadsheet.smtp.SmtpEngine;
import org.broadsheet.smtp.SmtpSettings;
import org.broadsheet.smtp.SmtpSettings.Login;
import org.broadsheet.smtp.SmtpSettings.Tls;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * The relay as {@code spring.mail.*} names it; several hosts, with commas between, are used in that order. Read without a
 * host, too: not every command sends.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailProperties.class)
public class RelaySettings {
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** After so long the worker notes why nothing goes out, and tries again after a pause. */
    private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(15);

    /** Who waits for an answer in a browser does not wait longer. */
    private static final Backoff IMPATIENT =
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(8));

    private final MailProperties mail;
    private final DeliverySettings settings;

    RelaySettings(MailProperties mail, DeliverySettings settings) {
        this.mail = mail;
        this.settings = settings;
    }

    /** There is no relay to send to. */
    public static final class RelayNotSet extends IllegalStateException {
        RelayNotSet() {
            super("spring.mail.host is not set: it names the relay that takes the mail."
                    + " To try Broadsheet without one: mvn spring-boot:test-run");
        }
    }

    /** What each relay shows to a connection without mail; throws {@link RelayNotSet} where none is configured. */
    public List<RelayLook> look() {
        return RelayLook.at(smtp());
    }

    void require() {
        String host = mail.getHost();
        if (host == null || host.isBlank()) throw new RelayNotSet();
    }

    @Bean
    @Lazy
    MessageSender messageSender(RateLimits limits) {
        return new MessageSender(
                () -> new SmtpEngine(smtp(), limits.relay()),
                () -> new SmtpEngine(smtp().withConnections(1).withBackoff(IMPATIENT)));
    }

    /** For who sends a single mail, such as a confirmation; throws where there is no relay to send to. */
    @Bean
    @Lazy
    SmtpSettings smtp() {
        SmtpSettings smtp = SmtpSettings.to(relays())
                .withConnections(settings.connections())
                .withBackoff(new Backoff(Backoff.DEFAULT.first(), Backoff.DEFAULT.longest(), patience()))
                .withGrace(GRACE)
                .withProperties(mail.getProperties());
        Login login = login();
        if (login != null) smtp = smtp.withLogin(login.user(), login.password());
        return isImplicit() ? smtp.withTls(Tls.IMPLICIT) : smtp;
    }

    private Duration patience() {
        return settings.patience().compareTo(LONGEST_ATTEMPT) < 0 ? settings.patience() : LONGEST_ATTEMPT;
    }

    private Relay[] relays() {
        require();
        return Arrays.stream(Objects.requireNonNull(mail.getHost()).split(","))
                .map(this::relay)
                .toArray(Relay[]::new);
    }

    private Relay relay(String host) {
        Relay relay = Relay.parse(host);
        Integer port = mail.getPort();
        boolean own = host.strip().matches(".*(]|[^:]):\\d+");
        return port == null || own ? relay : new Relay(relay.host(), port);
    }

    private @Nullable Login login() {
        String user = mail.getUsername();
        if (user == null || user.isBlank()) return null;
        String password = mail.getPassword();
        return new Login(user, password == null ? "" : password);
    }

    private boolean isImplicit() {
        return mail.getSsl().isEnabled() || "smtps".equalsIgnoreCase(mail.getProtocol());
    }
}

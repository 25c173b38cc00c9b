package org.broadsheet.delivery;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.broadsheet.delivery.Deliveries.RelayNotSet;
import org.broadsheet.delivery.session.RateLimits;
import org.broadsheet.smtp.Backoff;
import org.broadsheet.smtp.Relay;
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
class RelaySettings {
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** After so long the worker notes why nothing goes out, and tries again after a pause. */
    private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(15);

    private final MailProperties mail;
    private final DeliverySettings settings;

    RelaySettings(MailProperties mail, DeliverySettings settings) {
        this.mail = mail;
        this.settings = settings;
    }

    /** Throws {@link RelayNotSet} where there is no relay to send to. */
    void require() {
        String host = mail.getHost();
        if (host == null || host.isBlank()) throw new RelayNotSet();
    }

    @Bean
    @Lazy
    MessageSender messageSender(RateLimits limits) {
        return new MessageSender(() -> new SmtpEngine(smtp(), limits.relay()));
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

package org.broadsheet.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpSettingsTests {
    private static final Relay RELAY = new Relay("mail.example.org", 587);

    @ParameterizedTest
    @CsvSource({
        "mail.example.org, mail.example.org, 25",
        "mail.example.org:587, mail.example.org, 587",
        "127.0.0.1:2525, 127.0.0.1, 2525",
        "[::1]:2525, ::1, 2525",
        "[::1], ::1, 25"
    })
    void relayIsHostAndPort(String text, String host, int port) {
        assertThat(Relay.parse(text)).isEqualTo(new Relay(host, port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "host:", "host:x", "host:0", "host:65536", "::1"})
    void whatIsNoRelayIsSaid(String text) {
        assertThatThrownBy(() -> Relay.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "true,,,STARTTLS",
        "true,true,,STARTTLS",
        ",true,,STARTTLS",
        "true,false,,OPPORTUNISTIC",
        ",false,,NONE",
        "false,false,,NONE",
        ",,true,IMPLICIT",
        ",,,STARTTLS",
        "false,,,STARTTLS"
    })
    void starttlsIsRequiredUnlessToldOtherwise(String enable, String required, String ssl, SmtpSettings.Tls tls) {
        Map<String, String> properties = new HashMap<>();
        if (enable != null) properties.put("mail.smtp.starttls.enable", enable);
        if (required != null) properties.put("mail.smtp.starttls.required", required);
        if (ssl != null) properties.put("mail.smtp.ssl.enable", ssl);

        SmtpSettings settings = SmtpSettings.to(RELAY).withProperties(properties);

        assertThat(settings.tlsTo(RELAY)).isEqualTo(tls);
    }

    @Test
    void timesOfAngusBecomeOurs() {
        SmtpSettings settings = SmtpSettings.to(RELAY)
                .withProperties(Map.of(
                        "mail.smtp.connectiontimeout", "5000",
                        "mail.smtp.timeout", "7000",
                        "mail.smtp.writetimeout", "9000",
                        "mail.smtp.localhost", "client.example"));

        assertThat(settings.timeouts().connect()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.timeouts().command()).isEqualTo(Duration.ofSeconds(7));
        assertThat(settings.timeouts().write()).isEqualTo(Duration.ofSeconds(9));
        assertThat(settings.timeouts().dot()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.localName()).isEqualTo("client.example");
    }

    @Test
    void settingsThatCannotWorkAreRefused() {
        assertThatThrownBy(SmtpSettings::to).hasMessageContaining("no relay");
        assertThatThrownBy(() -> SmtpSettings.to(RELAY).withConnections(0)).hasMessageContaining("connections");
    }
}

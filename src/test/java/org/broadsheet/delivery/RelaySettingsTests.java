package org.broadsheet.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import org.broadsheet.delivery.RelaySettings.RelayNotSet;
import org.broadsheet.smtp.Relay;
import org.broadsheet.smtp.SmtpSettings;
import org.broadsheet.smtp.SmtpSettings.Login;
import org.broadsheet.smtp.SmtpSettings.Tls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Import;

/** From {@code spring.mail.*} and {@code broadsheet.mail.*} to the engine's settings. */
class RelaySettingsTests {
    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @EnableConfigurationProperties({MailProperties.class, DeliverySettings.class})
    @Import(RelaySettings.class)
    static class Settings {}

    @Test
    void hostsAreRelaysInTheirOrder() {
        context.withPropertyValues(
                        "spring.mail.host=mx1.example.org, mx2.example.org:2525",
                        "spring.mail.port=587",
                        "spring.mail.username=us",
                        "spring.mail.password=secret",
                        "broadsheet.mail.connections=32")
                .run(started -> {
                    SmtpSettings smtp = started.getBean(RelaySettings.class).smtp();

                    assertThat(smtp.relays())
                            .containsExactly(new Relay("mx1.example.org", 587), new Relay("mx2.example.org", 2525));
                    assertThat(smtp.login()).isEqualTo(new Login("us", "secret"));
                    assertThat(smtp.connections()).isEqualTo(32);
                });
    }

    @Test
    void tlsFromTheFirstOctetWhereSpringSaysSo() {
        context.withPropertyValues("spring.mail.host=mx.example.org", "spring.mail.ssl.enabled=true")
                .run(started -> assertThat(
                                started.getBean(RelaySettings.class).smtp().tls())
                        .isEqualTo(Tls.IMPLICIT));
    }

    @Test
    void missingRelayIsNamedWithItsSettingAndTheDemo() {
        context.run(started -> assertThat(started.getBean(RelaySettings.class))
                .satisfies(settings -> assertThatExceptionOfType(RelayNotSet.class)
                        .isThrownBy(settings::require)
                        .withMessageContaining("spring.mail.host")
                        .withMessageContaining("mvn spring-boot:test-run")));
    }

    @Test
    void singleMailWithoutARelayIsAnsweredWithTheSettingThatIsMissing() {
        context.run(started -> assertThat(started.getBean(RelaySettings.class)
                        .messageSender(null)
                        .sendNow(List.of(new MessageSender.Mail("us@example.org", "you@example.org", new byte[0]))))
                .singleElement()
                .satisfies(answer -> assertThat(answer.accepted()).isFalse())
                .satisfies(answer -> assertThat(answer.words()).startsWith("spring.mail.host is not set")));
    }

    @ParameterizedTest
    @CsvSource({
        "connections, 0",
        "rate-per-second, -1",
        "expire-after, -PT1H",
        "lease, PT0S",
        "warm-up.messages, 0",
        "domain-limits[0].per-second, 0"
    })
    void wrongSettingIsNamed(String name, String value) {
        context.withPropertyValues(
                        "broadsheet.mail." + name + "=" + value,
                        name.startsWith("warm-up") ? "broadsheet.mail.warm-up.start=2024-05-01" : "x=y",
                        name.startsWith("domain") ? "broadsheet.mail.domain-limits[0].domain=example.org" : "x=y")
                .run(started -> assertThat(started.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("broadsheet.mail." + name.replaceAll("\\[.*", "")));
    }

    @Test
    void defaultsAreEightConnectionsAndNoLimit() {
        context.run(started -> assertThat(started.getBean(DeliverySettings.class))
                .returns(8, DeliverySettings::connections)
                .returns(0.0, DeliverySettings::ratePerSecond)
                .returns(DeliverySettings.Uncertain.RESEND, DeliverySettings::uncertain)
                .returns(Duration.ofHours(18), DeliverySettings::expireAfter));
    }
}

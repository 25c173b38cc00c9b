package org.broadsheet.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.broadsheet.smtp.Outcome.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without the TLS that is wanted, nothing is said: no login, no MAIL. */
class TlsTests {
    @TempDir
    private Path folder;

    private final ScriptedRelay relay = ScriptedRelay.start();

    @AfterEach
    void close() {
        relay.close();
    }

    @Test
    void mailAndLoginGoThroughStarttls() {
        relay.offering("PIPELINING", "AUTH PLAIN").with(TestCertificates.good().context(), false);

        Outcomes.send(trusting().withTls(SmtpSettings.Tls.STARTTLS).withLogin("user", "secret"), Letter.letters(20))
                .assertAllAccepted(20);

        assertThat(relay.said())
                .startsWith(
                        "EHLO client.example",
                        "STARTTLS",
                        "EHLO client.example",
                        "AUTH PLAIN dXNlcgB1c2VyAHNlY3JldA==");
        assertThat(relay.received()).hasSize(20);
    }

    @Test
    void mailGoesThroughImplicitTls() {
        relay.with(TestCertificates.good().context(), true);

        Outcomes.send(trusting().withTls(SmtpSettings.Tls.IMPLICIT), Letter.letters(20))
                .assertAllAccepted(20);

        assertThat(relay.said()).doesNotContain("STARTTLS");
    }

    @Test
    void strippedStarttlsIsRefused() {
        relay.offering("PIPELINING", "AUTH PLAIN");

        assertStops(
                Outcomes.to(relay).withTls(SmtpSettings.Tls.STARTTLS),
                "STARTTLS is required but host does not support STARTTLS");
    }

    @Test
    void strippedEhloAfterStarttlsIsRefused() {
        relay.with(TestCertificates.good().context(), false).offering("PIPELINING", "AUTH PLAIN");
        relay.rule(exchange -> exchange.verb().equals("EHLO") && relay.said().contains("STARTTLS")
                ? Answer.reply("502 not any more")
                : null);

        assertStops(trusting().withTls(SmtpSettings.Tls.STARTTLS), "502 not any more");
    }

    @Test
    void untrustedCertificateIsRefused() {
        relay.with(TestCertificates.good().context(), false);

        assertStops(Outcomes.to(relay).withTls(SmtpSettings.Tls.STARTTLS), "unable to find valid certification path");
    }

    @Test
    void untrustedCertificateIsRefusedInImplicitTlsToo() {
        relay.with(TestCertificates.good().context(), true);

        assertStops(Outcomes.to(relay).withTls(SmtpSettings.Tls.IMPLICIT), "unable to find valid certification path");
    }

    @Test
    void untrustedCertificateIsRefusedEvenWhereTlsIsNotRequired() {
        relay.with(TestCertificates.good().context(), false);

        assertStops(
                Outcomes.to(relay).withTls(SmtpSettings.Tls.OPPORTUNISTIC), "unable to find valid certification path");
    }

    @Test
    void expiredCertificateIsRefused() {
        relay.with(TestCertificates.expired().context(), false);

        assertStops(trusting().withTls(SmtpSettings.Tls.STARTTLS), "NotAfter");
    }

    @Test
    void certificateOfAnotherNameIsRefused() {
        relay.with(TestCertificates.wrongName().context(), false);

        assertStops(trusting().withTls(SmtpSettings.Tls.STARTTLS), "No subject alternative names");
    }

    @Test
    void hostThatAngusIsToldToTrustIsTrusted() {
        relay.with(TestCertificates.good().context(), false);
        SmtpSettings settings = Outcomes.to(relay)
                .withProperties(Map.of("mail.smtp.ssl.trust", "127.0.0.1", "mail.smtp.starttls.required", "true"));

        Outcomes.send(settings.withLocalName("client.example"), Letter.letters(3))
                .assertAllAccepted(3);

        assertThat(relay.said()).contains("STARTTLS");
    }

    @Test
    void octetsSlippedInBeforeTlsAreNotTakenForReplies() {
        relay.with(TestCertificates.good().context(), false).offering("PIPELINING");
        relay.at("STARTTLS", Answer.reply("220 go ahead\r\n250-evil\r\n250 AUTH PLAIN"));

        Outcomes.send(trusting().withTls(SmtpSettings.Tls.STARTTLS), Letter.letters(3))
                .assertAllAccepted(3);
    }

    @Test
    void beyondLoopbackStarttlsIsTheDefault() {
        SmtpSettings settings = SmtpSettings.to(new Relay("mail.example.org", 587));

        assertThat(settings.tlsTo(new Relay("mail.example.org", 587))).isEqualTo(SmtpSettings.Tls.STARTTLS);
        assertThat(settings.tlsTo(new Relay("127.0.0.1", 25))).isEqualTo(SmtpSettings.Tls.NONE);
        assertThat(settings.tlsTo(new Relay("127.0.0.1.example.org", 25))).isEqualTo(SmtpSettings.Tls.STARTTLS);
    }

    private SmtpSettings trusting() {
        return Outcomes.to(relay).withTrust(TestCertificates.authority(folder));
    }

    private void assertStops(SmtpSettings settings, String words) {
        Outcomes outcomes = new Outcomes();
        try (SmtpEngine engine = new SmtpEngine(settings.withLogin("user", "secret"))) {
            engine.send(Letter.letters(3).iterator(), outcomes);

            assertThat(engine.lastStop())
                    .get()
                    .extracting(Stop::line)
                    .asString()
                    .contains(words);
            assertThat(engine.lastStop()).get().extracting(Stop::scope).isEqualTo(Scope.RELAY);
        }
        assertThat(outcomes.all()).isEmpty();
        assertThat(relay.said()).noneMatch(line -> List.of("MAIL", "AUTH").contains(line.split(" ")[0]));
    }
}

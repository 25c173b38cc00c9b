package org.broadsheet.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.broadsheet.smtp.Outcome.Scope;
import org.broadsheet.smtp.Outcome.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTests {
    private final ScriptedRelay relay = ScriptedRelay.start();

    @AfterEach
    void close() {
        relay.close();
    }

    @Test
    void onlyFailureIsToBeReportedAndByHeadersOnlyWhereDsnIsOffered() {
        Outcomes.send(Outcomes.to(relay), List.of(mail("bounces+a=b@example.org", "member@example.org")));

        assertThat(relay.said())
                .contains(
                        "MAIL FROM:<bounces+a=b@example.org> RET=HDRS ENVID=bounces+2Ba+3Db@example.org",
                        "RCPT TO:<member@example.org> NOTIFY=FAILURE");
    }

    @Test
    void nothingIsAskedForThatIsNotOffered() {
        relay.offering("PIPELINING");

        Outcomes.send(Outcomes.to(relay), List.of(mail("bounces@example.org", "member@example.org")));

        assertThat(relay.said()).contains("MAIL FROM:<bounces@example.org>", "RCPT TO:<member@example.org>");
    }

    @Test
    void nullSenderIsSpeakable() {
        Outcomes outcomes = Outcomes.send(Outcomes.to(relay), List.of(mail("", "member@example.org")));

        outcomes.assertAllAccepted(1);
        assertThat(relay.said()).contains("MAIL FROM:<> RET=HDRS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a@b\r\nRCPT TO:<x@y>",
                "a@b\n",
                "a@b\r",
                "a\u0000@b",
                "a b@c",
                "<a@b",
                "a@b>",
                "a@b> X",
                "a\u0085@b",
                "a\u2028@b",
                "a\u00a0b@c",
                "\u007f@b",
                "\ud83d@b"
            })
    void valueThatIsNoAddressIsRefusedBeforeTheWire(String recipient) {
        Outcomes outcomes = Outcomes.send(
                Outcomes.to(relay), List.of(mail("bounces@example.org", recipient), Letter.to("member@example.org")));

        assertThat(outcomes.of(recipient)).isEqualTo(ours("not an address"));
        assertThat(relay.recipients()).containsExactly("member@example.org");
        assertThat(relay.said()).noneMatch(line -> line.contains("x@y"));
    }

    @Test
    void senderThatIsNoAddressStopsTheRun() {
        Letter letter = mail("bounces@example.org>\r\nDATA", "member@example.org");

        Outcome outcome = Outcomes.send(Outcomes.to(relay), List.of(letter)).of("member@example.org");

        assertThat(outcome.scope()).isEqualTo(Scope.MESSAGE);
        assertThat(relay.contentsBegun()).isZero();
    }

    @Test
    void addressBeyondAsciiNeedsSmtpUtf8AndIsNotTriedWithout() {
        Outcomes outcomes = Outcomes.send(
                Outcomes.to(relay),
                List.of(Letter.to("\u043e\u043b\u0435\u043d\u0430@example.org"), Letter.to("member@example.org")));

        assertThat(outcomes.of("\u043e\u043b\u0435\u043d\u0430@example.org")).isEqualTo(ours("needs SMTPUTF8"));
        assertThat(relay.recipients()).containsExactly("member@example.org");
    }

    @Test
    void addressBeyondAsciiIsWrittenInUtf8WhereItIsOffered() {
        relay.offering("PIPELINING", "SMTPUTF8");
        String recipient = "\u043e\u043b\u0435\u043d\u0430@example.org";

        Outcomes.send(Outcomes.to(relay), List.of(Letter.to(recipient))).assertAllAccepted(1);

        assertThat(relay.recipients()).containsExactly(recipient);
        assertThat(relay.said()).anyMatch(line -> line.startsWith("MAIL") && line.endsWith(" SMTPUTF8"));
    }

    @Test
    void contentLargerThanTheRelayTakesStopsTheRunBeforeAnyOfItGoesOut() {
        relay.offering("PIPELINING", "SIZE 1000");
        Letter letter = new Letter(1, "member@example.org", new byte[1001]);

        Outcome outcome = Outcomes.send(Outcomes.to(relay), List.of(letter)).of("member@example.org");

        assertThat(outcome.verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(outcome.scope()).isEqualTo(Scope.MESSAGE);
        assertThat(outcome.reply()).isEqualTo("1001 octets are more than the relay takes: 1000");
        assertThat(relay.contentsBegun()).isZero();
    }

    private static Outcome ours(String words) {
        return new Outcome(Verdict.REJECTED, Scope.RECIPIENT, 0, null, words);
    }

    private static Letter mail(String sender, String recipient) {
        return new Letter(1, recipient, Letter.octets("x\r\n")) {
            @Override
            public String sender() {
                return sender;
            }
        };
    }
}

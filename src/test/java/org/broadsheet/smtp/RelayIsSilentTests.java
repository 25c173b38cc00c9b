package org.broadsheet.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.broadsheet.smtp.Outcome.Scope;
import org.broadsheet.smtp.Outcome.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelayIsSilentTests {
    private final ScriptedRelay relay = ScriptedRelay.start();
    private final SmtpSettings hasty = Outcomes.to(relay).withTimeouts(Outcomes.SHORT);

    @AfterEach
    void close() {
        relay.close();
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL,DEFERRED,timed out waiting for the reply to MAIL",
        "RCPT,DEFERRED,timed out waiting for the reply to RCPT",
        "DATA,DEFERRED,timed out waiting for the reply to DATA",
        "DOT,UNCERTAIN,timed out waiting for the reply to the final dot"
    })
    void silenceIsTimedOutAndNamed(String verb, Verdict verdict, String words) {
        relay.onceAt(verb, Answer.silence());

        Outcome outcome =
                Outcomes.send(hasty, List.of(Letter.to("member@example.org"))).of("member@example.org");

        assertThat(outcome).isEqualTo(new Outcome(verdict, Scope.RELAY, 0, null, words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECT", "EHLO"})
    void silenceBeforeTheFirstMessageIsWaitedOut(String verb) {
        relay.onceAt(verb, Answer.silence());

        Outcomes.send(hasty, Letter.letters(2)).assertAllAccepted(2);

        assertThat(relay.connections()).isEqualTo(2);
    }

    @Test
    void relayThatReadsNoContentIsTimedOut() {
        relay.offering("PIPELINING").onceAt("DATA", Answer.reply("354 go ahead").thenReadNothing());
        Letter large = new Letter(1, "member@example.org", new byte[30_000_000]);

        Outcome outcome = Outcomes.send(hasty, List.of(large)).of("member@example.org");

        assertThat(outcome.verdict()).isEqualTo(Verdict.DEFERRED);
        assertThat(outcome.reply()).isEqualTo("timed out writing");
    }

    @Test
    void relayThatDripsOctetByOctetIsTimedOutAllTheSame() {
        relay.onceAt(
                "MAIL",
                Answer.raw(Letter.octets("250-" + "x".repeat(100) + "\r\n")).dripping(Duration.ofMillis(50)));

        Outcome outcome =
                Outcomes.send(hasty, List.of(Letter.to("member@example.org"))).of("member@example.org");

        assertThat(outcome.reply()).isEqualTo("timed out waiting for the reply to MAIL");
    }
}

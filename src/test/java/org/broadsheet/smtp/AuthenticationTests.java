package org.broadsheet.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.broadsheet.smtp.Outcome.Scope;
import org.broadsheet.smtp.Outcome.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuthenticationTests {
    private final ScriptedRelay relay = ScriptedRelay.start().offering("PIPELINING", "AUTH PLAIN LOGIN");
    private final SmtpSettings settings = Outcomes.to(relay).withConnections(8).withLogin("user", "secret");

    @AfterEach
    void close() {
        relay.close();
    }

    @Test
    void wrongPasswordStopsTheRunAfterOneTryAndTakesNoMessage() {
        relay.at("AUTH", Answer.reply("535 5.7.8 Error: authentication failed"));

        assertThat(stopAfterSending().line()).endsWith("at AUTH: 535 5.7.8 Error: authentication failed");
        assertThat(relay.said().stream().filter(line -> line.startsWith("AUTH")))
                .hasSize(1);
    }

    @Test
    void relayWithoutAuthIsNotUsedWithoutLogin() {
        relay.offering("PIPELINING");

        assertThat(stopAfterSending().line()).endsWith("AUTH is not offered");
    }

    @Test
    void temporaryFailureIsWaitedOut() {
        relay.onceAt("AUTH", Answer.reply("454 4.7.0 Temporary authentication failure"));

        Outcomes.send(settings, Letter.letters(5)).assertAllAccepted(5);
    }

    @Test
    void cutInTheMiddleOfAuthIsWaitedOut() {
        relay.onceAt("AUTH", Answer.cut());

        Outcomes.send(settings, Letter.letters(5)).assertAllAccepted(5);
    }

    @Test
    void relayThatWantsALoginAtMailStopsTheRun() {
        relay.at("MAIL", Answer.reply("530 5.7.0 Authentication required"));
        Outcomes outcomes = new Outcomes();

        try (SmtpEngine engine = new SmtpEngine(Outcomes.to(relay))) {
            engine.send(Letter.letters(50).iterator(), outcomes);

            assertThat(engine.lastStop()).contains(new Stop(Scope.RELAY, "530 5.7.0 Authentication required"));
        }
        assertThat(outcomes.all()).hasSize(1).allMatch(outcome -> outcome.verdict() == Verdict.DEFERRED);
    }

    @Test
    void passwordIsNotShown() {
        assertThat(settings.toString()).contains("user").doesNotContain("secret");
    }

    private Stop stopAfterSending() {
        Outcomes outcomes = new Outcomes();
        try (SmtpEngine engine = new SmtpEngine(settings)) {
            engine.send(Letter.letters(50).iterator(), outcomes);

            assertThat(outcomes.all()).isEmpty();
            assertThat(relay.contentsBegun()).isZero();
            return engine.lastStop().orElseThrow();
        }
    }
}

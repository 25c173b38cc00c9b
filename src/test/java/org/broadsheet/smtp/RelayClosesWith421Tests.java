package org.broadsheet.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.broadsheet.smtp.Outcome.Scope;
import org.broadsheet.smtp.Outcome.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelayClosesWith421Tests {
    private static final Answer CLOSING =
            Answer.reply("421 4.3.2 shutting down").thenCut();

    private final ScriptedRelay relay = ScriptedRelay.start();

    @AfterEach
    void close() {
        relay.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA"})
    void betweenTwoMessagesItCostsNobodyAnything(String verb) {
        relay.at(verb, exchange -> exchange.connection() == 1 && exchange.message() == 2, CLOSING);

        Outcomes outcomes = Outcomes.send(Outcomes.to(relay), Letter.letters(5));

        outcomes.assertAllAccepted(5);
        assertThat(relay.connections()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA", "DOT"})
    void toTheFirstMessageItDefersThatOne(String verb) {
        relay.onceAt(verb, CLOSING);

        Outcomes outcomes = Outcomes.send(Outcomes.to(relay), Letter.letters(3));

        Outcome deferred = outcomes.of("member0@example.org");
        assertThat(deferred.verdict()).isEqualTo(Verdict.DEFERRED);
        assertThat(deferred.scope()).isEqualTo(Scope.RELAY);
        assertThat(deferred.code()).isEqualTo(421);
        assertThat(outcomes.count(Verdict.ACCEPTED)).isEqualTo(2);
    }

    @Test
    void toTheDotItDefersThatOneAndCarriesTheNextOver() {
        relay.at("DOT", exchange -> exchange.connection() == 1 && exchange.message() == 1, CLOSING);

        Outcomes outcomes = Outcomes.send(Outcomes.to(relay), Letter.letters(4));

        assertThat(outcomes.of("member1@example.org").verdict()).isEqualTo(Verdict.DEFERRED);
        assertThat(outcomes.count(Verdict.ACCEPTED)).isEqualTo(3);
        assertThat(relay.received()).hasSize(3);
    }

    @Test
    void asTheGreetingItIsWaitedOut() {
        relay.onceAt("CONNECT", Answer.reply("421 4.7.0 too many connections").thenCut());

        Outcomes.send(Outcomes.to(relay), Letter.letters(3)).assertAllAccepted(3);
    }

    @Test
    void asTheGreetingForEverItEndsTheSendAndNoMessageIsTaken() {
        relay.at("CONNECT", Answer.reply("421 4.7.0 too many connections").thenCut());
        var letters = Letter.letters(3).iterator();
        Outcomes outcomes = new Outcomes();

        try (SmtpEngine engine = new SmtpEngine(Outcomes.to(relay))) {
            engine.send(letters, outcomes);

            assertThat(engine.lastStop()).get().extracting(Stop::scope).isEqualTo(Scope.RELAY);
            assertThat(engine.lastStop())
                    .get()
                    .extracting(Stop::line)
                    .asString()
                    .startsWith("no message accepted for PT0.6S: relay 127.0.0.1:")
                    .endsWith(": 421 4.7.0 too many connections");
        }
        assertThat(outcomes.all()).isEmpty();
        assertThat(letters.next().recipient()).isEqualTo("member0@example.org");
    }
}

package org.broadsheet.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.broadsheet.smtp.Outcome.Scope;
import org.broadsheet.smtp.Outcome.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Multi-line, malformed, endless, out of order: nothing that is not understood is taken for a yes. */
class StrangeRepliesTests {
    private final ScriptedRelay relay = ScriptedRelay.start();

    @AfterEach
    void close() {
        relay.close();
    }

    static List<String> nonsense() {
        return List.of(
                "banana\r\n",
                "\r\n",
                "\u0000\u0001\u0002\u0003\r\n",
                "9999 what\r\n",
                "250-a\r\n550 b\r\n",
                "250 " + "x".repeat(100_000) + "\r\n",
                "250-x\r\n".repeat(5_000),
                "HTTP/1.1 400 Bad Request\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void nonsenseInTheEnvelopeDefers(String octets) {
        for (String verb : List.of("MAIL", "RCPT", "DATA")) {
            try (ScriptedRelay odd = ScriptedRelay.start().at(verb, Answer.raw(Letter.octets(octets)))) {
                Outcome outcome = Outcomes.sendOne(odd);

                assertThat(outcome.verdict()).isEqualTo(Verdict.DEFERRED);
                assertThat(outcome.scope()).isEqualTo(Scope.RELAY);
                assertThat(odd.contentsBegun()).isZero();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void nonsenseAfterTheDotIsUncertain(String octets) {
        relay.onceAt("DOT", Answer.raw(Letter.octets(octets)).butTaken());

        Outcomes outcomes = Outcomes.send(Outcomes.to(relay), Letter.letters(3));

        assertThat(outcomes.of("member0@example.org").verdict()).isEqualTo(Verdict.UNCERTAIN);
        assertThat(outcomes.count(Verdict.ACCEPTED)).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void nonsenseAsTheGreetingTakesNoMessage(String octets) {
        relay.at("CONNECT", Answer.raw(Letter.octets(octets)));
        SmtpSettings hasty = Outcomes.to(relay).withTimeouts(Outcomes.SHORT);

        assertThat(Outcomes.send(hasty, Letter.letters(3)).all()).isEmpty();
    }

    @Test
    void greetingWithoutEndIsBounded() {
        relay.rule(exchange ->
                exchange.verb().equals("EHLO") ? Answer.raw(Letter.octets("250-x\r\n".repeat(2_000_000))) : null);

        assertThat(Outcomes.send(Outcomes.to(relay), Letter.letters(1)).all()).isEmpty();
    }

    @Test
    void multiLineRepliesAreOneReplyEach() {
        relay.at("MAIL", Answer.reply("250-first\r\n250-second\r\n250 third"))
                .at("RCPT", Answer.reply("250-first\r\n250 second"))
                .at("DATA", Answer.reply("354-first\r\n354 second"))
                .at("DOT", Answer.reply("250-2.0.0 queued\r\n250 2.0.0 as 42"));

        Outcomes outcomes = Outcomes.send(Outcomes.to(relay), Letter.letters(10));

        outcomes.assertAllAccepted(10);
        assertThat(outcomes.of("member1@example.org").reply()).isEqualTo("250 2.0.0 queued 2.0.0 as 42");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL,354 go", "RCPT,354 go", "DATA,250 Ok", "MAIL,221 bye", "RCPT,220 hello"})
    void replyOutOfPlaceDefersAndSendsNoContent(String script) {
        relay.at(script.split(",")[0], Answer.reply(script.split(",")[1]));

        Outcome outcome = Outcomes.sendOne(relay);

        assertThat(outcome.verdict()).isEqualTo(Verdict.DEFERRED);
        assertThat(outcome.scope()).isEqualTo(Scope.RELAY);
        assertThat(relay.contentsBegun()).isZero();
    }

    @Test
    void swappedRepliesUnderPipeliningSendNoContent() {
        relay.at("MAIL", Answer.raw(new byte[0]))
                .at("RCPT", Answer.raw(new byte[0]))
                .at("DATA", Answer.reply("354 go ahead\r\n250 2.1.5 Ok\r\n250 2.1.0 Ok"));

        Outcome outcome = Outcomes.sendOne(relay);

        assertThat(outcome.verdict()).isEqualTo(Verdict.DEFERRED);
        assertThat(outcome.reply()).isEqualTo("out of place as the reply to MAIL: 354 go ahead");
        assertThat(relay.contentsBegun()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT"})
    void oneReplyTooManySendsNoContent(String verb) {
        relay.at(verb, Answer.reply("250 Ok\r\n250 Ok again"));

        assertThat(Outcomes.sendOne(relay).verdict()).isEqualTo(Verdict.DEFERRED);
        assertThat(relay.contentsBegun()).isZero();
    }

    @Test
    void replyBehindTheGoAheadSendsNoContent() {
        relay.at("DATA", Answer.reply("354 go ahead\r\n250 queued already"));

        assertThat(Outcomes.sendOne(relay).verdict()).isEqualTo(Verdict.DEFERRED);
        assertThat(relay.contentsBegun()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"354 go ahead", "221 bye", "220 hello"})
    void replyToTheDotThatIsNoneIsUncertain(String reply) {
        relay.onceAt("DOT", Answer.reply(reply).butTaken());

        assertThat(Outcomes.sendOne(relay).verdict()).isEqualTo(Verdict.UNCERTAIN);
    }

    @Test
    void oneReplyTooFewIsTimedOut() {
        relay.onceAt("RCPT", Answer.raw(new byte[0]));
        SmtpSettings hasty = Outcomes.to(relay).withTimeouts(Outcomes.SHORT);

        Outcomes outcomes = Outcomes.send(hasty, Letter.letters(2));

        assertThat(outcomes.of("member0@example.org").verdict()).isEqualTo(Verdict.DEFERRED);
        assertThat(outcomes.of("member1@example.org").verdict()).isEqualTo(Verdict.ACCEPTED);
    }
}

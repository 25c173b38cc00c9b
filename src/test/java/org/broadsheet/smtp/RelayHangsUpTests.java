package org.broadsheet.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.broadsheet.smtp.Outcome.Scope;
import org.broadsheet.smtp.Outcome.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelayHangsUpTests {
    private final ScriptedRelay relay = ScriptedRelay.start();

    @AfterEach
    void close() {
        relay.close();
    }

    @ParameterizedTest
    @CsvSource({"PIPELINING,MAIL", "PIPELINING,RCPT", "PIPELINING,DATA", "SIZE,MAIL", "SIZE,RCPT", "SIZE,DATA"})
    void cutInTheEnvelopeOfANewConnectionDefersOne(String extension, String verb) {
        relay.offering(extension).onceAt(verb, Answer.cut());

        Outcomes outcomes = Outcomes.send(Outcomes.to(relay), Letter.letters(3));

        Outcome cut = outcomes.of("member0@example.org");
        assertThat(cut.verdict()).isEqualTo(Verdict.DEFERRED);
        assertThat(cut.scope()).isEqualTo(Scope.RELAY);
        assertThat(cut.code()).isZero();
        assertThat(outcomes.count(Verdict.ACCEPTED)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"PIPELINING,MAIL", "PIPELINING,RCPT", "PIPELINING,DATA", "SIZE,MAIL", "SIZE,RCPT", "SIZE,DATA"})
    void cutBetweenTwoMessagesCostsNobodyAnything(String extension, String verb) {
        relay.offering(extension)
                .at(verb, exchange -> exchange.connection() == 1 && exchange.message() == 2, Answer.cut());

        Outcomes outcomes = Outcomes.send(Outcomes.to(relay), Letter.letters(5));

        outcomes.assertAllAccepted(5);
        assertThat(relay.received()).hasSize(5);
        assertThat(relay.connections()).isEqualTo(2);
    }

    @Test
    void messageThatEndsEveryConnectionIsCarriedOverOnlyOnce() {
        relay.at("RCPT", exchange -> exchange.line().contains("member1@"), Answer.cut());

        Outcomes outcomes = Outcomes.send(Outcomes.to(relay), Letter.letters(3));

        assertThat(outcomes.of("member1@example.org").verdict()).isEqualTo(Verdict.DEFERRED);
        assertThat(outcomes.count(Verdict.ACCEPTED)).isEqualTo(2);
        assertThat(relay.said().stream().filter(line -> line.contains("RCPT TO:<member1@")))
                .hasSize(2);
    }

    /** So much that the last write, the one with the dot, cannot have been made when the relay goes. */
    @Test
    void cutInTheMiddleOfContentDefersForTheDotWasNotOut() {
        relay.cuttingContentAt(100);
        Letter large = new Letter(1, "member@example.org", large(30_000_000));

        Outcome outcome = Outcomes.send(Outcomes.to(relay.offering("PIPELINING")), List.of(large))
                .of("member@example.org");

        assertThat(outcome.verdict()).isEqualTo(Verdict.DEFERRED);
        assertThat(outcome.scope()).isEqualTo(Scope.RELAY);
        assertThat(relay.received()).isEmpty();
    }

    @Test
    void cutWhileTheDotMayBeOnItsWayIsUncertain() {
        relay.cuttingContentAt(1);

        Outcome outcome = Outcomes.sendOne(relay);

        assertThat(outcome.verdict()).isEqualTo(Verdict.UNCERTAIN);
        assertThat(relay.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void cutAfterTheFinalDotIsUncertainWhetherItWasTakenOrNot(boolean taken) {
        Answer cut = taken ? Answer.cut().butTaken() : Answer.cut();
        relay.at("DOT", exchange -> exchange.recipient().startsWith("member1@"), cut);

        Outcomes outcomes = Outcomes.send(Outcomes.to(relay), Letter.letters(4));

        Outcome uncertain = outcomes.of("member1@example.org");
        assertThat(uncertain.verdict()).isEqualTo(Verdict.UNCERTAIN);
        assertThat(uncertain.scope()).isEqualTo(Scope.RELAY);
        assertThat(outcomes.count(Verdict.ACCEPTED)).isEqualTo(3);
        assertThat(relay.received()).hasSize(taken ? 4 : 3);
    }

    @Test
    void halfAReplyToTheDotIsNoReply() {
        relay.at("DOT", Answer.raw(Letter.octets("250 2.0.0 O")).thenCut());

        assertThat(Outcomes.sendOne(relay).verdict()).isEqualTo(Verdict.UNCERTAIN);
    }

    @Test
    void acceptedBeforeTheCutStaysAccepted() {
        relay.onceAt("DOT", Answer.reply("250 2.0.0 Ok").thenCut().butTaken());

        Outcomes outcomes = Outcomes.send(Outcomes.to(relay), Letter.letters(3));

        outcomes.assertAllAccepted(3);
        assertThat(relay.received()).hasSize(3);
    }

    @Test
    void relayThatRestartsInTheMiddleLosesNobody() {
        relay.rule(exchange -> exchange.verb().equals("MAIL") && exchange.message() == 5 ? Answer.cut() : null);

        Outcomes outcomes = Outcomes.send(Outcomes.to(relay).withConnections(8), Letter.letters(300));

        outcomes.assertAllAccepted(300);
        assertThat(relay.received()).hasSize(300);
    }

    private static byte[] large(int octets) {
        byte[] content = new byte[octets];
        Arrays.fill(content, (byte) 'x');
        for (int i = 78; i < octets; i += 80) {
            content[i] = '\r';
            content[i + 1] = '\n';
        }
        return content;
    }
}

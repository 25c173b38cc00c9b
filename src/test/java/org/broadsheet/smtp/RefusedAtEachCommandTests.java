package org.broadsheet.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.broadsheet.smtp.Outcome.Scope;
import org.broadsheet.smtp.Outcome.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedAtEachCommandTests {
    private static final List<Message> LETTERS = Letter.letters(5);

    private final ScriptedRelay relay = ScriptedRelay.start();

    @AfterEach
    void close() {
        relay.close();
    }

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource(delimiter = '|', textBlock = """
            PIPELINING | RCPT | 550 5.1.1 User unknown | REJECTED | RECIPIENT
            SIZE       | RCPT | 550 5.1.1 User unknown | REJECTED | RECIPIENT
            PIPELINING | RCPT | 452 4.2.2 Mailbox full | DEFERRED | RECIPIENT
            PIPELINING | RCPT | 554 5.7.1 Access denied | DEFERRED | POLICY
            PIPELINING | MAIL | 451 4.3.0 Try again    | DEFERRED | RELAY
            SIZE       | MAIL | 451 4.3.0 Try again    | DEFERRED | RELAY
            PIPELINING | DATA | 451 4.3.0 Try again    | DEFERRED | RELAY
            SIZE       | DATA | 451 4.3.0 Try again    | DEFERRED | RELAY
            PIPELINING | DATA | 554 5.7.1 No           | DEFERRED | POLICY
            PIPELINING | DOT  | 451 4.3.0 Try again    | DEFERRED | RELAY
            PIPELINING | DOT  | 554 5.7.1 Spam         | DEFERRED | POLICY
            PIPELINING | DOT  | 552 5.2.2 Mailbox full | DEFERRED | RECIPIENT
            """)
    void refusalOfOneIsTheirOutcomeAndTheOthersAreServed(
            String extension, String verb, String reply, Verdict verdict, Scope scope) {
        relay.offering(extension).rule(exchange -> isThird(exchange, verb) ? Answer.reply(reply) : null);

        Outcomes outcomes = Outcomes.send(Outcomes.to(relay), LETTERS);

        Outcome refused = outcomes.of("member2@example.org");
        assertThat(refused.verdict()).isEqualTo(verdict);
        assertThat(refused.scope()).isEqualTo(scope);
        assertThat(refused.reply()).isEqualTo(reply);
        assertThat(relay.recipients())
                .containsExactlyInAnyOrder(
                        "member0@example.org", "member1@example.org", "member3@example.org", "member4@example.org");
        assertThat(outcomes.count(Verdict.ACCEPTED)).isEqualTo(4);
    }

    /** MAIL and DATA have no recipient of their own: the third on the first connection is the third message. */
    private static boolean isThird(Exchange exchange, String verb) {
        if (!exchange.verb().equals(verb)) return false;
        return verb.equals("RCPT")
                ? exchange.line().contains("member2@")
                : exchange.connection() == 1 && exchange.message() == 2;
    }

    @Test
    void relayThatWantsContentForARefusedRecipientGetsNone() {
        relay.wantingContentAnyway()
                .at("RCPT", exchange -> exchange.line().contains("member2@"), Answer.reply("550 5.1.1 User unknown"));

        Outcomes outcomes = Outcomes.send(Outcomes.to(relay), LETTERS);

        assertThat(outcomes.of("member2@example.org").verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(outcomes.count(Verdict.ACCEPTED)).isEqualTo(4);
        assertThat(relay.contentsBegun()).isEqualTo(4);
        assertThat(relay.connections()).isEqualTo(1);
    }

    @Test
    void relayThatWantsContentForARefusedSenderGetsNoEmptyMessage() {
        relay.wantingContentAnyway()
                .at("MAIL", Answer.reply("550 5.1.8 Sender rejected"))
                .at("RCPT", Answer.reply("250 2.1.5 Ok"));

        Outcome outcome = Outcomes.sendOne(relay);

        assertThat(outcome.scope()).isEqualTo(Scope.MESSAGE);
        assertThat(relay.said()).doesNotContain(".");
    }

    @Test
    void refusedSenderStopsTheRunAndTakesNoFurtherMessage() {
        relay.at("MAIL", Answer.reply("553 5.1.8 <bounces+1@example.org>: domain not found"));
        var letters = LETTERS.iterator();
        Outcomes outcomes = new Outcomes();

        try (SmtpEngine engine = new SmtpEngine(Outcomes.to(relay))) {
            engine.send(letters, outcomes);

            assertThat(engine.lastStop()).contains(new Stop(Scope.MESSAGE, "553 5.1.8 <...>: domain not found"));
        }
        assertThat(outcomes.all()).hasSize(1).allMatch(outcome -> outcome.scope() == Scope.MESSAGE);
        assertThat(letters.next().recipient()).isEqualTo("member1@example.org");
        assertThat(relay.contentsBegun()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"RCPT,554 5.7.1 Relay access denied", "DOT,554 5.7.1 Rejected", "DATA,550 no", "RCPT,550 no way"})
    void refusalOfEveryoneStopsTheRunAndSuppressesNobody(String verb, String reply) {
        relay.at(verb, Answer.reply(reply));
        Outcomes outcomes = new Outcomes();

        try (SmtpEngine engine = new SmtpEngine(Outcomes.to(relay).withConnections(4))) {
            engine.send(Letter.letters(100).iterator(), outcomes);

            assertThat(engine.lastStop())
                    .get()
                    .extracting(Stop::scope, Stop::line)
                    .containsExactly(Scope.MESSAGE, reply);
        }
        // Twenty first tries, and what was on the wire meanwhile.
        assertThat(outcomes.all().size()).isBetween(20, 24);
        assertThat(outcomes.all()).anyMatch(outcome -> outcome.scope() == Scope.MESSAGE);
        // A policy's first refusal leaves the member in line; a reply without a status may speak of the mailbox.
        if (reply.contains("5.7.1"))
            assertThat(outcomes.count(Verdict.REJECTED)).isZero();
        else assertThat(outcomes.count(Verdict.REJECTED)).isLessThan(20);
    }

    @Test
    void deadAddressesInARowStopNothing() {
        relay.at("RCPT", Answer.reply("550 5.1.1 User unknown"));

        Outcomes outcomes = Outcomes.send(Outcomes.to(relay), Letter.letters(40));

        assertThat(outcomes.count(Verdict.REJECTED)).isEqualTo(40);
    }

    @Test
    void nothingBegunWhenTheStopComesIsBegunAfterwards() {
        relay.at("DOT", exchange -> exchange.message() == 1, Answer.reply("550 5.7.26 unauthenticated"));

        Outcomes outcomes = Outcomes.send(Outcomes.to(relay), LETTERS);

        assertThat(outcomes.of("member1@example.org").scope()).isEqualTo(Scope.MESSAGE);
        assertThat(outcomes.of("member2@example.org").verdict()).isEqualTo(Verdict.DEFERRED);
        assertThat(outcomes.all()).hasSize(3);
        assertThat(relay.contentsBegun()).isEqualTo(2);
    }
}

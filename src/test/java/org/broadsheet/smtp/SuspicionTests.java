package org.broadsheet.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SuspicionTests {
    private final Suspicion suspicion = new Suspicion();

    @Test
    void thirdEqualRefusalInARowIsMeantForEveryoneAndRejectsNobody() {
        suspicion.judge(refusal("554 5.7.1 denied"), to("a"));
        suspicion.judge(refusal("554 5.7.1 denied too"), to("b"));

        Ruling third = suspicion.judge(refusal("554 5.7.1 denied"), to("c"));

        assertThat(third.consequence()).isEqualTo(Consequence.STOP);
        assertThat(third.outcome().verdict()).isEqualTo(Verdict.DEFERRED);
        assertThat(third.outcome().scope()).isEqualTo(Scope.MESSAGE);
    }

    @Test
    void sameRecipientTriedAgainSaysNothingNew() {
        for (int i = 0; i < 5; i++) {
            Ruling ruling = suspicion.judge(refusal("554 5.7.1 denied"), to("a"));

            assertThat(ruling.consequence()).isEqualTo(Consequence.SUSPECT);
        }
    }

    @Test
    void acceptanceInBetweenClearsUs() {
        suspicion.judge(refusal("554 5.7.1 denied"), to("a"));
        suspicion.judge(refusal("554 5.7.1 denied"), to("b"));
        suspicion.judge(ReplyPolicy.of(Stage.DOT, new Reply(250, "2.0.0 Ok")), to("c"));

        assertThat(suspicion.judge(refusal("554 5.7.1 denied"), to("d")).consequence())
                .isEqualTo(Consequence.SUSPECT);
    }

    @Test
    void refusalsThatDifferAreNotOne() {
        suspicion.judge(refusal("554 5.7.1 denied"), to("a"));
        suspicion.judge(refusal("550 5.7.1 denied"), to("b"));

        assertThat(suspicion.judge(refusal("554 5.7.1 denied"), to("c")).consequence())
                .isEqualTo(Consequence.SUSPECT);
    }

    private static Message to(String name) {
        return Letter.to(name + "@example.org");
    }

    private static Ruling refusal(String line) {
        return ReplyPolicy.of(Stage.RCPT, new Reply(Integer.parseInt(line, 0, 3, 10), line.substring(4)));
    }
}

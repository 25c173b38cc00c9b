package org.broadsheet.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.broadsheet.smtp.Outcome.Scope;
import org.broadsheet.smtp.Outcome.Verdict;
import org.broadsheet.smtp.reply.Reply;
import org.broadsheet.smtp.reply.ReplyPolicy;
import org.broadsheet.smtp.reply.Ruling;
import org.broadsheet.smtp.reply.Stage;
import org.junit.jupiter.api.Test;

class RefusalDetectorTests {
    private static final Ruling ACCEPTED = ReplyPolicy.of(Stage.DOT, new Reply(250, "2.0.0 Ok"));
    private static final Ruling REFUSED = ReplyPolicy.of(Stage.DOT, new Reply(554, "5.7.1 denied"));
    private static final Ruling UNKNOWN = ReplyPolicy.of(Stage.RCPT, new Reply(550, "5.1.1 no such user"));

    private final RefusalDetector detector = new RefusalDetector();

    @Test
    void relayThatRefusesEverybodyIsNoticedAtTheTwentiethTry() {
        for (int i = 0; i < 19; i++) assertThat(judged(REFUSED)).isEqualTo(Ruling.Consequence.SUSPECT);

        Ruling twentieth = detector.judge(REFUSED, first());

        assertThat(twentieth.consequence()).isEqualTo(Ruling.Consequence.STOP);
        assertThat(twentieth.outcome().verdict()).isEqualTo(Verdict.DEFERRED);
        assertThat(twentieth.outcome().scope()).isEqualTo(Scope.MESSAGE);
    }

    @Test
    void relayThatTurnsAgainstUsIsNoticedWithinFiftyTries() {
        repeat(400, ACCEPTED);

        int tries = 1;
        while (judged(REFUSED) != Ruling.Consequence.STOP) tries++;

        assertThat(tries).isEqualTo(25);
    }

    @Test
    void everyOtherRefusedIsAHalf() {
        int tries = 0;
        boolean stopped = false;
        while (!stopped && tries < 200) {
            judged(ACCEPTED);
            stopped = judged(REFUSED) == Ruling.Consequence.STOP;
            tries += 2;
        }

        assertThat(tries).isLessThanOrEqualTo(50);
    }

    @Test
    void refusalsOfFewAmongManyStopNothing() {
        for (int i = 0; i < 500; i++) {
            repeat(2, ACCEPTED);
            assertThat(judged(REFUSED)).isEqualTo(Ruling.Consequence.SUSPECT);
        }
    }

    @Test
    void laterTriesSayNothingNew() {
        repeat(1480, ACCEPTED);
        repeat(19, REFUSED);

        for (int i = 0; i < 100; i++)
            assertThat(detector.judge(REFUSED, again()).consequence()).isEqualTo(Ruling.Consequence.SUSPECT);
    }

    @Test
    void deadAddressesAreNoRefusalsOfTheMessage() {
        repeat(200, UNKNOWN);

        assertThat(judged(REFUSED)).isEqualTo(Ruling.Consequence.SUSPECT);
    }

    private Ruling.Consequence judged(Ruling ruling) {
        return detector.judge(ruling, first()).consequence();
    }

    private void repeat(int times, Ruling ruling) {
        for (int i = 0; i < times; i++) detector.judge(ruling, first());
    }

    private static Message first() {
        return Letter.to("ann@example.org");
    }

    private static Message again() {
        return new Message() {
            @Override
            public long key() {
                return 1;
            }

            @Override
            public String sender() {
                return "";
            }

            @Override
            public String recipient() {
                return "ann@example.org";
            }

            @Override
            public byte[] content() {
                return new byte[0];
            }

            @Override
            public boolean isFirstTry() {
                return false;
            }
        };
    }
}

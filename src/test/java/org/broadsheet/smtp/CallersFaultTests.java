package org.broadsheet.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.concurrent.atomic.AtomicInteger;
import org.broadsheet.smtp.Outcome.Scope;
import org.broadsheet.smtp.Outcome.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the caller's own code may do to the engine. */
class CallersFaultTests {
    private final ScriptedRelay relay = ScriptedRelay.start();

    @AfterEach
    void close() {
        relay.close();
    }

    @Test
    void contentIsAskedForOnceAndTheLastCallComesBeforeItGoesOut() {
        List<Letter> letters = new ArrayList<>();
        List<Integer> begunBefore = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            letters.add(new Letter(i, "m" + i + "@example.org", Letter.octets("x\r\n")) {
                @Override
                public void aboutToSend() {
                    super.aboutToSend();
                    begunBefore.add(relay.contentsBegun());
                }
            });
        }

        Outcomes.send(Outcomes.to(relay), letters).assertAllAccepted(5);

        assertThat(letters).allSatisfy(letter -> assertThat(letter.calls).containsExactly("content", "aboutToSend"));
        assertThat(begunBefore).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void lastCallIsNotMadeForARefusedRecipient() {
        relay.at("RCPT", Answer.reply("550 5.1.1 User unknown"));
        Letter letter = Letter.to("member@example.org");

        Outcomes.send(Outcomes.to(relay), List.of(letter));

        assertThat(letter.calls).containsExactly("content");
    }

    @Test
    void outcomeOfTheMessageBeforeIsGivenBeforeTheLastCallOfTheNext() {
        List<String> events = new ArrayList<>();
        List<Message> letters = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            letters.add(new Letter(i, "m" + i + "@example.org", Letter.octets("x\r\n")) {
                @Override
                public void aboutToSend() {
                    events.add("begin " + key());
                }
            });
        }

        try (SmtpEngine engine = new SmtpEngine(Outcomes.to(relay))) {
            engine.send(letters.iterator(), (message, outcome) -> events.add("end " + message.key()));
        }

        assertThat(events).containsExactly("begin 0", "end 0", "begin 1", "end 1", "begin 2", "end 2");
    }

    @Test
    void messageWhoseContentCannotBeMadeIsDeferredAndTheOthersAreServed() {
        List<Message> letters = new ArrayList<>(Letter.letters(5));
        letters.set(2, new Letter(2, "member2@example.org", new byte[0]) {
            @Override
            public byte[] content() {
                throw new IllegalStateException("no template");
            }
        });

        assertDefersOnlyTheThird(Outcomes.send(Outcomes.to(relay), letters), "no template");
    }

    @Test
    void messageThatCannotBeBegunIsDeferredAndTheOthersAreServed() {
        List<Message> letters = new ArrayList<>(Letter.letters(5));
        letters.set(2, new Letter(2, "member2@example.org", Letter.octets("x")) {
            @Override
            public void aboutToSend() {
                throw new IllegalStateException("no database");
            }
        });

        assertDefersOnlyTheThird(Outcomes.send(Outcomes.to(relay), letters), "no database");
    }

    private void assertDefersOnlyTheThird(Outcomes outcomes, String words) {
        Outcome deferred = outcomes.of("member2@example.org");
        assertThat(deferred.verdict()).isEqualTo(Verdict.DEFERRED);
        assertThat(deferred.scope()).isEqualTo(Scope.RELAY);
        assertThat(deferred.reply()).contains(words);
        assertThat(outcomes.count(Verdict.ACCEPTED)).isEqualTo(4);
        assertThat(relay.received()).hasSize(4);
    }

    @Test
    void throwingOutcomesEndTheRunWithoutFurtherContent() {
        ListIterator<Message> letters = Letter.letters(100).listIterator();
        AtomicInteger outcomes = new AtomicInteger();
        try (SmtpEngine engine = new SmtpEngine(Outcomes.to(relay))) {
            assertThatThrownBy(() -> engine.send(letters, (message, outcome) -> {
                        if (outcomes.incrementAndGet() == 3) throw new IllegalStateException("disk full");
                    }))
                    .hasMessage("disk full");
        }

        assertThat(relay.contentsBegun()).isEqualTo(3);
        // The fourth may have been announced behind the third.
        assertThat(letters.nextIndex()).isBetween(3, 4);
        assertThat(outcomes.get()).isEqualTo(letters.nextIndex());
    }

    @Test
    void throwingIteratorEndsTheRunAndWhatWasTakenHasItsOutcome() {
        Outcomes outcomes = new Outcomes();
        Iterator<Message> letters = new Iterator<>() {
            private int taken;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Message next() {
                if (taken == 10) throw new IllegalStateException("no database");
                return Letter.to("member" + taken++ + "@example.org");
            }
        };

        try (SmtpEngine engine = new SmtpEngine(Outcomes.to(relay).withConnections(3))) {
            assertThatThrownBy(() -> engine.send(letters, outcomes)).hasMessage("no database");
        }

        assertThat(outcomes.all()).hasSize(10);
    }

    @Test
    void connectionSurvivesTheGarbageCollectorForAngusWouldCloseIt() {
        List<Message> letters = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            letters.add(new Letter(i, "m" + i + "@example.org", Letter.octets("x\r\n")) {
                @Override
                public void aboutToSend() {
                    System.gc();
                    sleep();
                }
            });
        }

        Outcomes.send(Outcomes.to(relay), letters).assertAllAccepted(4);

        assertThat(relay.connections()).isEqualTo(1);
    }

    private static void sleep() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

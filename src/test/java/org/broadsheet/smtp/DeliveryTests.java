package org.broadsheet.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.broadsheet.smtp.Outcome.Scope;
import org.broadsheet.smtp.Outcome.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryTests {
    private final ScriptedRelay relay = ScriptedRelay.start();

    @AfterEach
    void close() {
        relay.close();
    }

    @Test
    void oneMessageIsAcceptedWithTheRelaysWords() {
        Outcome outcome = Outcomes.sendOne(relay);

        assertThat(outcome)
                .isEqualTo(new Outcome(Verdict.ACCEPTED, Scope.RECIPIENT, 250, "2.0.0", "250 2.0.0 Ok: queued"));
        assertThat(relay.recipients()).containsExactly("member@example.org");
    }

    @Test
    void manyMessagesGoOverOneConnectionInOrder() {
        List<Message> letters = Letter.letters(50);

        Outcomes outcomes = Outcomes.send(Outcomes.to(relay), letters);

        outcomes.assertAllAccepted(50);
        assertThat(relay.connections()).isEqualTo(1);
        assertThat(relay.recipients())
                .isEqualTo(letters.stream().map(Message::recipient).toList());
    }
}

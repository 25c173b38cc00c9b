package org.broadsheet.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FailoverTests {
    private final ScriptedRelay first = ScriptedRelay.start();
    private final ScriptedRelay second = ScriptedRelay.start();
    private final SmtpSettings settings = new SettingsOf(first, second).settings();

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    @Test
    void firstRelayIsUsedWhileItCanBeReached() {
        Outcomes.send(settings, Letter.letters(10)).assertAllAccepted(10);

        assertThat(first.received()).hasSize(10);
        assertThat(second.connections()).isZero();
    }

    @Test
    void nextRelayIsUsedWhileTheFirstIsDown() {
        first.close();

        Outcomes.send(settings, Letter.letters(10)).assertAllAccepted(10);

        assertThat(second.received()).hasSize(10);
    }

    @Test
    void nextRelayIsUsedWhenTheFirstRefusesUsForGood() {
        first.at("CONNECT", Answer.reply("554 5.7.1 go away"));

        Outcomes.send(settings, Letter.letters(10)).assertAllAccepted(10);

        assertThat(second.received()).hasSize(10);
    }

    @Test
    void relayThatDiesInTheMiddleIsReplacedAndNobodyIsLost() {
        AtomicBoolean dead = new AtomicBoolean();
        first.rule(exchange -> {
            if (exchange.message() >= 5 && exchange.verb().equals("MAIL")) dead.set(true);
            // A connection that the kernel took before the listener closed must find nobody at home either.
            if (!dead.get()) return null;
            first.close();
            return Answer.cut();
        });

        Outcomes outcomes = Outcomes.send(settings, Letter.letters(10));

        outcomes.assertAllAccepted(10);
        assertThat(first.received().size() + second.received().size()).isEqualTo(10);
        assertThat(second.received()).isNotEmpty();
    }

    @Test
    void whenNoneWouldHaveUsForGoodTheStopNamesAll() {
        first.at("CONNECT", Answer.reply("554 go away"));
        second.at("CONNECT", Answer.reply("554 you too"));

        try (SmtpEngine engine = new SmtpEngine(settings)) {
            engine.send(Letter.letters(3).iterator(), new Outcomes());

            assertThat(engine.lastStop().orElseThrow().line()).contains("554 go away", "554 you too");
        }
    }

    private record SettingsOf(ScriptedRelay... relays) {
        SmtpSettings settings() {
            SmtpSettings one = Outcomes.to(relays[0]);
            Relay[] all = List.of(relays).stream().map(ScriptedRelay::relay).toArray(Relay[]::new);
            return SmtpSettings.to(all)
                    .withConnections(1)
                    .withTimeouts(one.timeouts())
                    .withBackoff(one.backoff())
                    .withLocalName("client.example");
        }
    }
}

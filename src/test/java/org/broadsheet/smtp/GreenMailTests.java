package org.broadsheet.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GreenMailTests {
    private final GreenMail greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        greenMail.start();
    }

    @AfterEach
    void stop() {
        greenMail.stop();
    }

    @Test
    void mailArrivesAtAServerThatIsNotOurOwn() throws Exception {
        Outcomes outcomes = new Outcomes();
        Relay relay = new Relay("127.0.0.1", greenMail.getSmtp().getPort());

        try (SmtpEngine engine = new SmtpEngine(SmtpSettings.to(relay))) {
            engine.send(Letter.letters(100).iterator(), outcomes);
        }

        outcomes.assertAllAccepted(100);
        assertThat(greenMail.getReceivedMessages()).hasSize(100);
        assertThat(List.of(greenMail.getReceivedMessages()))
                .anySatisfy(message -> assertThat(message.getSubject()).isEqualTo("hello member42@example.org"));
    }
}

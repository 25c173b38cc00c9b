package org.broadsheet.delivery;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.broadsheet.smtp.Backoff;
import org.broadsheet.smtp.Message;
import org.broadsheet.smtp.Outcome;
import org.broadsheet.smtp.SmtpEngine;
import org.broadsheet.smtp.SmtpSettings;
import org.broadsheet.smtp.Stop;
import org.broadsheet.smtp.Verdict;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** A mail that stands in no ledger, such as a test letter, brought to the relay while somebody waits for its answer. */
@Service
public class SingleMail {
    /** Who waits for an answer in a browser does not wait longer. */
    private static final Backoff IMPATIENT =
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(8));

    private final ObjectProvider<SmtpSettings> relay;

    SingleMail(ObjectProvider<SmtpSettings> relay) {
        this.relay = relay;
    }

    /**
     * How it went.
     *
     * @param words the relay's own, or why there were none; one line
     */
    public record Answer(boolean accepted, String words) {}

    /** Tries once. Trouble with the relay, or none set, is a value. */
    public Answer send(String sender, String recipient, byte[] octets) {
        AtomicReference<Outcome> outcome = new AtomicReference<>();
        try (SmtpEngine engine =
                new SmtpEngine(relay.getObject().withConnections(1).withBackoff(IMPATIENT))) {
            List<Message> one = List.of(new Envelope(sender, recipient, octets));
            engine.send(one.iterator(), (sent, ended) -> outcome.set(ended));
            return answer(outcome.get(), engine.lastStop().map(Stop::line).orElse("the relay did not answer"));
        } catch (RelayNotSet e) {
            return new Answer(false, String.valueOf(e.getMessage()));
        }
    }

    private static Answer answer(@org.jspecify.annotations.Nullable Outcome outcome, String otherwise) {
        if (outcome == null) return new Answer(false, otherwise);
        return new Answer(outcome.verdict() == Verdict.ACCEPTED, outcome.reply());
    }

    private record Envelope(String sender, String recipient, byte[] content) implements Message {
        @Override
        public long key() {
            return 0;
        }

        @Override
        public String toString() {
            return "single mail of " + content.length + " octets";
        }
    }
}

package org.broadsheet.delivery;

import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.delivery.Deliveries.RelayNotSet;
import org.broadsheet.smtp.Backoff;
import org.broadsheet.smtp.Message;
import org.broadsheet.smtp.Outcome;
import org.broadsheet.smtp.Outcome.Verdict;
import org.broadsheet.smtp.SmtpEngine;
import org.broadsheet.smtp.SmtpSettings;
import org.broadsheet.smtp.Stop;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** A mail that stands in no ledger, such as a test letter, sent while its author waits for the answer. */
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

    /** An envelope and its content. */
    public record Mail(String sender, String recipient, byte[] octets) implements Message {
        @Override
        public long key() {
            return 0;
        }

        @Override
        public byte[] content() {
            return octets;
        }

        @Override
        public String toString() {
            return "single mail of " + octets.length + " octets";
        }
    }

    /** Tries once. Trouble with the relay, or none set, is a value. */
    public Answer send(String sender, String recipient, byte[] octets) {
        return send(List.of(new Mail(sender, recipient, octets))).get(0);
    }

    /** The same over one connection; a relay that does not answer is waited for once. */
    public List<Answer> send(List<Mail> mails) {
        Map<Message, Outcome> outcomes = new IdentityHashMap<>();
        try (SmtpEngine engine =
                new SmtpEngine(relay.getObject().withConnections(1).withBackoff(IMPATIENT))) {
            engine.send(mails.stream().map(Message.class::cast).iterator(), outcomes::put);
            String otherwise = engine.lastStop().map(Stop::line).orElse("the relay did not answer");
            return mails.stream()
                    .map(mail -> answer(outcomes.get(mail), otherwise))
                    .toList();
        } catch (RelayNotSet e) {
            return mails.stream()
                    .map(mail -> new Answer(false, String.valueOf(e.getMessage())))
                    .toList();
        }
    }

    private static Answer answer(@Nullable Outcome outcome, String otherwise) {
        if (outcome == null) return new Answer(false, otherwise);
        return new Answer(outcome.verdict() == Verdict.ACCEPTED, outcome.reply());
    }
}

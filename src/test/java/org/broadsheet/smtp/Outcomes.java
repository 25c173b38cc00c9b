package org.broadsheet.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import org.broadsheet.smtp.Outcome.Verdict;

/** Gathers outcomes and sends for the tests, with short times. */
final class Outcomes implements BiConsumer<Message, Outcome> {
    static final Timeouts SHORT =
            new Timeouts(Duration.ofSeconds(2), Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofMillis(300));
    static final Timeouts AMPLE =
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20));
    static final Backoff BRIEF = new Backoff(Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofMillis(600));

    private final Map<String, Outcome> byRecipient = new ConcurrentHashMap<>();
    private final Queue<String> twice = new ConcurrentLinkedQueue<>();

    @Override
    public void accept(Message message, Outcome outcome) {
        if (byRecipient.put(message.recipient(), outcome) != null) twice.add(message.recipient());
    }

    Outcome of(String recipient) {
        Outcome outcome = byRecipient.get(recipient);
        if (outcome == null) throw new AssertionError("no outcome for " + recipient + " among " + byRecipient);
        return outcome;
    }

    List<Outcome> all() {
        if (!twice.isEmpty()) throw new AssertionError("more than one outcome: " + twice);
        return new ArrayList<>(byRecipient.values());
    }

    List<Verdict> verdicts() {
        return all().stream().map(Outcome::verdict).toList();
    }

    long count(Verdict verdict) {
        return verdicts().stream().filter(verdict::equals).count();
    }

    void assertAllAccepted(int count) {
        assertThat(all())
                .filteredOn(outcome -> outcome.verdict() != Verdict.ACCEPTED)
                .isEmpty();
        assertThat(all()).hasSize(count);
    }

    /** One connection and brief pauses: what a test of one misfortune needs. */
    static SmtpSettings to(ScriptedRelay relay) {
        return SmtpSettings.to(relay.relay())
                .withConnections(1)
                .withTimeouts(AMPLE)
                .withBackoff(BRIEF)
                .withGrace(Duration.ofSeconds(2))
                .withLocalName("client.example");
    }

    static Outcomes send(SmtpSettings settings, List<? extends Message> messages) {
        Outcomes outcomes = new Outcomes();
        try (SmtpEngine engine = new SmtpEngine(settings)) {
            engine.send(List.<Message>copyOf(messages).iterator(), outcomes);
        }
        return outcomes;
    }

    static Outcome sendOne(ScriptedRelay relay) {
        return send(to(relay), List.of(Letter.to("member@example.org"))).of("member@example.org");
    }
}

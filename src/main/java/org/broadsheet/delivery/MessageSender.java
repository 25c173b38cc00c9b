package org.broadsheet.delivery;

import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.broadsheet.delivery.RelaySettings.RelayNotSet;
import org.broadsheet.smtp.Message;
import org.broadsheet.smtp.Outcome;
import org.broadsheet.smtp.Outcome.Verdict;
import org.broadsheet.smtp.SmtpEngine;
import org.broadsheet.smtp.SmtpEngine.Gauges;
import org.broadsheet.smtp.Stop;
import org.jspecify.annotations.Nullable;

/**
 * This process's connections to the relay: those that editions share, and one at a time for a mail that stands in no ledger,
 * such as a test letter. An SMTP engine is made when it is needed: a command that sends nothing needs no relay.
 */
public class MessageSender implements AutoCloseable {
    private final Supplier<SmtpEngine> making;
    private final Supplier<SmtpEngine> single;
    private @Nullable SmtpEngine engine;

    /**
     * @param making for editions
     * @param single for one mail or a few, whose author waits for the answer
     */
    MessageSender(Supplier<SmtpEngine> making, Supplier<SmtpEngine> single) {
        this.making = making;
        this.single = single;
    }

    /**
     * Asks for a message whenever a connection is free; each gets exactly one outcome. Returns why it ended before the messages
     * did, where it did.
     */
    public Optional<Stop> send(Iterator<Message> messages, BiConsumer<Message, Outcome> outcomes) {
        SmtpEngine current = engine();
        current.send(messages, outcomes);
        return current.lastStop();
    }

    private synchronized SmtpEngine engine() {
        SmtpEngine current = engine;
        if (current == null) engine = current = making.get();
        return current;
    }

    /** Empty while nothing was sent. */
    synchronized Optional<Gauges> gauges() {
        return Optional.ofNullable(engine).map(SmtpEngine::gauges);
    }

    /**
     * How the relay takes the mail of this process.
     *
     * @param flow {@code flowing}, {@code backing_off}, {@code probing} or {@code paused}
     * @param open connections now, of as many as are {@code allowed}
     */
    public record RelayState(String flow, int open, int allowed, long accepted) {}

    /** Empty while this process has sent nothing. */
    public Optional<RelayState> state() {
        return gauges().map(gauges -> new RelayState(
                gauges.flow().name().toLowerCase(Locale.ROOT),
                gauges.openConnections(),
                gauges.allowedConnections(),
                gauges.accepted()));
    }

    /**
     * What the relay said of a single mail.
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

    /**
     * Tries once, over one connection; a relay that does not answer is waited for once. Trouble with the relay, or none set, is
     * a value.
     */
    public List<Answer> sendNow(List<Mail> mails) {
        Map<Message, Outcome> outcomes = new IdentityHashMap<>();
        try (SmtpEngine engine = single.get()) {
            engine.send(mails.stream().map(Message.class::cast).iterator(), outcomes::put);
            String otherwise = engine.lastStop().map(Stop::line).orElse("the relay did not answer");
            return mails.stream()
                    .map(mail -> answer(outcomes.get(mail), otherwise))
                    .toList();
        } catch (RelayNotSet e) {
            return mails.stream()
                    .map(mail -> answer(null, String.valueOf(e.getMessage())))
                    .toList();
        }
    }

    private static Answer answer(@Nullable Outcome outcome, String otherwise) {
        if (outcome == null) return new Answer(false, otherwise);
        return new Answer(outcome.verdict() == Verdict.ACCEPTED, outcome.reply());
    }

    /** Cuts what is still open. */
    @Override
    public synchronized void close() {
        if (engine != null) engine.close();
    }
}

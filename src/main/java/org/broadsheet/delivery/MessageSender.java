package org.broadsheet.delivery;

import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.broadsheet.smtp.Message;
import org.broadsheet.smtp.Outcome;
import org.broadsheet.smtp.SmtpEngine;
import org.broadsheet.smtp.SmtpEngine.Gauges;
import org.broadsheet.smtp.Stop;
import org.jspecify.annotations.Nullable;

/**
 * This process's connections to the relay. The SMTP engine is made when it is first needed: a command that sends nothing
 * needs no relay.
 */
public class MessageSender implements AutoCloseable {
    private final Supplier<SmtpEngine> making;
    private @Nullable SmtpEngine engine;

    MessageSender(Supplier<SmtpEngine> making) {
        this.making = making;
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

    /** Cuts what is still open. */
    @Override
    public synchronized void close() {
        if (engine != null) engine.close();
    }
}

package org.broadsheet.delivery;

import java.util.Iterator;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.broadsheet.smtp.Message;
import org.broadsheet.smtp.Outcome;
import org.broadsheet.smtp.SmtpEngine.Gauges;
import org.broadsheet.smtp.Stop;

/** The way to the relay: it asks for a message when a connection is free, and each gets exactly one outcome. */
interface MessageSender extends AutoCloseable {
    /** Returns why it ended before the messages did, where it did. */
    Optional<Stop> send(Iterator<Message> messages, BiConsumer<Message, Outcome> outcomes);

    /** The wire at a glance; empty while nothing was sent. */
    default Optional<Gauges> gauges() {
        return Optional.empty();
    }

    /** Cuts what is still open. */
    @Override
    void close();
}

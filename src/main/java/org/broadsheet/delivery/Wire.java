package org.broadsheet.delivery;

import java.util.Iterator;
import java.util.function.BiConsumer;
import org.broadsheet.smtp.Message;
import org.broadsheet.smtp.Outcome;

/** The SMTP engine as we use it. It asks for a message when a connection is free; each gets exactly one outcome. */
interface Wire {
    void send(Iterator<? extends Message> messages, BiConsumer<Message, Outcome> outcomes);
}

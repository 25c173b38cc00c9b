package org.broadsheet.delivery;

import java.util.Iterator;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.broadsheet.smtp.Message;
import org.broadsheet.smtp.Outcome;
import org.broadsheet.smtp.Outcome.Scope;
import org.broadsheet.smtp.Outcome.Verdict;
import org.broadsheet.smtp.SmtpEngine;
import org.broadsheet.smtp.Stop;
import org.jspecify.annotations.Nullable;

/** A wire to a relay that is a function: as many connections as asked for, each in the engine's order of calls. */
public final class PaperSender extends MessageSender {
    public static final Outcome OK = new Outcome(Verdict.ACCEPTED, Scope.RECIPIENT, 250, "2.0.0", "queued");

    public final Queue<Long> contents = new ConcurrentLinkedQueue<>();
    private final int connections;
    private final Function<Message, Outcome> relay;

    public PaperSender(int connections, Function<Message, Outcome> relay) {
        super(PaperSender::none, PaperSender::none);
        this.connections = connections;
        this.relay = relay;
    }

    private static SmtpEngine none() {
        throw new IllegalStateException("there is no engine");
    }

    public static PaperSender accepting(int connections) {
        return new PaperSender(connections, message -> OK);
    }

    @Override
    public Optional<Stop> send(Iterator<Message> messages, BiConsumer<Message, Outcome> outcomes) {
        Thread[] threads = new Thread[connections];
        for (int i = 0; i < connections; i++) {
            threads[i] = new Thread(() -> connection(messages, outcomes));
            threads[i].start();
        }
        for (Thread thread : threads) join(thread);
        return Optional.empty();
    }

    private void connection(Iterator<Message> messages, BiConsumer<Message, Outcome> outcomes) {
        for (Message m = next(messages); m != null; m = next(messages)) outcomes.accept(m, one(m));
    }

    private Outcome one(Message message) {
        try {
            message.content();
            message.aboutToSend();
        } catch (RuntimeException e) {
            return new Outcome(Verdict.DEFERRED, Scope.RELAY, 0, null, "abandoned: " + e.getMessage());
        }
        contents.add(message.key());
        return relay.apply(message);
    }

    private synchronized @Nullable Message next(Iterator<Message> messages) {
        return messages.hasNext() ? messages.next() : null;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

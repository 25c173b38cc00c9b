package org.broadsheet.member.post;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.broadsheet.smtp.Message;
import org.broadsheet.smtp.Outcome;
import org.broadsheet.smtp.Scope;
import org.broadsheet.smtp.SmtpEngine;
import org.broadsheet.smtp.SmtpSettings;
import org.broadsheet.smtp.Verdict;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Brings letters to the relay, beside the request that asked for them: how long an answer takes must not tell whether a
 * mail went out. What it took stands in the database until the relay has it. Over connections of its own, since a paused
 * edition must not hold up who wants to join. A crash between the relay's answer and our note of it sends a letter twice.
 */
@Component
public class Post implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(Post.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(15);
    private static final Duration LEASE = Duration.ofMinutes(15);
    private static final int PAGE = 20;
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(20),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(12));

    private final WaitingLetters letters;
    private final SmallLetter letter;
    private final ObjectProvider<SmtpSettings> relay;
    private final ScheduledExecutorService runner = Executors.newSingleThreadScheduledExecutor(Post::thread);
    private @Nullable SmtpEngine engine;

    Post(WaitingLetters letters, SmallLetter letter, ObjectProvider<SmtpSettings> relay) {
        this.letters = letters;
        this.letter = letter;
        this.relay = relay;
    }

    /** Returns as soon as the letter is kept; within the caller's transaction, where there is one. */
    public void send(Errand errand) {
        letters.add(errand);
        // Before the commit nobody else sees the letter: it would wait for the next look.
        if (!TransactionSynchronizationManager.isSynchronizationActive()) runner.execute(this::round);
        else
            TransactionSynchronizationManager.registerSynchronization(
                    new AfterCommit(() -> runner.execute(this::round)));
    }

    /** Only who serves looks again and again; a command that ends soon leaves what waits to them. */
    @EventListener
    @SuppressWarnings("FutureReturnValueIgnored") // A round lets no exception out.
    void serve(WebServerInitializedEvent up) {
        runner.scheduleWithFixedDelay(this::round, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void round() {
        try {
            boolean relayThere = true;
            while (relayThere) {
                List<Waiting> due = letters.take(PAGE, LEASE);
                if (due.isEmpty()) return;
                relayThere = bring(due);
            }
        } catch (RuntimeException e) {
            log.warn("letters wait: {}", e.getMessage());
        }
    }

    /** False where the relay took none or not all: they come again later. */
    private boolean bring(List<Waiting> due) {
        Map<Long, Waiting> open = new ConcurrentHashMap<>();
        List<Message> messages = new ArrayList<>();
        for (Waiting waiting : due) {
            written(waiting).ifPresent(message -> {
                open.put(waiting.id(), waiting);
                messages.add(message);
            });
        }
        try {
            engine().send(messages.iterator(), (sent, outcome) -> {
                Waiting waiting = open.remove(sent.key());
                if (waiting != null) settle(waiting, outcome);
            });
        } finally {
            open.values().forEach(this::later);
        }
        return open.isEmpty();
    }

    private Optional<Message> written(Waiting waiting) {
        Errand errand = waiting.errand();
        try {
            return Optional.of(new Envelope(
                    waiting.id(), letter.sender(errand), errand.to().toString(), letter.octets(errand)));
        } catch (RuntimeException e) {
            log.error("letter not written template={}: {}", errand.template(), e.getMessage(), e);
            later(waiting);
            return Optional.empty();
        }
    }

    private void settle(Waiting waiting, Outcome outcome) {
        if (outcome.verdict() != Verdict.ACCEPTED)
            log.warn(
                    "letter {} template={} try={} code={} status={}",
                    outcome.verdict(),
                    waiting.errand().template(),
                    waiting.tries(),
                    outcome.code(),
                    outcome.status());
        // What a relay refuses for reasons of its own, such as our password, is mended there and then goes out.
        boolean refused = outcome.verdict() == Verdict.REJECTED && outcome.scope() == Scope.RECIPIENT;
        if (outcome.verdict() == Verdict.ACCEPTED || refused) letters.done(waiting.id());
        else later(waiting);
    }

    private void later(Waiting waiting) {
        if (waiting.tries() <= WAITS.size()) letters.later(waiting.id(), WAITS.get(waiting.tries() - 1));
        else letters.done(waiting.id());
    }

    private synchronized SmtpEngine engine() {
        if (engine == null) engine = new SmtpEngine(relay.getObject().withConnections(2));
        return engine;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "post");
        thread.setDaemon(true);
        return thread;
    }

    /** What is under way comes to an end and is noted, so that it is not sent again after the restart. */
    @Override
    public void destroy() throws InterruptedException {
        runner.shutdown();
        synchronized (this) {
            if (engine != null) engine.close();
        }
        runner.awaitTermination(10, TimeUnit.SECONDS);
    }

    private record AfterCommit(Runnable work) implements TransactionSynchronization {
        @Override
        public void afterCommit() {
            work.run();
        }
    }

    private record Envelope(long key, String sender, String recipient, byte[] content) implements Message {
        @Override
        public String toString() {
            return "letter " + key + " of " + content.length + " octets";
        }
    }
}

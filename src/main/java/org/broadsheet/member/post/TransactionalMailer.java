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
import org.broadsheet.member.post.MailQueue.Due;
import org.broadsheet.platform.DaemonThreads;
import org.broadsheet.smtp.Message;
import org.broadsheet.smtp.Outcome;
import org.broadsheet.smtp.Outcome.Scope;
import org.broadsheet.smtp.Outcome.Verdict;
import org.broadsheet.smtp.SmtpEngine;
import org.broadsheet.smtp.SmtpSettings;
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
 * Sends mails to one person each: confirmations, invitations, notices. A mail is queued in the database, within the
 * caller's transaction, and sent by another thread: how long a request takes must not tell whether a mail went out, and
 * neither a restart nor a relay that is away loses one. The connections are its own, so that a paused edition holds up no
 * sign-up. What the relay refuses for now is tried seven times within 18 hours; a relay that cannot be reached is asked
 * each minute for two days. A crash between the relay's answer and its record sends a mail twice.
 */
@Component
public class TransactionalMailer implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(TransactionalMailer.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(15);
    private static final Duration LEASE = Duration.ofMinutes(15);
    private static final Duration RELAY_AWAY = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofDays(2);
    private static final int PAGE = 20;
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(20),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(12));

    private final MailQueue queue;
    private final TransactionalMessage messages;
    private final ObjectProvider<SmtpSettings> relay;
    private final ScheduledExecutorService runner =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("transactional-mail"));
    private @Nullable SmtpEngine engine;

    TransactionalMailer(MailQueue queue, TransactionalMessage messages, ObjectProvider<SmtpSettings> relay) {
        this.queue = queue;
        this.messages = messages;
        this.relay = relay;
    }

    /** Queues the mail and returns; within the caller's transaction, where there is one. */
    public void send(QueuedMail mail) {
        queue.add(mail);
        // Before the commit no other connection sees the row: it would wait for the next look.
        if (!TransactionSynchronizationManager.isSynchronizationActive()) runner.execute(this::round);
        else
            TransactionSynchronizationManager.registerSynchronization(
                    new AfterCommit(() -> runner.execute(this::round)));
    }

    /** Only a server polls; a command that ends soon leaves what is queued to the servers. */
    @EventListener
    @SuppressWarnings("FutureReturnValueIgnored") // A round lets no exception out.
    void serve(WebServerInitializedEvent up) {
        runner.scheduleWithFixedDelay(this::round, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void round() {
        try {
            boolean relayThere = true;
            while (relayThere) {
                List<Due> due = queue.take(PAGE, LEASE);
                if (due.isEmpty()) return;
                relayThere = deliver(due);
            }
        } catch (RuntimeException e) {
            log.warn("queued mails wait: {}", e.getMessage());
        }
    }

    /** False where the relay did not answer for all of them: they are due again later. */
    private boolean deliver(List<Due> due) {
        Map<Long, Due> open = new ConcurrentHashMap<>();
        List<Message> written = new ArrayList<>();
        for (Due waiting : due) {
            written(waiting).ifPresent(message -> {
                open.put(waiting.id(), waiting);
                written.add(message);
            });
        }
        try {
            engine().send(written.iterator(), (sent, outcome) -> {
                Due waiting = open.remove(sent.key());
                if (waiting != null) settle(waiting, outcome);
            });
        } finally {
            open.values().forEach(this::unheard);
        }
        return open.isEmpty();
    }

    private Optional<Message> written(Due waiting) {
        QueuedMail mail = waiting.mail();
        try {
            return Optional.of(
                    new Envelope(waiting.id(), messages.sender(mail), mail.to().toString(), messages.octets(mail)));
        } catch (RuntimeException e) {
            log.error("mail not written template={}: {}", mail.template(), e.getMessage(), e);
            later(waiting);
            return Optional.empty();
        }
    }

    private void settle(Due waiting, Outcome outcome) {
        if (outcome.verdict() != Verdict.ACCEPTED)
            log.warn(
                    "mail {} template={} try={} code={} status={}",
                    outcome.verdict(),
                    waiting.mail().template(),
                    waiting.tries(),
                    outcome.code(),
                    outcome.status());
        // A refusal of the sender or the session, such as a wrong password, is mended there; then the mail goes out.
        boolean refused = outcome.verdict() == Verdict.REJECTED && outcome.scope() == Scope.RECIPIENT;
        if (outcome.verdict() == Verdict.ACCEPTED || refused) queue.done(waiting.id());
        else later(waiting);
    }

    private void later(Due waiting) {
        if (waiting.tries() <= WAITS.size()) queue.later(waiting.id(), WAITS.get(waiting.tries() - 1));
        else queue.done(waiting.id());
    }

    /** The relay said nothing of it: that was no try. */
    private void unheard(Due waiting) {
        if (!queue.again(waiting.id(), RELAY_AWAY, KEPT) && queue.done(waiting.id()))
            log.error(
                    "mail given up template={}: no relay for {}", waiting.mail().template(), KEPT);
    }

    private synchronized SmtpEngine engine() {
        if (engine == null) engine = new SmtpEngine(relay.getObject().withConnections(2));
        return engine;
    }

    /** Mails that are being sent are finished and recorded, so that a restart does not send them again. */
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
            return "mail " + key + " of " + content.length + " octets";
        }
    }
}

package org.broadsheet.member.page;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.broadsheet.mail.Address;
import org.broadsheet.smtp.Message;
import org.broadsheet.smtp.Outcome;
import org.broadsheet.smtp.SmtpEngine;
import org.broadsheet.smtp.SmtpSettings;
import org.broadsheet.smtp.Verdict;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Brings confirmations to the relay, beside the request that asked for them: how long an answer takes must not tell
 * whether a mail went out. Over connections of its own, since a paused edition must not hold up who wants to join.
 */
@Component
class Courier implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(Courier.class);
    private static final List<Duration> WAITS =
            List.of(Duration.ofSeconds(20), Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofHours(1));

    private final ConfirmationLetter letter;
    private final ObjectProvider<SmtpSettings> relay;
    private final ScheduledExecutorService runners = Executors.newScheduledThreadPool(2, Courier::thread);
    private @Nullable SmtpEngine engine;

    Courier(ConfirmationLetter letter, ObjectProvider<SmtpSettings> relay) {
        this.letter = letter;
        this.relay = relay;
    }

    /** A letter to be written and brought. */
    record Errand(String kind, Address to, String token, String language, List<String> digests) {
        Errand {
            digests = List.copyOf(digests);
        }
    }

    void send(Errand errand) {
        runners.execute(() -> attempt(errand, 0));
    }

    private void attempt(Errand errand, int tried) {
        try {
            Message message = new Envelope(letter.sender(), errand.to().toString(), letter.octets(errand));
            engine().send(List.of(message).iterator(), (sent, outcome) -> settle(errand, tried, outcome));
        } catch (RuntimeException e) {
            log.error("confirmation not sent kind={}: {}", errand.kind(), e.getMessage(), e);
        }
    }

    private void settle(Errand errand, int tried, Outcome outcome) {
        if (outcome.verdict() == Verdict.ACCEPTED) return;
        log.warn(
                "confirmation {} kind={} try={} code={} status={}",
                outcome.verdict(),
                errand.kind(),
                tried + 1,
                outcome.code(),
                outcome.status());
        if (outcome.verdict() == Verdict.DEFERRED && tried < WAITS.size())
            runners.schedule(() -> attempt(errand, tried + 1), WAITS.get(tried).toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized SmtpEngine engine() {
        if (engine == null) engine = new SmtpEngine(relay.getObject().withConnections(2));
        return engine;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "confirmations");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public synchronized void destroy() {
        runners.shutdown();
        if (engine != null) engine.close();
    }

    private record Envelope(String sender, String recipient, byte[] content) implements Message {
        @Override
        public long key() {
            return 0;
        }

        @Override
        public String toString() {
            return "confirmation of " + content.length + " octets";
        }
    }
}

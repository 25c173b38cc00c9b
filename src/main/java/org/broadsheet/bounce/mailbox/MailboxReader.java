package org.broadsheet.bounce.mailbox;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Reads the bounce mailbox for as long as the server runs; a mailbox that is away is tried again and again. */
@Component
@ConditionalOnWebApplication
class MailboxReader implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(MailboxReader.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final MailboxSettings settings;
    private final Intake intake;
    private volatile boolean running;
    private volatile @Nullable Mailbox open;
    private @Nullable Thread thread;

    MailboxReader(MailboxSettings settings, Intake intake) {
        this.settings = settings;
        this.intake = intake;
    }

    @Override
    public synchronized void start() {
        if (running || !settings.isSet()) return;
        running = true;
        Thread reader = new Thread(this::run, "bounce-mailbox");
        reader.setDaemon(true);
        reader.start();
        thread = reader;
    }

    private void run() {
        Duration pause = Duration.ofSeconds(1);
        while (running) {
            try {
                readOn();
                pause = Duration.ofSeconds(1);
            } catch (IOException | DataAccessException e) {
                if (!running) return;
                log.warn("bounce mailbox not readable error={} cause={}", e.getMessage(), String.valueOf(e.getCause()));
                pause = sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void readOn() throws IOException, InterruptedException {
        try (Mailbox mailbox = mailbox()) {
            open = mailbox;
            while (running) {
                int mails = mailbox.read(intake);
                if (mails > 0) log.info("bounce mailbox read mails={}", mails);
                if (running) mailbox.await();
            }
        } finally {
            open = null;
        }
    }

    private Mailbox mailbox() throws IOException {
        return settings.path() != null
                ? new Maildir(settings.path(), settings.keep(), settings.interval())
                : RemoteMailbox.open(settings);
    }

    private static Duration sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Duration next = pause.multipliedBy(2);
        return next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
    }

    @Override
    public synchronized void stop() {
        running = false;
        Mailbox mailbox = open;
        if (mailbox != null) mailbox.close();
        Thread reader = thread;
        if (reader != null) reader.interrupt();
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

package org.broadsheet.bounce.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.broadsheet.bounce.Bounces;
import org.broadsheet.bounce.reading.BounceReader;
import org.broadsheet.bounce.reading.BounceReading;
import org.broadsheet.platform.DaemonThreads;
import org.broadsheet.platform.Tokens;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.stereotype.Component;

/** Reads the bounce mailbox for as long as the server runs; a mailbox that is away is tried again and again. */
@Component
@ConditionalOnWebApplication
class MailboxReader implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(MailboxReader.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration READING = Duration.ofMinutes(2);

    private final MailboxSettings settings;
    private final Intake intake;
    private final MailboxState state;
    private volatile boolean running;
    private volatile @Nullable BounceMailbox open;
    private @Nullable Thread thread;

    MailboxReader(MailboxSettings settings, Intake intake, MailboxState state) {
        this.settings = settings;
        this.intake = intake;
        this.state = state;
    }

    @Override
    public synchronized void start() {
        if (running || !settings.isSet()) return;
        running = true;
        thread = DaemonThreads.start("bounce-mailbox", this::run);
    }

    private void run() {
        Duration pause = Duration.ofSeconds(1);
        while (running) {
            try {
                if (state.hold(lease())) readOn();
                else Thread.sleep(settings.interval().toMillis());
                pause = Duration.ofSeconds(1);
            } catch (IOException | RuntimeException e) {
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
        try (BounceMailbox mailbox = mailbox()) {
            open = mailbox;
            while (running && state.hold(lease())) {
                int mails = mailbox.read(this::take);
                state.readToTheEnd();
                if (mails > 0) log.info("bounce mailbox read mails={}", mails);
                if (running) mailbox.await();
            }
        } finally {
            open = null;
        }
    }

    // A round of many mails takes long; another process must not begin meanwhile.
    private BounceMailbox.Outcome take(InputStream mail) throws IOException {
        if (!state.hold(lease())) throw new IOException("another process reads the mailbox now");
        return intake.take(mail);
    }

    // It covers the wait for new mail, so that the mailbox does not change hands while nothing comes.
    private Duration lease() {
        return settings.interval().plus(READING);
    }

    private BounceMailbox mailbox() throws IOException {
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
        BounceMailbox mailbox = open;
        if (mailbox != null) mailbox.close();
        Thread reader = thread;
        if (reader != null) {
            reader.interrupt();
            release();
        }
        thread = null;
    }

    private void release() {
        try {
            state.release();
        } catch (DataAccessException e) {
            log.debug("bounce mailbox not released, it is free when the lease ends", e);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /**
     * Records one mail from a mailbox. That its reading begins is noted first, so that a mail which ends the process, or
     * takes too long, is known after the next start and does not stop the mails behind it.
     */
    @Component
    static class Intake implements BounceMailbox.Reader {
        private static final Logger log = LoggerFactory.getLogger(Intake.class);

        private final BounceReader reader;
        private final Bounces bounces;
        private final MailboxState state;

        Intake(Bounces bounces, MailboxState state) {
            this.reader = new BounceReader();
            this.bounces = bounces;
            this.state = state;
        }

        @Override
        public BounceMailbox.Outcome take(InputStream mail) throws IOException {
            byte[] octets = mail.readNBytes(BounceReader.MOST);
            byte[] fingerprint = Tokens.sha256(octets);
            if (!state.begin(fingerprint)) {
                log.error("bounce mail set aside octets={}: its reading began twice and did not end", octets.length);
                return BounceMailbox.Outcome.SET_ASIDE;
            }
            BounceMailbox.Outcome outcome = read(octets);
            if (outcome == BounceMailbox.Outcome.DONE) state.end(fingerprint);
            return outcome;
        }

        private BounceMailbox.Outcome read(byte[] octets) {
            try {
                BounceReading reading = reader.read(octets);
                if (reading.isUnfinished()) return again(octets, "out of time");
                bounces.take(octets, reading);
                return BounceMailbox.Outcome.DONE;
            } catch (DataAccessException e) {
                if (!isOfTheMail(e)) throw e;
                // A mail the database will never take must not stand before all others for ever.
                log.error("bounce mail dropped octets={} error={}", octets.length, e.toString());
                return BounceMailbox.Outcome.DONE;
            } catch (RuntimeException e) {
                return again(octets, e.toString());
            }
        }

        private static BounceMailbox.Outcome again(byte[] octets, String reason) {
            log.error("bounce mail not read, it is tried once more octets={} reason={}", octets.length, reason);
            return BounceMailbox.Outcome.AGAIN;
        }

        private static boolean isOfTheMail(DataAccessException e) {
            return e instanceof NonTransientDataAccessException
                    && !(e instanceof NonTransientDataAccessResourceException);
        }
    }
}

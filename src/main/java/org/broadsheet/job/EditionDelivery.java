package org.broadsheet.job;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.broadsheet.delivery.Deliveries;
import org.broadsheet.delivery.Deliveries.DeliveryResult;
import org.broadsheet.delivery.Deliveries.MessageSource;
import org.broadsheet.delivery.Outage;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.EditionId;
import org.broadsheet.edition.Editions;
import org.broadsheet.edition.State;
import org.broadsheet.job.execution.RunLauncher;
import org.broadsheet.letter.Letter;
import org.broadsheet.letter.Letters;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/** Delivers one edition in this replica until it is finished or held, with a pause whenever there is nothing to do. */
final class EditionDelivery implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(EditionDelivery.class);

    /** Whatever is waited for: so often the edition is noted as alive, and its age is checked. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** Each attempt that fails leaves its trace in the log. */
    private static final Duration LONGEST_AFTER_FAULT = Duration.ofMinutes(5);

    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final EditionId id;
    private final BooleanSupplier stopped;
    private final Deliveries deliveries;
    private final Letters letters;
    private final Editions editions;
    private final RunLauncher launcher;
    private @Nullable MessageSource source;
    private @Nullable BackOffExecution backOff;
    private boolean hasWaited;
    private boolean woken;

    EditionDelivery(
            EditionId id,
            BooleanSupplier stopped,
            Deliveries deliveries,
            Letters letters,
            Editions editions,
            RunLauncher launcher) {
        this.id = id;
        this.stopped = stopped;
        this.deliveries = deliveries;
        this.letters = letters;
        this.editions = editions;
        this.launcher = launcher;
    }

    /** Something has changed: a pause ends now. */
    synchronized void wake() {
        woken = true;
        notifyAll();
    }

    @Override
    public void run() {
        Duration pause = Duration.ZERO;
        while (pause != null && !stopped.getAsBoolean()) {
            rest(pause);
            pause = stopped.getAsBoolean() ? null : attempt();
        }
    }

    private synchronized void rest(Duration pause) {
        long end = System.nanoTime() + pause.toNanos();
        try {
            for (long left = pause.toMillis(); left > 0 && !woken; left = (end - System.nanoTime()) / 1_000_000)
                wait(left);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        woken = false;
    }

    /** Returns how long to pause before the next attempt; null where there is none to make. */
    private @Nullable Duration attempt() {
        try {
            Edition edition = open();
            if (edition == null) return null;
            if (hasWaited) launcher.follow(edition);
            // A held edition may be enrolled already; it is not to be sent.
            return edition.state() == State.READY ? after(edition, deliver(edition)) : SOON;
        } catch (RuntimeException e) {
            if (Outage.is(e))
                log.warn("delivery waits for the database edition={} cause={}", id.value(), e.getMessage());
            else fail(e);
            return backOff(LONGEST_AFTER_FAULT);
        }
    }

    /** The edition, or null where it is finished and closed now. */
    private @Nullable Edition open() {
        Edition edition = editions.get(id);
        if (!deliveries.close(edition)) return edition;
        launcher.follow(edition);
        return null;
    }

    private DeliveryResult deliver(Edition edition) {
        MessageSource messages = source;
        if (messages == null) {
            // Rendered once, and ready to be filled in by many threads.
            Letter letter = letters.letter(edition);
            source = messages = new MessageSource(letter::sender, letter::octets);
        }
        return deliveries.deliver(id, messages, stopped);
    }

    private @Nullable Duration after(Edition edition, DeliveryResult progress) {
        if (progress.answered()) backOff = null;
        hasWaited = progress.end() == DeliveryResult.End.WAITING;
        return switch (progress.end()) {
            case FINISHED, CANCELLED -> open() == null ? null : SOON;
            case STOPPED, PAUSED, INTERRUPTED -> null;
            case WAITING -> untilDue(progress.due());
            case RELAY_DOWN -> {
                log.warn(
                        "relay takes nothing edition={} {} reason={}",
                        edition.digest(),
                        edition.name(),
                        progress.reason());
                deliveries.trouble(id, progress.reason(), false);
                yield backOff(LONGEST_PAUSE);
            }
        };
    }

    private static Duration untilDue(@Nullable Instant due) {
        if (due == null) return SOON;
        Duration wait = Duration.between(Instant.now(), due);
        return wait.compareTo(LONGEST_PAUSE) < 0 ? wait : LONGEST_PAUSE;
    }

    /** The fault may be of this replica only, such as a setting that it lacks: it leaves the work to the others for a while. */
    private void fail(RuntimeException fault) {
        log.error("delivery failed edition={}", id.value(), fault);
        Throwable cause = fault;
        while (cause.getCause() != null) cause = cause.getCause();
        try {
            deliveries.trouble(id, String.valueOf(cause.getMessage()), true);
        } catch (RuntimeException e) {
            log.warn("fault is not noted edition={} cause={}", id.value(), e.getMessage());
        }
    }

    private Duration backOff(Duration longest) {
        BackOffExecution current = backOff;
        if (current == null) {
            ExponentialBackOff pauses = new ExponentialBackOff(FIRST_BACK_OFF.toMillis(), 2);
            pauses.setMaxInterval(longest.toMillis());
            backOff = current = pauses.start();
        }
        return Duration.ofMillis(current.nextBackOff());
    }
}

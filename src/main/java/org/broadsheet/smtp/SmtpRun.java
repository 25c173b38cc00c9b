package org.broadsheet.smtp;

import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.broadsheet.smtp.Outcome.Scope;
import org.broadsheet.smtp.Outcome.Verdict;
import org.broadsheet.smtp.reply.Ruling;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call of send: what is still to be taken, what was said of those taken, and whether it goes on. */
final class SmtpRun {
    private static final Logger log = LoggerFactory.getLogger(SmtpRun.class);

    private final MessageFeed intake;
    private final BiConsumer<Message, Outcome> outcomes;
    private final ConnectionGate gate;
    private final Duration patience;
    private final RefusalDetector refusals = new RefusalDetector();
    private final long started = System.nanoTime();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final AtomicReference<@Nullable Stop> reason = new AtomicReference<>();

    /** Nothing more is taken; what was taken is finished. */
    private volatile boolean ended;

    /** No connection is opened any more; what is on the wire is finished. */
    private volatile boolean stopped;

    /** No further content is begun. */
    private volatile boolean halted;

    SmtpRun(
            Iterator<Message> messages,
            SmtpEngine.Pace pace,
            BiConsumer<Message, Outcome> outcomes,
            ConnectionGate gate,
            Duration patience) {
        this.intake = new MessageFeed(messages, pace, this::mayStay);
        this.outcomes = outcomes;
        this.gate = gate;
        this.patience = patience;
    }

    @Nullable
    Message take() {
        return fromCaller(intake::take);
    }

    @Nullable
    Message poll() {
        return fromCaller(intake::poll);
    }

    /** Looks ahead in the messages, on a thread of its own, until there is nothing more to look for. */
    void scout() {
        try {
            intake.run();
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    /** When nobody takes messages any more. */
    void endScout() {
        intake.end();
    }

    /** Asked before a connection is opened, lest it be opened for nothing. */
    boolean hasMore() {
        if (Boolean.TRUE.equals(fromCaller(intake::isEnded))) end();
        return !ended;
    }

    private <T> @Nullable T fromCaller(Supplier<@Nullable T> question) {
        try {
            return question.get();
        } catch (RuntimeException | Error e) {
            fail(e);
            return null;
        }
    }

    boolean mayStay() {
        return !ended && gate.mayStay();
    }

    /** @throws Abandoned no content may be begun any more */
    void requireGoing() throws Abandoned {
        if (halted) throw new Abandoned("the run was stopped before its content was begun");
    }

    /** Whether there is reason to open a connection: messages to take, or one in hand. */
    boolean wantsConnection(boolean inHand) {
        if (isOutOfPatience())
            halt(new Stop(Scope.RELAY, "no message accepted for " + patience + ": " + gate.lastTrouble()));
        return !ended || (inHand && !stopped);
    }

    private boolean isOutOfPatience() {
        return gate.troubledFor().compareTo(patience) > 0 && System.nanoTime() - started > patience.toNanos();
    }

    /** The one outcome of a message, and what follows from it for the others; these first, so that none slips through. */
    void settle(SmtpTransaction passage, Ruling heard) {
        if (!passage.settle()) return;
        Ruling ruling = refusals.judge(heard, passage.message());
        follow(ruling);
        try {
            outcomes.accept(passage.message(), ruling.outcome());
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private void follow(Ruling ruling) {
        switch (ruling.consequence()) {
            case GO_ON -> {
                boolean accepted = ruling.outcome().verdict() == Verdict.ACCEPTED;
                if (ruling.outcome().scope() == Scope.RECIPIENT) gate.served(accepted);
            }
            case SLOW_DOWN -> gate.trouble(ruling.line());
            case STOP -> halt(new Stop(ruling.outcome().scope(), ruling.line()));
            case RECONNECT, SUSPECT -> {}
        }
    }

    void halt(Stop why) {
        if (reason.compareAndSet(null, why)) log.debug("smtp run stopped scope={} reason={}", why.scope(), why.line());
        haltNow();
    }

    /** The caller's own code failed, or ours: the run ends, and send throws it. */
    void fail(Throwable e) {
        Throwable first = failure.compareAndExchange(null, e);
        if (first != null && first != e) first.addSuppressed(e);
        haltNow();
    }

    void haltNow() {
        halted = true;
        stop();
    }

    void stop() {
        stopped = true;
        end();
    }

    private void end() {
        ended = true;
        gate.wake();
    }

    Optional<Stop> reason() {
        return Optional.ofNullable(reason.get());
    }

    void rethrow() {
        Throwable thrown = failure.get();
        if (thrown instanceof RuntimeException e) throw e;
        if (thrown instanceof Error e) throw e;
    }

    /** We leave the connection ourselves, to take back a message whose content the relay waits for. */
    static final class Abandoned extends IOException {
        Abandoned(String words) {
            super(words);
        }
    }
}

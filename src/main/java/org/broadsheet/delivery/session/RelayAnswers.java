package org.broadsheet.delivery.session;

import java.time.Duration;
import org.broadsheet.smtp.Outcome;
import org.broadsheet.smtp.Outcome.Scope;
import org.broadsheet.smtp.Outcome.Verdict;
import org.broadsheet.smtp.Stop;
import org.jspecify.annotations.Nullable;

/** What the relay has said to one session, by all of its connections. Safe for threads. */
final class RelayAnswers {
    private volatile long lastContact = System.nanoTime();
    private volatile boolean answered;
    private volatile @Nullable String trouble;
    private volatile @Nullable String stop;
    private volatile @Nullable String refusal;

    /** Returns true where the relay has answered about a message or its recipient, and so works. */
    boolean note(Outcome outcome) {
        return switch (outcome.scope()) {
            case MESSAGE -> {
                refuse(outcome.reply());
                yield false;
            }
            case RELAY -> outcome.verdict() == Verdict.ACCEPTED ? contact() : trouble(outcome.reply());
            case RECIPIENT, POLICY -> contact();
        };
    }

    private boolean contact() {
        lastContact = System.nanoTime();
        answered = true;
        if (trouble != null) trouble = null;
        return true;
    }

    private boolean trouble(String reply) {
        trouble = reply;
        return false;
    }

    /** Why the sender ended before the messages did. */
    void note(Stop why) {
        if (why.scope() == Scope.MESSAGE) refuse(why.line());
        else stop = why.line();
    }

    private void refuse(String line) {
        if (refusal == null) refusal = "the relay refuses this letter for everyone: " + line;
    }

    /** Whether it has answered about any message. */
    boolean answered() {
        return answered;
    }

    /** How long it has not answered about any. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - lastContact);
    }

    /** Why the relay would refuse every member alike, if it said so. */
    @Nullable
    String refusal() {
        return refusal;
    }

    /** Why the sender gave up on the relay, if it did. */
    @Nullable
    String stop() {
        return stop;
    }

    /** The relay's last words where they were about itself. */
    @Nullable
    String trouble() {
        return trouble;
    }
}

package org.broadsheet.smtp.reply;

import org.broadsheet.smtp.Outcome;
import org.broadsheet.smtp.Outcome.Scope;
import org.broadsheet.smtp.Outcome.Verdict;
import org.jspecify.annotations.Nullable;

/** What becomes of a message, and what follows for those after it. */
public record Ruling(Outcome outcome, Consequence consequence) {
    static Ruling of(Verdict verdict, Scope scope, Consequence consequence, Reply reply) {
        return new Ruling(new Outcome(verdict, scope, reply.code(), reply.status(), reply.line()), consequence);
    }

    /** Where there was no reply: in our own words. */
    public static Ruling ours(Verdict verdict, Scope scope, Consequence consequence, String words) {
        return new Ruling(new Outcome(verdict, scope, 0, null, OneLine.of(words)), consequence);
    }

    public static Ruling deferred(String words) {
        return ours(Verdict.DEFERRED, Scope.RELAY, Consequence.GO_ON, words);
    }

    /** The same words, now known to be meant for everyone: nobody is refused for them. */
    public Ruling meantForEveryone() {
        Outcome heard = outcome;
        return new Ruling(
                new Outcome(Verdict.DEFERRED, Scope.MESSAGE, heard.code(), heard.status(), heard.reply()),
                Consequence.STOP);
    }

    public String line() {
        return OneLine.withoutAddresses(outcome.reply());
    }

    @Nullable
    String status() {
        return outcome.status();
    }

    /** What a reply means for the messages after it. */
    public enum Consequence {
        GO_ON,
        /** This connection is over; a new one may do better. */
        RECONNECT,
        /** The relay asks for less: fewer connections, a pause, a probe. */
        SLOW_DOWN,
        /** Perhaps it speaks of everyone: {@code RefusalDetector} stops the run where such refusals dominate. */
        SUSPECT,
        /** It is the same for everyone: no further message is begun. */
        STOP
    }
}

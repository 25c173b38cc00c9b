package org.broadsheet.smtp;

import java.util.BitSet;
import org.broadsheet.smtp.Outcome.Scope;
import org.broadsheet.smtp.reply.Ruling;

/**
 * Tells a refusal that is meant for every member from refusals of some: of the last first tries at least half, and at least
 * twenty, were refused. A later try of a refused message says nothing new, so the last rows of an edition stop nothing.
 */
final class RefusalDetector {
    private static final int WINDOW = 50;
    private static final int ENOUGH = 20;

    private final BitSet refused = new BitSet(WINDOW);
    private int tries;

    /** So that an acceptance, which is what mostly happens, needs no lock. Counts that threads lose to each other do not matter. */
    private volatile boolean any;

    @SuppressWarnings("NonAtomicVolatileUpdate")
    private volatile int triesBefore;

    /** The ruling on a message, or the same as meant for everyone. */
    Ruling judge(Ruling ruling, Message message) {
        if (!message.isFirstTry()) return ruling;
        boolean suspect = ruling.consequence() == Ruling.Consequence.SUSPECT;
        if (!suspect && ruling.outcome().scope() != Scope.RECIPIENT) return ruling;
        if (!suspect && !any) {
            if (triesBefore < WINDOW) triesBefore++;
            return ruling;
        }
        return note(suspect) && suspect ? ruling.meantForEveryone() : ruling;
    }

    /** Returns whether refusals dominate now. */
    private synchronized boolean note(boolean suspect) {
        if (!any) {
            refused.clear();
            tries = triesBefore;
            any = true;
        }
        refused.set(tries++ % WINDOW, suspect);
        int count = refused.cardinality();
        if (count == 0) {
            any = false;
            triesBefore = Math.min(tries, WINDOW);
        }
        return count >= ENOUGH && 2 * count >= Math.min(tries, WINDOW);
    }
}

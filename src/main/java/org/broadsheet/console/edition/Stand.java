package org.broadsheet.console.edition;

import org.broadsheet.delivery.Control;
import org.broadsheet.delivery.DeliveryStats;
import org.broadsheet.edition.Edition;
import org.broadsheet.edition.State;
import org.jspecify.annotations.Nullable;

/**
 * How an edition stands, in one word that has a colour and a shape.
 *
 * @param kind {@code held, ready, sending, retrying, paused, stopped, cancelled, sent} or {@code partly}
 * @param unserved who ended without being served; while retrying: who waits for another try
 * @param live whether the page may change by itself
 */
public record Stand(String kind, long unserved, boolean live) {

    static Stand of(Edition edition, @Nullable DeliveryStats tally) {
        return tally == null ? of(edition.state()) : of(tally);
    }

    private static Stand of(State state) {
        return switch (state) {
            case HELD -> new Stand("held", 0, false);
            case READY -> new Stand("ready", 0, true);
            case DONE -> new Stand("sent", 0, false);
            case CANCELLED -> new Stand("cancelled", 0, false);
        };
    }

    static Stand of(DeliveryStats tally) {
        boolean allTried = tally.deferred() > 0 && tally.pending() + tally.underWay() == 0;
        if (tally.run().isRunning() && allTried) return new Stand("retrying", tally.deferred(), true);
        if (tally.run().isRunning()) return new Stand("sending", tally.triable(), true);
        // What is under way when somebody says stop comes to its end, and the numbers still move.
        if (tally.run().control() != Control.RUNNING)
            return new Stand(tally.run().control().word(), tally.triable(), tally.underWay() > 0);
        return new Stand(tally.triable() == 0 ? "sent" : "partly", tally.triable(), false);
    }
}

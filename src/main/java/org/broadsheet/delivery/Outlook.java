package org.broadsheet.delivery;

import java.time.Instant;
import org.broadsheet.delivery.Progress.End;
import org.broadsheet.edition.EditionId;

/** How an edition stands, without delivering any of it. */
record Outlook(EditionId edition, Means means) {

    /** What a call of {@link Deliveries#deliver} would come to, were there nobody to send. */
    Progress now() {
        Ledger ledger = means.ledger(means.runs().get(edition));
        ledger.expire();
        ledger.finish();
        DeliveryRun run = means.runs().get(edition);
        Progress ended = DeliveryLoop.ended(run);
        if (ended != null) return ended;
        String reason = run.reason() == null ? "" : run.reason();
        return switch (run.control()) {
            case PAUSED -> Progress.of(End.PAUSED, reason);
            case STOPPED -> Progress.of(End.STOPPED, reason);
            case RUNNING, CANCELLED -> waiting(ledger.open(0));
        };
    }

    private Progress waiting(Ledger.Open open) {
        WarmUpLimit day = means.pacing().day();
        if (day.isFull()) return Progress.waiting("today's messages of the warm-up are used up", day.tomorrow());
        // Rows in the hand of others: they send them, or are dead, which only who is at work can find out.
        boolean now = open.untouched() > 0 || open.others() > 0 || open.due() == null;
        Instant due = now ? Instant.now() : Instant.now().plus(open.due());
        return Progress.waiting(open.waiting() + " wait for another try", due);
    }
}

package org.broadsheet.console.edition;

import static org.broadsheet.delivery.DeliveryState.CLAIMED;
import static org.broadsheet.delivery.DeliveryState.SENDING;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.broadsheet.delivery.DeliveryState;
import org.broadsheet.delivery.Tally;

/** The numbers of a receipt, each with the list behind it. */
enum Lot {
    RECIPIENTS(Tally::recipients, EnumSet.allOf(DeliveryState.class), false),
    PENDING(t -> t.pending() + t.underWay(), EnumSet.of(DeliveryState.PENDING, CLAIMED, SENDING), false),
    ACCEPTED(Tally::accepted, EnumSet.of(DeliveryState.ACCEPTED), false),
    DEFERRED(Tally::deferred, EnumSet.of(DeliveryState.DEFERRED), false),
    REJECTED(Tally::rejected, EnumSet.of(DeliveryState.REJECTED), true),
    EXPIRED(Tally::expired, EnumSet.of(DeliveryState.EXPIRED), true),
    UNCERTAIN(Tally::uncertain, EnumSet.of(DeliveryState.UNCERTAIN), true),
    SUPPRESSED(Tally::suppressed, EnumSet.of(DeliveryState.SUPPRESSED), false),
    /** Not a state: who may have it twice. */
    TWICE(Tally::twice, Set.of(), false);

    private final ToLongFunction<Tally> count;
    private final Set<DeliveryState> states;
    private final boolean triable;

    Lot(ToLongFunction<Tally> count, Set<DeliveryState> states, boolean triable) {
        this.count = count;
        this.states = Set.copyOf(states);
        this.triable = triable;
    }

    static Optional<Lot> of(String word) {
        for (Lot lot : values()) if (lot.word().equals(word)) return Optional.of(lot);
        return Optional.empty();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    long count(Tally tally) {
        return count.applyAsLong(tally);
    }

    Set<DeliveryState> states() {
        return states;
    }

    /** Whether a person may have them tried again. */
    boolean triable() {
        return triable;
    }
}

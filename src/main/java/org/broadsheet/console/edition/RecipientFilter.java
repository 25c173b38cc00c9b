package org.broadsheet.console.edition;

import static org.broadsheet.delivery.DeliveryState.CLAIMED;
import static org.broadsheet.delivery.DeliveryState.SENDING;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.broadsheet.delivery.DeliveryState;
import org.broadsheet.delivery.DeliveryStats;

/** The numbers of a receipt, each with the list behind it. */
enum RecipientFilter {
    RECIPIENTS(DeliveryStats::recipients, EnumSet.allOf(DeliveryState.class), false),
    PENDING(t -> t.pending() + t.underWay(), EnumSet.of(DeliveryState.PENDING, CLAIMED, SENDING), false),
    ACCEPTED(DeliveryStats::accepted, EnumSet.of(DeliveryState.ACCEPTED), false),
    DEFERRED(DeliveryStats::deferred, EnumSet.of(DeliveryState.DEFERRED), false),
    REJECTED(DeliveryStats::rejected, EnumSet.of(DeliveryState.REJECTED), true),
    EXPIRED(DeliveryStats::expired, EnumSet.of(DeliveryState.EXPIRED), true),
    UNCERTAIN(DeliveryStats::uncertain, EnumSet.of(DeliveryState.UNCERTAIN), true),
    SUPPRESSED(DeliveryStats::suppressed, EnumSet.of(DeliveryState.SUPPRESSED), false),
    /** Not a state: members who may have received it twice. */
    TWICE(DeliveryStats::twice, Set.of(), false);

    private final ToLongFunction<DeliveryStats> count;
    private final Set<DeliveryState> states;
    private final boolean triable;

    RecipientFilter(ToLongFunction<DeliveryStats> count, Set<DeliveryState> states, boolean triable) {
        this.count = count;
        this.states = Set.copyOf(states);
        this.triable = triable;
    }

    static Optional<RecipientFilter> of(String word) {
        for (RecipientFilter filter : values()) if (filter.word().equals(word)) return Optional.of(filter);
        return Optional.empty();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    long count(DeliveryStats tally) {
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

package org.broadsheet.bounce;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.broadsheet.bounce.reading.Cause;
import org.jspecify.annotations.Nullable;

/**
 * Decides what follows, from the hits so far. Pure. A member's letters that were refused for our own fault, and those of
 * which we only hear that they are late, are no hits.
 */
record BouncePolicy(BounceSettings.Thresholds thresholds) {
    /** One letter that did not arrive, and why. */
    record Hit(Instant at, Cause cause, @Nullable Long edition) {}

    /**
     * @param hits of this member, oldest first, the one that just came last
     * @param pausedUntil when the member's pause ended or ends, if there was one
     */
    BounceEvent.Consequence of(Cause cause, List<Hit> hits, @Nullable Instant pausedUntil) {
        return switch (cause) {
            case COMPLAINT -> BounceEvent.Consequence.COMPLAINED;
            case UNSUBSCRIBE -> BounceEvent.Consequence.UNSUBSCRIBED;
            case DEAD_ADDRESS -> BounceEvent.Consequence.SUPPRESSED;
            case DEAD_DOMAIN -> when(isLasting(hits, Set.of(Cause.DEAD_DOMAIN, Cause.DEAD_ADDRESS), deadDomain()));
            case DISABLED -> when(isLasting(hits, DISABLED, disabled()));
            case UNREACHABLE -> unreachable(hits, pausedUntil);
            case OUR_FAULT, NOT_A_BOUNCE -> BounceEvent.Consequence.NOTHING;
        };
    }

    private static final Set<Cause> DISABLED = Set.of(Cause.DISABLED, Cause.DEAD_ADDRESS, Cause.DEAD_DOMAIN);
    private static final Set<Cause> ANY =
            Set.of(Cause.UNREACHABLE, Cause.DISABLED, Cause.DEAD_ADDRESS, Cause.DEAD_DOMAIN);

    private record Needed(int hits, Duration span) {}

    private Needed deadDomain() {
        return new Needed(thresholds.deadDomainHits(), thresholds.deadDomainSpan());
    }

    private Needed disabled() {
        return new Needed(thresholds.disabledHits(), thresholds.disabledSpan());
    }

    private Needed unreachable() {
        return new Needed(thresholds.unreachableHits(), thresholds.unreachableSpan());
    }

    private static BounceEvent.Consequence when(boolean lasting) {
        return lasting ? BounceEvent.Consequence.SUPPRESSED : BounceEvent.Consequence.NOTHING;
    }

    private BounceEvent.Consequence unreachable(List<Hit> hits, @Nullable Instant pausedUntil) {
        if (pausedUntil != null && isProbe(hits, pausedUntil)) return BounceEvent.Consequence.SUPPRESSED;
        return isLasting(hits, ANY, unreachable()) ? BounceEvent.Consequence.PAUSED : BounceEvent.Consequence.NOTHING;
    }

    // The first letters after the pause are the probe; a hit long after it is the beginning of another story.
    private boolean isProbe(List<Hit> hits, Instant pausedUntil) {
        Instant last = hits.get(hits.size() - 1).at();
        return last.isAfter(pausedUntil) && last.isBefore(pausedUntil.plus(thresholds.quiet()));
    }

    private boolean isLasting(List<Hit> hits, Set<Cause> causes, Needed needed) {
        List<Hit> counted = sinceQuiet(hits).stream()
                .filter(hit -> causes.contains(hit.cause()))
                .toList();
        if (counted.isEmpty()) return false;
        Duration span = Duration.between(
                counted.get(0).at(), counted.get(counted.size() - 1).at());
        return editions(counted) >= needed.hits() && span.compareTo(needed.span()) >= 0;
    }

    // A relay may report one letter twice, late and then given up.
    private static int editions(List<Hit> hits) {
        Set<Object> editions = new HashSet<>();
        for (Hit hit : hits) editions.add(hit.edition() == null ? hit.at() : hit.edition());
        return editions.size();
    }

    private List<Hit> sinceQuiet(List<Hit> hits) {
        List<Hit> recent = new ArrayList<>();
        for (Hit hit : hits) {
            boolean wasQuiet = !recent.isEmpty()
                    && Duration.between(recent.get(recent.size() - 1).at(), hit.at())
                                    .compareTo(thresholds.quiet())
                            > 0;
            if (wasQuiet) recent.clear();
            recent.add(hit);
        }
        return recent;
    }
}

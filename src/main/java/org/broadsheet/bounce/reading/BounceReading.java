package org.broadsheet.bounce.reading;

import java.util.Comparator;
import java.util.List;

/** What one mail says: a fact for each recipient it speaks of, never none. */
public record BounceReading(List<Fact> facts) {
    private static final String UNFINISHED = "unfinished";

    static BounceReading unfinished() {
        return new BounceReading(List.of(Fact.none(UNFINISHED, "not read in time")));
    }

    /** Whether its time was over before it was read: nothing is known of it. */
    public boolean isUnfinished() {
        return facts.get(0).rule().equals(UNFINISHED);
    }

    public BounceReading {
        facts = List.copyOf(facts);
        if (facts.isEmpty()) throw new IllegalArgumentException("a reading without a fact");
    }

    /** The fact with the gravest consequence, the first of several. */
    public Fact gravest() {
        return facts.stream().min(Comparator.comparing(Fact::kind)).orElseThrow();
    }
}

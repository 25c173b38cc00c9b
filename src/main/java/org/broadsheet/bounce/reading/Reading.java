package org.broadsheet.bounce.reading;

import java.util.Comparator;
import java.util.List;

/** What one mail says: a fact for each recipient it speaks of, never none. */
public record Reading(List<Fact> facts) {
    public Reading {
        facts = List.copyOf(facts);
        if (facts.isEmpty()) throw new IllegalArgumentException("a reading without a fact");
    }

    /** The fact with the gravest consequence, the first of several. */
    public Fact gravest() {
        return facts.stream().min(Comparator.comparing(Fact::kind)).orElseThrow();
    }
}

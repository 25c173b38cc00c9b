package org.broadsheet.edition;

import java.time.Instant;
import java.time.LocalDate;
import org.broadsheet.edition.content.Content;

/**
 * One edition of a digest, its content frozen.
 *
 * @param day the digest's local date
 * @param number 1, or 2 and on for a further edition of that day
 * @param from exclusive: the cut-off of the previous edition
 * @param to inclusive: this edition's cut-off, also its {@code Date}
 * @param byHand true where a person pressed send (then no {@code Auto-Submitted}: RFC 3834, section 5.2)
 */
public record Edition(
        EditionId id,
        String digest,
        LocalDate day,
        int number,
        Instant from,
        Instant to,
        boolean byHand,
        State state,
        Content content) {

    Edition withId(EditionId key) {
        return new Edition(key, digest, day, number, from, to, byHand, state, content);
    }

    Edition with(Content other) {
        return new Edition(id, digest, day, number, from, to, byHand, state, other);
    }

    /** {@code 2023-09-20}, or {@code 2023-09-20.2} for a further one on that day. */
    public String name() {
        return number == 1 ? day.toString() : day + "." + number;
    }
}

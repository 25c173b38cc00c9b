package org.broadsheet.delivery;

import java.time.Duration;

/**
 * An edition's recipients by how far they are.
 *
 * @param waiting for their turn, or on the wire
 * @param oldestDue how long the one has waited that should have been tried first; nothing where none is due
 * @param silence since the relay last took a letter; where it never did, since the edition was enrolled
 * @param rate letters that the relay took a second, over the last minute, from all processes
 */
public record Headcount(
        long accepted,
        long rejected,
        long deferred,
        long waiting,
        long expired,
        long suppressed,
        long uncertain,
        Duration oldestDue,
        Duration silence,
        double rate) {}

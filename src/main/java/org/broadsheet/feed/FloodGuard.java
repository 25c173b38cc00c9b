package org.broadsheet.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether what is new in a known feed is news. A site that moves or loses its guids brings its archive again: many
 * items that are new by identity, but old by date, or twins of stored ones by link or title. Pure.
 */
final class FloodGuard {
    /** A dozen suspects are a flood, and fewer where they are most of what the feed shows. */
    private static final int DOZEN = 12;

    private static final int FEW = 5;

    /** Stories are put online with yesterday's date for good reasons. */
    private static final Duration GRACE = Duration.ofDays(1);

    private FloodGuard() {}

    /**
     * The identities to hold back; empty where there is no flood.
     *
     * @param fresh rows that the feed has not brought before
     * @param twins identities that have the link or title of a stored item
     * @param shown how many items the feed shows now
     * @param success when the feed was last read; null: never, so that old items are only its past
     */
    static Set<String> held(List<Rows.Row> fresh, Set<String> twins, int shown, @Nullable Instant success) {
        Set<String> suspects = fresh.stream()
                .filter(row -> twins.contains(row.identity()) || old(row, success))
                .map(Rows.Row::identity)
                .collect(Collectors.toSet());
        boolean most = suspects.size() >= FEW && suspects.size() * 2 > shown;
        return suspects.size() >= DOZEN || most ? suspects : Set.of();
    }

    private static boolean old(Rows.Row row, @Nullable Instant success) {
        return success != null && row.dated() != null && row.dated().isBefore(success.minus(GRACE));
    }
}

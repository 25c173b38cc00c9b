package org.broadsheet.console.edition;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.broadsheet.delivery.Tally;
import org.broadsheet.edition.Edition;
import org.jspecify.annotations.Nullable;

/** One edition that somebody watches: those who do, and what they were told last. */
final class Watched {
    /** Counting takes at most so much of the database's time. */
    private static final int SHARE = 10;

    final Edition edition;
    private final List<Viewing> viewings = new CopyOnWriteArrayList<>();
    private Instant notBefore = Instant.EPOCH;
    private @Nullable Tally last;
    private String kind;

    Watched(Edition edition, String kind) {
        this.edition = edition;
        this.kind = kind;
    }

    void add(Viewing viewing) {
        viewings.add(viewing);
    }

    boolean isAlone() {
        viewings.removeIf(Viewing::isOver);
        return viewings.isEmpty();
    }

    boolean isDue(Instant now) {
        return !now.isBefore(notBefore);
    }

    /** A large edition takes longer to count, so it is counted less often. */
    void counted(Instant start, Instant end) {
        notBefore = start.plus(Duration.between(start, end).multipliedBy(SHARE));
    }

    /** Tells everybody what is new; rendered once a language. */
    void tell(@Nullable Tally tally, Stand stand, Function<String, String> progress) {
        if (tally != null && !tally.says(last)) {
            Map<String, String> rendered = new HashMap<>();
            for (Viewing viewing : viewings)
                viewing.send("progress", rendered.computeIfAbsent(viewing.language(), progress));
            last = tally;
        }
        if (!stand.kind().equals(kind)) viewings.forEach(viewing -> viewing.send("state", stand.kind()));
        kind = stand.kind();
    }

    /** So that a browser that has gone is noticed. */
    void knock() {
        viewings.forEach(Viewing::knock);
    }

    Collection<Viewing> viewings() {
        return List.copyOf(viewings);
    }
}

package org.broadsheet.edition;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What editors change in editions before they go out: kept at once, and never overwritten by one who has not seen it. */
@Service
public class Layouts {
    private final LayoutRows rows;
    private final Composing composing;
    private final EditionRows editions;
    private final DigestLock lock;
    private final Clock clock;

    Layouts(LayoutRows rows, Composing composing, EditionRows editions, DigestLock lock, Clock clock) {
        this.rows = rows;
        this.composing = composing;
        this.editions = editions;
        this.lock = lock;
        this.clock = clock;
    }

    /** Of the digest's coming edition, which is not composed yet. */
    public Layout coming(String digest) {
        return rows.coming(digest);
    }

    public Layout of(Edition edition) {
        return rows.of(edition.digest(), edition.id());
    }

    /** What is not in that edition and could be, what came since it was composed among it. */
    public List<LeftOut> leftOut(Edition edition) {
        return composing.leftOut(edition, of(edition).wishes());
    }

    /**
     * Keeps the wishes, and makes the edition up anew where it is composed already. Empty where another change was kept
     * since {@code known}, or where the edition is frozen: then nothing is changed.
     */
    public Optional<Layout> change(Layout known, Wishes wishes, String editor, String act, String about) {
        return lock.holding(known.digest(), status -> {
            Change change = new Change(known.version() + 1, editor, clock.instant(), act, about);
            Optional<Long> row = isMeanwhileComposed(known) ? Optional.empty() : rows.save(known, wishes, change);
            boolean kept = row.isPresent() && applied(known, wishes);
            if (!kept) {
                status.setRollbackOnly();
                return Optional.empty();
            }
            rows.log(row.get(), change);
            return Optional.of(changed(known, wishes, change));
        });
    }

    private boolean isMeanwhileComposed(Layout known) {
        return known.edition() == null && rows.newest(known.digest()) != known.after();
    }

    private static Layout changed(Layout known, Wishes wishes, Change change) {
        return new Layout(
                known.digest(), known.edition(), known.after(), change.version(), wishes, change.editor(), change.at());
    }

    /** What was changed since that version, oldest first. */
    public List<Change> since(Layout known) {
        return rows.since(known);
    }

    private boolean applied(Layout known, Wishes wishes) {
        EditionId id = known.edition();
        if (id == null) return true;
        Edition edition = editions.byId(id).orElseThrow();
        return composing.remake(edition, wishes);
    }
}

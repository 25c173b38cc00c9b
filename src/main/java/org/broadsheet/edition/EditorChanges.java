package org.broadsheet.edition;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.broadsheet.edition.content.LeftOut;
import org.broadsheet.edition.override.EditorChange;
import org.broadsheet.edition.override.EditorOverrides;
import org.broadsheet.edition.override.OverrideRows;
import org.broadsheet.edition.override.SavedOverrides;
import org.springframework.stereotype.Service;

/** What editors change in editions before they go out: kept at once, and never overwritten by one who has not seen it. */
@Service
public class EditorChanges {
    private final OverrideRows rows;
    private final EditionComposer composer;
    private final EditionRows editions;
    private final DigestLock lock;
    private final Clock clock;

    EditorChanges(OverrideRows rows, EditionComposer composer, EditionRows editions, DigestLock lock, Clock clock) {
        this.rows = rows;
        this.composer = composer;
        this.editions = editions;
        this.lock = lock;
        this.clock = clock;
    }

    /** Of the digest's coming edition, which is not composed yet. */
    public SavedOverrides coming(String digest) {
        return rows.coming(digest);
    }

    public SavedOverrides of(Edition edition) {
        return rows.of(edition.digest(), edition.id());
    }

    /** What is not in that edition and could be, what came since it was composed among it. */
    public List<LeftOut> leftOut(Edition edition) {
        return composer.leftOut(edition, of(edition).overrides());
    }

    /**
     * Keeps the overrides, and makes the edition up anew where it is composed already. Empty where another change was kept
     * since {@code known}, or where the edition is frozen: then nothing is changed.
     */
    public Optional<SavedOverrides> change(
            SavedOverrides known, EditorOverrides overrides, String editor, String act, String about) {
        return lock.holding(known.digest(), status -> {
            EditorChange change = new EditorChange(known.version() + 1, editor, clock.instant(), act, about);
            Optional<Long> row = isMeanwhileComposed(known) ? Optional.empty() : rows.save(known, overrides, change);
            boolean kept = row.isPresent() && applied(known, overrides);
            if (!kept) {
                status.setRollbackOnly();
                return Optional.empty();
            }
            rows.log(row.get(), change);
            return Optional.of(changed(known, overrides, change));
        });
    }

    private boolean isMeanwhileComposed(SavedOverrides known) {
        return known.edition() == null && rows.newest(known.digest()) != known.after();
    }

    private static SavedOverrides changed(SavedOverrides known, EditorOverrides overrides, EditorChange change) {
        return new SavedOverrides(
                known.digest(),
                known.edition(),
                known.after(),
                change.version(),
                overrides,
                change.editor(),
                change.at());
    }

    /** What was changed since that version, oldest first. */
    public List<EditorChange> since(SavedOverrides known) {
        return rows.since(known);
    }

    private boolean applied(SavedOverrides known, EditorOverrides overrides) {
        EditionId id = known.edition();
        if (id == null) return true;
        Edition edition = editions.byId(id).orElseThrow();
        return composer.remake(edition, overrides);
    }
}

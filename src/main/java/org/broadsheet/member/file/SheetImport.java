package org.broadsheet.member.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One file of an import: its first row is the header, all others go to the staging table, good or bad. */
final class SheetImport implements Sheet.Reader {
    private static final long NEWS_EVERY = 100_000;
    /** Rows in which the column of addresses is looked for where the header does not name it. */
    private static final int LOOKED_AT = 100;
    /** A file of more is a mistake, or an attack on the disk. */
    private static final long MOST_ROWS = 20_000_000;

    private final String name;
    private final Checks checks;
    private final Staging staging;
    private final Consumer<String> progress;
    private final List<Kept> kept = new ArrayList<>();
    private @Nullable List<String> header;
    private @Nullable Columns columns;

    private record Kept(long line, List<String> cells) {}

    SheetImport(String name, Checks checks, Staging staging, Consumer<String> progress) {
        this.name = name;
        this.checks = checks;
        this.staging = staging;
        this.progress = progress;
    }

    /** After the last row.
     *
     * @throws UnreadableFile where the file had no line at all
     */
    Columns end() {
        if (header == null) throw new UnreadableFile(name + " is empty: its first line must name the columns");
        return decided(header);
    }

    @Override
    public void row(long line, List<String> cells) {
        if (header == null) {
            // Excel's own first line says which separator follows; ours saw it there already.
            if (!cells.get(0).toLowerCase(Locale.ROOT).startsWith("sep=")) header = List.copyOf(cells);
        } else if (columns != null) {
            member(columns, line, cells);
        } else {
            kept.add(new Kept(line, List.copyOf(cells)));
            if (kept.size() >= LOOKED_AT || Columns.nameTheAddress(header)) decided(header);
        }
    }

    /** The rows that were kept to find the column of addresses are read now. */
    private Columns decided(List<String> names) {
        if (columns != null) return columns;
        Columns known = Columns.of(names, kept.stream().map(Kept::cells).toList(), name);
        columns = known;
        kept.forEach(row -> member(known, row.line(), row.cells()));
        kept.clear();
        return known;
    }

    private void member(Columns known, long line, List<String> cells) {
        if (staging.rows() >= MOST_ROWS)
            throw new UnreadableFile(name + " has more than " + MOST_ROWS + " rows. Nothing was imported.");
        String email = known.address(cells);
        if (cells.size() != known.count())
            staging.refuse(name, line, email, cells.size() + " cells where the header has " + known.count());
        else take(known, line, email, cells);
        if (staging.rows() % NEWS_EVERY == 0) progress.accept(staging.rows() + " rows read");
    }

    private void take(Columns known, long line, String email, List<String> cells) {
        try {
            staging.take(name, line, email, checks.row(known.read(cells, name)));
        } catch (BadRow e) {
            staging.refuse(name, line, email, String.valueOf(e.getMessage()));
        }
    }
}

package org.broadsheet.member.file;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One file of an import: its first row is the header, all others go to the staging table, good or bad. */
final class SheetImport implements Sheet.Reader {
    private static final long NEWS_EVERY = 100_000;

    private final String name;
    private final Checks checks;
    private final Staging staging;
    private final Consumer<String> progress;
    private @Nullable Layout layout;
    private Map<String, Integer> places = Map.of();
    private int columns;

    SheetImport(String name, Checks checks, Staging staging, Consumer<String> progress) {
        this.name = name;
        this.checks = checks;
        this.staging = staging;
        this.progress = progress;
    }

    /** @throws UnreadableFile where the file had no line at all */
    String format() {
        if (layout == null) throw new UnreadableFile(name + " is empty: its first line must name the columns");
        return layout.title();
    }

    @Override
    public void row(long line, List<String> cells) {
        if (layout == null) {
            // Excel's own first line says which separator follows; ours saw it there already.
            if (!cells.get(0).toLowerCase(Locale.ROOT).startsWith("sep=")) header(cells);
            return;
        }
        member(layout, line, cells);
    }

    private void header(List<String> names) {
        places = Cells.places(names);
        columns = names.size();
        layout = Layout.of(places, name);
    }

    private void member(Layout known, long line, List<String> cells) {
        if (cells.size() != columns) {
            staging.refuse(name, line, address(cells), cells.size() + " cells where the header has " + columns);
        } else {
            take(known, line, Cells.of(places, cells));
        }
        if (staging.rows() % NEWS_EVERY == 0) progress.accept(staging.rows() + " rows read");
    }

    /** Where the header has it, as far as the row goes. */
    private String address(List<String> cells) {
        return Layout.ADDRESS.stream()
                .map(places::get)
                .filter(place -> place != null && place < cells.size())
                .map(cells::get)
                .findFirst()
                .orElse("");
    }

    private void take(Layout known, long line, Cells cells) {
        String email = cells.get(Layout.ADDRESS.toArray(String[]::new));
        try {
            staging.take(name, line, email, checks.row(known.read(cells, name)));
        } catch (BadRow e) {
            staging.refuse(name, line, email, String.valueOf(e.getMessage()));
        }
    }
}

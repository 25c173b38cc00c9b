package org.broadsheet.member.file;

import java.util.regex.Pattern;

/** The apostrophe that keeps a spreadsheet from running {@code =1+1} as a formula: put before on the way out, taken off on the way in. */
final class Formulas {
    private static final Pattern GUARDED = Pattern.compile("'+[=+\\-@\\t\\r].*", Pattern.DOTALL);

    /** The same for PostgreSQL: the column goes where {@code %1$s} stands. */
    static final String GUARD = "case when %1$s ~ '^''*[=+@\\t\\r-]' then '''' || %1$s else %1$s end";

    private Formulas() {}

    static String strip(String cell) {
        return GUARDED.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}

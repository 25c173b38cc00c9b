package org.broadsheet.member.file;

import java.time.Duration;
import java.util.List;

/**
 * What became of a file's rows: {@code rows = added + updated + unchanged + suppressed + rejected}.
 *
 * @param format whose file it was; several where an archive held several
 * @param notUnderstood names of columns whose meaning is not known: what they hold was not taken
 * @param suppressed rows of people who left, bounced, complained or were erased here, and stay so
 */
public record ImportReport(
        String format,
        boolean dryRun,
        long rows,
        long added,
        long updated,
        long unchanged,
        long suppressed,
        long rejected,
        List<String> notUnderstood,
        Duration took) {

    /**
     * A row that changed nothing although it should have.
     *
     * @param line where it begins in its file, counted from 1, the header and lines within cells included
     * @param email the cell as it stood there, as one clean line
     * @param outcome {@code rejected} or {@code suppressed}
     */
    public record NotTaken(String file, long line, String email, String outcome, String reason) {}
}

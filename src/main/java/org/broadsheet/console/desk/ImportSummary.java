package org.broadsheet.console.desk;

import java.util.List;
import org.broadsheet.member.file.ImportReport;
import org.broadsheet.member.file.ImportReport.NotTaken;
import org.broadsheet.platform.TextCleaner;

/**
 * What became, or would become, of a file's rows.
 *
 * @param refused the first rows that were not taken
 */
public record ImportSummary(
        String format,
        long rows,
        long added,
        long updated,
        long unchanged,
        long suppressed,
        long rejected,
        List<Refused> refused) {
    public ImportSummary {
        refused = refused == null ? List.of() : List.copyOf(refused);
    }

    /** A row that was not taken, as a page may show it. */
    public record Refused(long line, String email, String outcome, String reason) {
        static Refused of(NotTaken row) {
            return new Refused(
                    row.line(), TextCleaner.line(row.email(), 80), row.outcome(), TextCleaner.line(row.reason(), 160));
        }
    }

    static ImportSummary of(ImportReport report, List<Refused> refused) {
        return new ImportSummary(
                report.format(),
                report.rows(),
                report.added(),
                report.updated(),
                report.unchanged(),
                report.suppressed(),
                report.rejected(),
                refused);
    }

    /** For the audit log. */
    String line() {
        return "%s, %d rows: %d new, %d updated, %d unchanged, %d suppressed, %d rejected"
                .formatted(format, rows, added, updated, unchanged, suppressed, rejected);
    }
}

package org.broadsheet.console.desk;

import org.broadsheet.member.file.ImportReport;

/** What became, or would become, of a file's rows. */
public record ImportSummary(
        String format, long rows, long added, long updated, long unchanged, long suppressed, long rejected) {
    static ImportSummary of(ImportReport report) {
        return new ImportSummary(
                report.format(),
                report.rows(),
                report.added(),
                report.updated(),
                report.unchanged(),
                report.suppressed(),
                report.rejected());
    }
}

package org.broadsheet.member.file;

import java.io.PrintStream;
import java.nio.file.Path;
import org.broadsheet.member.file.ImportReport.NotTaken;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** An import's report, written while it is made: it may be as long as the file. */
interface ImportOutput extends AutoCloseable {
    void row(NotTaken row);

    void end(Path file, ImportReport report);

    @Override
    default void close() {}

    /** For people. */
    final class Words implements ImportOutput {
        private final PrintStream out;

        Words(PrintStream out) {
            this.out = out;
        }

        @Override
        public void row(NotTaken row) {
            out.println(row.file() + ", line " + row.line() + ": " + row.outcome() + ": " + row.email()
                    + (row.email().isEmpty() ? "" : ": ") + row.reason());
        }

        @Override
        public void end(Path file, ImportReport report) {
            out.printf(
                    "%s (%s): %,d rows: %,d new, %,d updated, %,d unchanged, %,d suppressed, %,d rejected; %.1f s%n",
                    file,
                    report.format(),
                    report.rows(),
                    report.added(),
                    report.updated(),
                    report.unchanged(),
                    report.suppressed(),
                    report.rejected(),
                    report.took().toMillis() / 1000.0);
            if (!report.notUnderstood().isEmpty())
                out.println("Columns that were not understood: " + String.join(", ", report.notUnderstood()));
            if (report.dryRun()) out.println("This was a dry run: nothing was changed.");
        }
    }

    /** For programs: begun with the first row, so that a file that cannot be taken prints nothing. */
    final class Json implements ImportOutput {
        private final PrintStream out;
        private @Nullable JsonGenerator json;

        Json(PrintStream out) {
            this.out = out;
        }

        private JsonGenerator json() {
            if (json == null) {
                json = JsonMapper.builder()
                        .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                        .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
                        .build()
                        .createGenerator(out);
                json.writeStartObject().writeName("notTaken").writeStartArray();
            }
            return json;
        }

        @Override
        public void row(NotTaken row) {
            json().writePOJO(row);
        }

        @Override
        public void end(Path file, ImportReport report) {
            json().writeEndArray()
                    .writePOJOProperty("notUnderstood", report.notUnderstood())
                    .writeStringProperty("file", file.toString())
                    .writeStringProperty("format", report.format())
                    .writeBooleanProperty("dryRun", report.dryRun())
                    .writeNumberProperty("rows", report.rows())
                    .writeNumberProperty("new", report.added())
                    .writeNumberProperty("updated", report.updated())
                    .writeNumberProperty("unchanged", report.unchanged())
                    .writeNumberProperty("suppressed", report.suppressed())
                    .writeNumberProperty("rejected", report.rejected())
                    .writeNumberProperty("seconds", report.took().toMillis() / 1000.0)
                    .writeEndObject();
            json().flush();
            out.println();
        }

        @Override
        public void close() {
            if (json != null) json.close();
        }
    }
}

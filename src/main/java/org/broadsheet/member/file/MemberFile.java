package org.broadsheet.member.file;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/** {@code members import} and {@code members export}, as the command line offers them. */
@Service
public class MemberFile {
    private static final int DONE = 0;
    private static final int FAULT = 1;
    private static final int WRONG_FILE = 2;
    private static final int SOME_REJECTED = 3;

    private final MemberImport imports;
    private final MemberExport exports;

    MemberFile(MemberImport imports, MemberExport exports) {
        this.imports = imports;
        this.exports = exports;
    }

    /**
     * Imports a CSV file or a ZIP archive of them. With {@code json} {@code out} gets one document: {@code notTaken},
     * an object for every row that was rejected or is suppressed, then the counts. People read {@code err}.
     *
     * @return the exit code: 0 done, 2 the file cannot be taken, 3 some rows were rejected
     */
    public int importFile(Path file, boolean dryRun, boolean json, PrintStream out, PrintStream err) {
        try (ImportOutput output = json ? new ImportOutput.Json(out) : new ImportOutput.Words(err)) {
            ImportReport report = imports.read(file, dryRun, output::row, err::println);
            output.end(file, report);
            return report.rejected() == 0 ? DONE : SOME_REJECTED;
        } catch (UnreadableFile e) {
            err.println(e.getMessage());
            return WRONG_FILE;
        }
    }

    /**
     * The same for a page.
     *
     * @param notTaken is given every row that was rejected or is suppressed
     * @throws UnreadableFile where nothing of the file can be taken
     */
    public ImportReport importFile(Path file, boolean dryRun, Consumer<NotTaken> notTaken) {
        return imports.read(file, dryRun, notTaken, progress -> {});
    }

    /** @return the exit code: 0 done, 1 the file cannot be written */
    public int exportFile(Path file, ExportFormat format, PrintStream err) {
        try {
            exports.write(file, format)
                    .forEach(sheet -> err.println(sheet.members() + " members written to " + sheet.file()));
            return DONE;
        } catch (UncheckedIOException e) {
            err.println(e.getMessage());
            return FAULT;
        }
    }
}

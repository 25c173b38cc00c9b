package org.broadsheet.console.edition;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A list of deliveries as CSV (RFC 4180). No cell is a formula to a spreadsheet: a relay may write what it likes. */
final class ReceiptFile implements Closeable {
    private static final Pattern FORMULA = Pattern.compile("\\s*[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private final CsvWriter csv;

    ReceiptFile(Writer out) {
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
        csv.writeRecord("member", "address", "state", "attempts", "code", "status", "reply", "at", "next_attempt");
    }

    void line(Veil.Line line) {
        csv.writeRecord(
                Long.toString(line.member()),
                safe(line.address()),
                line.state(),
                Integer.toString(line.attempts()),
                text(line.code()),
                safe(text(line.status())),
                safe(line.reply()),
                line.at().toString(),
                text(line.nextAttempt()));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String safe(String cell) {
        return FORMULA.matcher(cell).matches() ? "'" + cell : cell;
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}

package org.broadsheet.member.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.broadsheet.member.file.MemberFile.UnreadableFile;
import org.jspecify.annotations.Nullable;

/** One CSV file in UTF-8, or in UTF-16 that says so: comma, semicolon or tab, any line ends, cells of many lines. */
final class Sheet {
    private static final int LONGEST_HEADER = 1 << 16;
    private static final int LONGEST_CELL = 1 << 20;

    private Sheet() {}

    /** Called for every row, the header first. */
    interface Rows {
        void row(long line, List<String> cells);
    }

    /** @throws UnreadableFile where it is no Unicode text, or a quotation mark is never closed */
    static void read(String name, InputStream in, Rows rows) {
        long line = 1;
        try {
            Lines text = text(in);
            boolean manyLines = false;
            try (CsvReader<CsvRecord> csv = csv(text)) {
                for (CsvRecord row : csv) {
                    line = row.getStartingLineNumber();
                    rows.row(line, row.getFields());
                    manyLines = row.getField(row.getFieldCount() - 1).indexOf('\n') >= 0;
                }
            }
            // To the parser the end of the file closes a cell as well.
            if (manyLines && text.last != '"') throw neverClosed(name, line, null);
        } catch (CsvParseException e) {
            if (e.getCause() instanceof UnreadableFile tooLarge) throw tooLarge;
            throw e.getCause() instanceof CharacterCodingException
                    ? notUnicode(name, line, e)
                    : neverClosed(name, line, e);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) throw notUnicode(name, line, e);
            throw e;
        } catch (CharacterCodingException e) {
            throw notUnicode(name, line, e);
        } catch (IOException e) {
            throw new UnreadableFile(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Text whose line ends are line feeds: FastCSV 4.1 loses a quoted cell with a carriage return in it, and with it the
     * border to the next row. Remembers the last character that is no white space.
     */
    private static final class Lines extends BufferedReader {
        private int last;
        private boolean afterReturn;

        Lines(Reader in) {
            super(in);
        }

        @Override
        public int read(char[] to, int from, int length) throws IOException {
            int got = super.read(to, from, length);
            int end = from;
            for (int i = from; i < from + got; i++) {
                boolean second = afterReturn && to[i] == '\n';
                afterReturn = to[i] == '\r';
                if (!second) to[end++] = afterReturn ? '\n' : to[i];
                if (!Character.isWhitespace(to[i])) last = to[i];
            }
            return got > 0 && end == from ? read(to, from, length) : Math.min(got, end - from);
        }
    }

    private static Lines text(InputStream in) throws IOException {
        // Not a replacement character for what is wrong: half the names would silently become question marks.
        BufferedInputStream octets = new BufferedInputStream(in);
        Lines text = new Lines(new InputStreamReader(
                octets,
                charset(octets)
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        text.mark(1);
        if (text.read() != '\ufeff') text.reset();
        return text;
    }

    /** UTF-8; or UTF-16, which spreadsheets call Unicode text: by its mark, or by the zero octet of the first letter. */
    private static Charset charset(BufferedInputStream in) throws IOException {
        in.mark(2);
        byte[] first = Arrays.copyOf(in.readNBytes(2), 2);
        in.reset();
        int mark = (first[0] & 0xff) << 8 | first[1] & 0xff;
        if (mark == 0xfffe || first[1] == 0 && first[0] != 0) return StandardCharsets.UTF_16LE;
        return mark == 0xfeff || first[0] == 0 && first[1] != 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    private static CsvReader<CsvRecord> csv(BufferedReader text) throws IOException {
        return CsvReader.builder()
                .fieldSeparator(separator(text))
                .maxBufferSize(LONGEST_CELL)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .ofCsvRecord(text);
    }

    /** The one that the header has most of, outside quotation marks. */
    private static char separator(BufferedReader text) throws IOException {
        text.mark(LONGEST_HEADER);
        int[] seen = new int[3];
        boolean quoted = false;
        for (int i = 0, c; i < LONGEST_HEADER && (c = text.read()) >= 0; i++) {
            if (c == '"') quoted = !quoted;
            if (!quoted && (c == '\n' || c == '\r')) break;
            int kind = ",;\t".indexOf(c);
            if (!quoted && kind >= 0) seen[kind]++;
        }
        text.reset();
        if (seen[1] > seen[0] && seen[1] >= seen[2]) return ';';
        return seen[2] > seen[0] ? '\t' : ',';
    }

    private static UnreadableFile notUnicode(String name, long line, Exception cause) {
        return new UnreadableFile(
                name + " is not UTF-8 text (the first wrong octet is at or after line " + line
                        + "): save it as UTF-8, in a spreadsheet as 'CSV UTF-8', and import it again. Nothing was imported.",
                cause);
    }

    private static UnreadableFile neverClosed(String name, long line, @Nullable Exception cause) {
        return new UnreadableFile(
                name + ": a row at or after line " + line + " has too many columns, or a cell of very many lines: is a"
                        + " quotation mark not closed there? Nothing was imported.",
                cause);
    }
}

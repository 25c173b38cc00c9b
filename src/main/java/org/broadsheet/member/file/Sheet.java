package org.broadsheet.member.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** One CSV file in UTF-8, or in UTF-16 that says so: comma, semicolon or tab, any line ends, cells of many lines. */
final class Sheet {
    private static final int LONGEST_HEADER = 1 << 16;
    private static final int LONGEST_CELL = 1 << 20;

    private final String name;

    Sheet(String name) {
        this.name = name;
    }

    /** Called for every row, the header first. */
    interface Reader {
        void row(long line, List<String> cells);
    }

    /** @throws UnreadableFile where it is no UTF-8, or a quotation mark is never closed */
    void read(InputStream in, Reader rows) {
        long line = 1;
        try (CsvReader<CsvRecord> csv = csv(text(in))) {
            for (CsvRecord row : csv) {
                line = row.getStartingLineNumber();
                rows.row(line, row.getFields());
            }
        } catch (CsvParseException e) {
            if (e.getCause() instanceof UnreadableFile tooLarge) throw tooLarge;
            throw e.getCause() instanceof CharacterCodingException ? notUtf8(line, e) : neverClosed(line, e);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) throw notUtf8(line, e);
            throw e;
        } catch (CharacterCodingException e) {
            throw notUtf8(line, e);
        } catch (IOException e) {
            throw new UnreadableFile(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static BufferedReader text(InputStream in) throws IOException {
        // Not a replacement character for what is wrong: half the names would silently become question marks.
        BufferedInputStream octets = new BufferedInputStream(in);
        BufferedReader text = new BufferedReader(new InputStreamReader(
                octets,
                charset(octets)
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        text.mark(1);
        if (text.read() != '\ufeff') text.reset();
        return text;
    }

    /** UTF-8; or UTF-16, which spreadsheets call Unicode text and mark by its first two octets. */
    private static Charset charset(BufferedInputStream in) throws IOException {
        in.mark(2);
        byte[] first = in.readNBytes(2);
        in.reset();
        if (Arrays.equals(first, new byte[] {(byte) 0xff, (byte) 0xfe})) return StandardCharsets.UTF_16LE;
        boolean big = Arrays.equals(first, new byte[] {(byte) 0xfe, (byte) 0xff});
        return big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
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

    private UnreadableFile notUtf8(long line, Exception cause) {
        return new UnreadableFile(
                name + " is not UTF-8 text (the first wrong octet is at or after line " + line
                        + "): save it as UTF-8, in a spreadsheet as 'CSV UTF-8', and import it again. Nothing was imported.",
                cause);
    }

    private UnreadableFile neverClosed(long line, Exception cause) {
        return new UnreadableFile(
                name + ": a cell after line " + line + " is longer than a million characters; is a quotation mark"
                        + " not closed there? Nothing was imported.",
                cause);
    }
}

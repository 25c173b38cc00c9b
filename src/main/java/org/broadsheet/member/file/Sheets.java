package org.broadsheet.member.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The CSV files behind a path: itself, or all in it where it is a ZIP archive. */
final class Sheets {
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private Sheets() {}

    /** What to do with one file; it is closed afterwards. */
    interface Reader {
        void read(String name, InputStream in);
    }

    /** @throws UnreadableFile where there is nothing to read */
    static void each(Path path, Reader reader) {
        try {
            if (isZip(path)) zipped(path, reader);
            else plain(path, reader);
        } catch (NoSuchFileException e) {
            throw new UnreadableFile(path + " does not exist", e);
        } catch (ZipException e) {
            throw new UnreadableFile(path + " is a damaged ZIP archive: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UnreadableFile(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean isZip(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return Arrays.equals(in.readNBytes(ZIP.length), ZIP);
        }
    }

    private static void plain(Path path, Reader reader) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            reader.read(String.valueOf(path.getFileName()), in);
        }
    }

    private static void zipped(Path path, Reader reader) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            List<? extends ZipEntry> sheets = zip.stream()
                    .filter(Sheets::isSheet)
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            if (sheets.isEmpty()) throw new UnreadableFile(path + " has no CSV file in it");
            for (ZipEntry sheet : sheets) {
                try (InputStream in = zip.getInputStream(sheet)) {
                    reader.read(sheet.getName(), in);
                }
            }
        }
    }

    private static boolean isSheet(ZipEntry entry) {
        String name = entry.getName();
        String own = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        // Archives made on a Mac carry a shadow of each file, named ._file.
        return own.endsWith(".csv") && !own.startsWith(".");
    }
}

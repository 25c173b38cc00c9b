package org.broadsheet.member.file;

import java.io.FilterInputStream;
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
import org.broadsheet.member.file.MemberFile.UnreadableFile;
import org.broadsheet.platform.TextCleaner;

/** The CSV files behind a path: itself, or all in it where it is a ZIP archive. */
final class Sheets {
    private static final int MOST_SHEETS = 1000;
    private static final long MOST_INFLATED = 4L << 30;
    /** Lists of members pack to a third or a tenth; a hundredth is no list of members. */
    private static final long MOST_RATIO = 100;

    private static final long FREE = 1 << 20;
    private static final int LONGEST_NAME = 200;
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
            reader.read(named(String.valueOf(path.getFileName())), in);
        }
    }

    private static void zipped(Path path, Reader reader) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            List<? extends ZipEntry> sheets = zip.stream()
                    .filter(Sheets::isSheet)
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            if (sheets.isEmpty()) throw new UnreadableFile(path + " has no CSV file in it");
            if (sheets.size() > MOST_SHEETS)
                throw new UnreadableFile(path + " has more than " + MOST_SHEETS + " files");
            long left = MOST_INFLATED;
            for (ZipEntry sheet : sheets) {
                long most = Math.min(left, FREE + MOST_RATIO * Math.max(0, sheet.getCompressedSize()));
                String name = named(sheet.getName());
                try (Bounded in = new Bounded(zip.getInputStream(sheet), name, most)) {
                    reader.read(name, in);
                    left -= in.read;
                }
            }
        }
    }

    /** Counts what comes out of the archive while it is read: what its directory says of sizes may be a lie. */
    private static final class Bounded extends FilterInputStream {
        private final String name;
        private final long most;
        private long read;

        Bounded(InputStream in, String name, long most) {
            super(in);
            this.name = name;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            int got = super.read(to, from, length);
            read += Math.max(got, 0);
            if (read > most)
                throw new UnreadableFile(name + " in the archive is larger than an export can be (over " + most
                        + " octets unpacked). Nothing was imported.");
            return got;
        }
    }

    /** Whoever made an archive named the files in it: the report and the log show these names. */
    private static String named(String file) {
        return TextCleaner.line(file, LONGEST_NAME);
    }

    private static boolean isSheet(ZipEntry entry) {
        String name = entry.getName();
        String own = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        // Archives made on a Mac carry a shadow of each file, named ._file.
        return own.endsWith(".csv") && !own.startsWith(".");
    }
}

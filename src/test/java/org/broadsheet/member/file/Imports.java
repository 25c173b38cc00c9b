package org.broadsheet.member.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.broadsheet.member.Room;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Files, imported into a room of their own. */
final class Imports {
    final Room room = new Room();
    final List<String> notTaken = new ArrayList<>();
    private final MemberImport imports = new MemberImport(
            room.database,
            new JdbcTransactionManager(room.database),
            room.keys,
            Room.digests("daily", "weekly"),
            room.clock);
    final MemberFile file = new MemberFile(imports, room.database);
    private final Path folder;

    Imports(Path folder) {
        this.folder = folder;
    }

    ImportReport csv(String content) {
        return csv("members.csv", content);
    }

    ImportReport csv(String name, String content) {
        return bytes(name, content.getBytes(StandardCharsets.UTF_8));
    }

    ImportReport bytes(String name, byte[] content) {
        return read(store(name, content), false);
    }

    ImportReport zip(Map<String, String> sheets) {
        return read(store("export.zip", zipped(sheets)), false);
    }

    ImportReport read(Path path, boolean dryRun) {
        notTaken.clear();
        return imports.read(
                path,
                dryRun,
                row -> notTaken.add(row.file() + ":" + row.line() + " " + row.outcome() + " " + row.reason()),
                news -> {});
    }

    Path store(String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Address and status of every member. */
    Map<String, String> statuses() {
        return room.pairs("select address, status from member");
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static PrintStream into(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    static byte[] zipped(Map<String, String> sheets) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (var sheet : sheets.entrySet()) {
                zip.putNextEntry(new ZipEntry(sheet.getKey()));
                zip.write(sheet.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}

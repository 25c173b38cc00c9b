package org.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A room's SQL names its own tables and other rooms' views only. A migration V2__feed.sql belongs to the module feed. */
class TableRoomsTests {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Path SOURCES = Path.of("src/main/java/org/broadsheet");
    private static final Pattern TABLE = Pattern.compile("(?i)create table (?:if not exists )?(\\w+)");
    private static final Pattern ROOM = Pattern.compile("V[0-9_]+__([a-z]+).*\\.sql");
    private static final Pattern USE = Pattern.compile("(?i)\\b(?:from|join|into|update|table)\\s+(\\w+)");
    private static final Pattern LITERAL =
            Pattern.compile("\"\"\".*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"", Pattern.DOTALL);

    @Test
    void sqlStaysInItsRoom() {
        Map<String, String> rooms = tables();
        List<String> trespasses = new ArrayList<>();

        files(SOURCES, ".java").forEach(source -> {
            String room = SOURCES.relativize(source).getName(0).toString();
            LITERAL.matcher(read(source)).results().forEach(literal -> USE.matcher(literal.group())
                    .results()
                    .map(use -> use.group(1).toLowerCase())
                    .filter(table -> !rooms.getOrDefault(table, room).equals(room))
                    .forEach(table -> trespasses.add(source + " names " + table + " of " + rooms.get(table))));
        });

        assertThat(rooms).isNotEmpty();
        assertThat(trespasses).isEmpty();
    }

    private static Map<String, String> tables() {
        Map<String, String> rooms = new HashMap<>();
        files(MIGRATIONS, ".sql").forEach(file -> {
            var room = ROOM.matcher(file.getFileName().toString());
            assertThat(room.matches()).as("%s names its room", file).isTrue();
            TABLE.matcher(read(file))
                    .results()
                    .forEach(t -> rooms.put(t.group(1).toLowerCase(), room.group(1)));
        });
        return rooms;
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(f -> f.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

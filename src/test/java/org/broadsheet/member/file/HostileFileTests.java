package org.broadsheet.member.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.broadsheet.member.file.MemberFile.UnreadableFile;
import org.broadsheet.platform.TextCleaner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that no export makes. */
@Timeout(30)
class HostileFileTests {
    @TempDir
    static Path folder;

    private static Imports imports;

    @BeforeAll
    static void open() {
        imports = new Imports(folder);
    }

    @BeforeEach
    void empty() {
        imports.room.jdbc.sql("delete from member").update();
    }

    static Stream<String> cells() {
        return Stream.of(
                "\u001b[2Jx",
                "a\nmembers.csv, line 9: rejected",
                "a\rb",
                "\u202egnp.exe",
                "x".repeat(900_000),
                "a;".repeat(100_000),
                "aa-".repeat(200_000) + "aa",
                "e" + "\u0301\u0316".repeat(200_000),
                "\u0000",
                "\ud83d",
                "<".repeat(100_000),
                "'".repeat(100_000) + "=",
                "daily;".repeat(100_000),
                "=cmd|' /C calc'!A0",
                "{\"broadsheet\":\"" + "broadsheet: status=".repeat(20_000),
                "$".repeat(50_000) + "{7*7}",
                "\\N",
                "\\.",
                "2024-13-45",
                "+999999999-12-31",
                "2024-01-01 00:00 +99:99",
                "0000-00-00",
                "9".repeat(100_000));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void cellOfAnyContentCostsOneRowAtMostAndNoTime(String cell) {
        List<String> columns =
                List.of("email", "name", "status", "digests", "zone", "language", "format", "joined", "note");
        String quoted = '"' + cell.replace("\"", "\"\"") + '"';
        StringBuilder file = new StringBuilder(String.join(",", columns)).append('\n');
        for (int hostile = 0; hostile < columns.size(); hostile++) {
            file.append(hostile == 0 ? quoted : "a" + hostile + "@example.org");
            for (int i = 1; i < columns.size(); i++) file.append(',').append(i == hostile ? quoted : "");
            file.append('\n');
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Path path = imports.store("members.csv", file.toString().getBytes(StandardCharsets.UTF_8));
        long start = System.nanoTime();

        imports.file.importFile(path, true, false, Imports.into(out), Imports.into(out));

        String said = out.toString(StandardCharsets.UTF_8);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(said).contains(" 9 rows").hasSizeLessThan(10_000);
        assertThat(said.lines()).noneMatch(TextCleaner::hasUnsafe).hasSizeLessThan(3 + 9 + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\rb", "a\r\nb", "\ra", "a\r", "a\r\r\nb", "\r", "a\n\rb"})
    void lineEndOfAnyKindWithinACellMergesNoRows(String name) {
        imports.csv(
                "email,name\r\na@example.org,\"" + name + "\"\r\nb@example.org,Bob\r\nc@example.org,\"" + name + "\"");

        assertThat(imports.statuses()).containsOnlyKeys("a@example.org", "b@example.org", "c@example.org");
    }

    @Test
    void headerOfAHundredThousandColumnsIsRefusedInWords() {
        String header =
                "email," + IntStream.range(0, 100_000).mapToObj(n -> "c" + n).collect(Collectors.joining(","));

        assertThatThrownBy(() -> imports.csv(header + "\na@example.org\n"))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("columns")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1000));
    }

    @Test
    void unknownColumnsAreNamedShortly() {
        String header = "email,"
                + IntStream.range(0, 500)
                        .mapToObj(n -> "\u001b[31m" + "c".repeat(3000) + n)
                        .collect(Collectors.joining(","));

        var report = imports.csv(header + "\na@example.org" + ",".repeat(500) + "\n");

        assertThat(String.join(", ", report.notUnderstood()))
                .hasSizeLessThan(10_000)
                .doesNotContain("\u001b");
    }

    @Test
    void headerWithoutAddressesIsQuotedShortly() {
        String header = IntStream.range(0, 12)
                .mapToObj(n -> "\u001b" + "c".repeat(5000) + n)
                .collect(Collectors.joining(","));

        assertThatThrownBy(() -> imports.csv(header + "\nx" + ",".repeat(11) + "\n"))
                .isInstanceOf(UnreadableFile.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(2000).doesNotContain("\u001b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email,name\na@example.org,\"Anna\nb@example.org,Bob\nc@example.org,Cid\n",
                "email,name\na@example.org,A\n\"b@example.org,B\nc@example.org,C"
            })
    void quotationMarkNeverClosedLosesNoRowsInSilence(String file) {
        assertThatThrownBy(() -> imports.csv(file))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("quotation mark");
        assertThat(imports.statuses()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "x-UTF-16LE-BOM"})
    void unicodeInWhateverFormIsRead(String charset) {
        var report =
                imports.bytes("list.csv", "email,name\nanna@example.org,Анна\n".getBytes(Charset.forName(charset)));

        assertThat(report.added()).isEqualTo(1);
        assertThat(imports.room.value("select name from member")).isEqualTo("Анна");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\u0000b@example.org", "a\u0001b@example.org", "a\u0000@example.org", "ab@exam\u0000ple.org"})
    void controlCharacterInAnAddressMakesNoOtherAddress(String address) {
        imports.csv("email\n" + address + "\n");

        assertThat(imports.statuses()).isEmpty();
    }

    @Test
    void namesOfFilesForgeNoLineOfTheReport() {
        String name = "a\u001b[2J\nmembers.csv, line 1: rejected: victim.csv";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Path zip = imports.store("export.zip", Imports.zipped(Map.of(name, "email\nnobody\n")));

        imports.file.importFile(zip, true, false, Imports.into(out), Imports.into(out));

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .noneMatch(TextCleaner::hasUnsafe)
                .hasSizeLessThan(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1", "＋1", "－1", "＠SUM(A1)", "|calc", "%0A=1"})
    void noExportHasAFormulaInItsCells(String formula) throws IOException {
        imports.room
                .jdbc
                .sql(
                        "insert into member (address, address_key, name, status, joined, consented) values ('=cmd|a!b@x.example', '=cmd|a!b@x.example', :name, 'active', now(), now())")
                .param("name", formula)
                .update();

        for (FileFormat format : FileFormat.values()) {
            Path file = folder.resolve("out-" + format + ".csv");
            imports.file.exportFile(file, format, Imports.into(new ByteArrayOutputStream()));
            try (Stream<Path> files = java.nio.file.Files.list(folder)) {
                for (Path one : files.filter(p -> p.getFileName().toString().startsWith("out-"))
                        .toList())
                    assertThat(Imports.text(one))
                            .as(one.toString())
                            .doesNotContainPattern("(?m)(^|,)\"?[=+@\\t＝＋－＠-](?!\\d{4})");
            }
        }
    }
}

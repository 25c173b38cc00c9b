package org.broadsheet.member.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;
import org.broadsheet.member.file.MemberFile.UnreadableFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnFormatTests {
    @TempDir
    private Path folder;

    private Imports imports;

    @BeforeEach
    void open() {
        imports = new Imports(folder);
    }

    @Test
    void everyColumnIsTaken() {
        ImportReport report = imports.csv("""
                email,name,status,digests,zone,language,format,joined
                Olena@Example.ORG,Олена Пчілка,active,weekly,Europe/Kyiv,uk,brief,2024-09-25T10:11:12Z
                """);

        assertThat(report.added()).isOne();
        assertThat(imports.room.value(
                        "select m::text from (select address, name, status, zone, language, format, joined, "
                                + "consented from member) m"))
                .isEqualTo("(Olena@example.org,\"Олена Пчілка\",active,Europe/Kyiv,uk,brief,"
                        + "\"2024-09-25 10:11:12+00\",\"2024-09-25 10:11:12+00\")");
        assertThat(imports.room.pairs("select digest, address from mailable_member"))
                .isEqualTo(Map.of("weekly", "Olena@example.org"));
        assertThat(imports.room.value("select act || ' ' || how || ' ' || page from consent"))
                .isEqualTo("given import members.csv, line 2");
    }

    @Test
    void addressAloneIsEnoughForAllDigests() {
        imports.csv("Email\nolena@example.org\n");

        assertThat(imports.room.members.mailableByDigest()).isEqualTo(Map.of("daily", 1L, "weekly", 1L));
    }

    @Test
    void byteOrderMarkSemicolonsAndCellsOfManyLinesAreRead() {
        ImportReport report = imports.csv(
                "\ufeffemail;name;digests\r\nolena@example.org;\"Олена\r\nПчілка\";\"daily;weekly\"\r\n\r\nnot an address;;\r\n");

        assertThat(report.added()).isOne();
        assertThat(imports.room.value("select name from member")).isEqualTo("Олена Пчілка");
        assertThat(imports.notTaken).singleElement().asString().startsWith("members.csv:5 rejected not an address");
    }

    @Test
    void lineByWhichExcelNamesTheSeparatorIsNoHeader() {
        imports.csv("sep=;\r\nEMAIL;Name\r\n\r\na+news@example.org;\"Anna; A.\"\r\n");

        assertThat(imports.room.value("select address || ' ' || name from member"))
                .isEqualTo("a+news@example.org Anna; A.");
    }

    @ParameterizedTest
    @CsvSource({
        "unsubscribed.csv,unsubscribed",
        "blocklist-2026.csv,unsubscribed",
        "cleaned.csv,bounced",
        "complaints.csv,complained",
        "members.csv,active"
    })
    void plainListIsWhatItsNameSays(String name, String status) {
        imports.csv(name, "email\na@example.org\n");

        assertThat(imports.statuses()).isEqualTo(Map.of("a@example.org", status));
    }

    @Test
    void idnDomainIsStoredAsTheEnvelopeNeedsIt() {
        imports.csv("email\nолена@Їжак.укр\n");

        assertThat(imports.statuses()).containsOnlyKeys("олена@xn--80a1afyg.xn--j1amh".replace("xn--80a1afyg", ace()));
    }

    private static String ace() {
        return org.broadsheet.mail.Address.parse("a@їжак.укр").domain().split("\\.")[0];
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nobody,,,,,,,|not an address",
                ",,,,,,,|no address",
                "a@example.org,,gone,,,,,|unknown status 'gone'",
                "a@example.org,,,daily;hourly,,,,|unknown digest 'hourly': daily, weekly",
                "a@example.org,,,,Mars/Base,,,|unknown zone 'Mars/Base'",
                "a@example.org,,,,,ukrainian!,,|unknown language 'ukrainian!'",
                "a@example.org,,,,,,pdf,|unknown format 'pdf'",
                "a@example.org,,,,,,,yesterday|not a time: 'yesterday'",
                "a@example.org,,,|4 cells where the header has 8",
                "a@example.org,,,,,,,,,|10 cells where the header has 8",
                "good@example.org,,,,,,,|the same address as in line 2",
                "GOOD@EXAMPLE.org,,,,,,,|the same address as in line 2"
            })
    void badRowIsReportedWithItsLineAndTheGoodOnesAreKept(String row, String reason) {
        ImportReport report = imports.csv("email,name,status,digests,zone,language,format,joined\n"
                + "good@example.org,\"two\nlines\",,,,,,\n" + row + "\nfine@example.org,,,,,,,\n");

        assertThat(report.rows()).isEqualTo(3);
        assertThat(report.added()).isEqualTo(2);
        assertThat(report.rejected()).isOne();
        assertThat(imports.notTaken).singleElement().asString().startsWith("members.csv:4 rejected " + reason);
        assertThat(imports.statuses()).containsOnlyKeys("good@example.org", "fine@example.org");
    }

    @Test
    void stopWinsAmongRowsOfOneAddress() {
        ImportReport report = imports.csv("email,status\na@example.org,active\nA@example.org,unsubscribed\n");

        assertThat(imports.statuses().values()).containsExactly("unsubscribed");
        assertThat(imports.notTaken).containsExactly("members.csv:2 rejected the same address as in line 3");
        assertThat(report.rejected()).isOne();
    }

    @Test
    void otherCharsetIsRefusedWholeAndClearly() {
        byte[] cyrillic =
                "email,name\na@example.org,Anna\nb@example.org,Олена\n".getBytes(Charset.forName("windows-1251"));

        assertThatExceptionOfType(UnreadableFile.class)
                .isThrownBy(() -> imports.bytes("m.csv", cyrillic))
                .withMessageContaining("m.csv is not UTF-8");
        assertThat(imports.statuses()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void unicodeTextOfASpreadsheetIsRead(String charset) {
        imports.bytes("u.txt", "\ufeffemail\tname\r\na@example.org\tОлена\r\n".getBytes(Charset.forName(charset)));

        assertThat(imports.room.value("select address || name from member")).isEqualTo("a@example.orgОлена");
    }

    @Test
    void windows1251FarBehindGoodRowsStillImportsNothing() {
        StringBuilder rows = new StringBuilder("email,name\n");
        for (int i = 0; i < 20_000; i++) rows.append("r").append(i).append("@example.org,Reader\n");
        byte[] bytes = rows.append("z@example.org,Олена\n").toString().getBytes(Charset.forName("windows-1251"));

        assertThatExceptionOfType(UnreadableFile.class).isThrownBy(() -> imports.bytes("m.csv", bytes));

        assertThat(imports.statuses()).isEmpty();
    }

    @Test
    void fileThatIsNoMemberFileIsRefused() {
        assertThatExceptionOfType(UnreadableFile.class)
                .isThrownBy(() -> imports.csv("address,name\nMain Street 1,A\n"))
                .withMessageContaining("no column is named email")
                .withMessageContaining("address, name");
        assertThatExceptionOfType(UnreadableFile.class)
                .isThrownBy(() -> imports.csv(""))
                .withMessageContaining("is empty");
        assertThatExceptionOfType(UnreadableFile.class)
                .isThrownBy(() -> imports.read(folder.resolve("none.csv"), false))
                .withMessageContaining("does not exist");
    }

    @Test
    void quotationMarkThatIsNeverClosedIsNamed() {
        StringBuilder rows = new StringBuilder("email,name\na@example.org,\"Anna\n");
        for (int i = 0; i < 60_000; i++) rows.append("r").append(i).append("@example.org,Reader\n");

        assertThatExceptionOfType(UnreadableFile.class)
                .isThrownBy(() -> imports.csv(rows.toString()))
                .withMessageContaining("quotation mark not closed");
    }
}

package org.broadsheet.member.file;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a newsroom's staff wrote of its members in Ghost: it goes through us and out again as it was. */
class GhostNotesTests {
    private static final String HEADER =
            "id,email,name,note,subscribed_to_emails,complimentary_plan,stripe_customer_id,"
                    + "created_at,deleted_at,labels,tiers\r\n";
    private static final String ROWS = """
            62f0a,a@example.org,Anna,"Met her in Lviv; asked for ""no calls"", please",true,true,cus_9,2022-08-10T10:00:00.000Z,,"VIP, press club,Читачі",Gold
            62f0b,b@example.org,,"перший рядок
              second, with a tab\t| and 'quotes'

            '=SUM(A1)",true,,,2022-08-10T10:00:00.250Z,,"'=odd,it's ""so\""",
            62f0c,c@example.org,C,'-10% offered,false,,,2022-08-11T10:00:00.000Z,,left,
            62f0d,d@example.org,D,broadsheet: status=bounced digests=weekly,true,,,2022-08-11T10:00:00.000Z,,,
            62f0e,e@example.org,E,,true,,,2022-08-11T10:00:00.000Z,,,
            """;

    @TempDir
    private Path folder;

    private Imports imports;

    @BeforeEach
    void open() {
        imports = new Imports(folder);
    }

    @Test
    void everyCellOfGhostsFileComesOutAsItWas() throws Exception {
        imports.csv("members.2026.csv", HEADER + ROWS);

        assertThat(export(imports, FileFormat.GHOST)).isEqualTo(cells(HEADER + ROWS));
        assertThat(imports.statuses()).containsEntry("d@example.org", "active");
    }

    @Test
    void ourOwnExportCarriesThemToAnotherInstallation() throws Exception {
        imports.csv("members.2026.csv", HEADER + ROWS);
        export(imports, FileFormat.BROADSHEET);

        Imports other = new Imports(folder);
        other.read(folder.resolve("out.csv"), false);

        Map<String, Map<String, String>> was = cells(HEADER + ROWS);
        export(other, FileFormat.GHOST).forEach((email, row) -> Stream.of("note", "tiers", "stripe_customer_id")
                .forEach(name ->
                        assertThat(row).containsEntry(name, was.get(email).get(name))));
        assertThat(imports.read(folder.resolve("out.csv"), false).unchanged()).isEqualTo(5);
        assertThat(export(other, FileFormat.BROADSHEET)).isEqualTo(export(imports, FileFormat.BROADSHEET));
    }

    @Test
    void whatOnlyWeKnowTravelsInLabelsBesideTheStaffs() throws Exception {
        imports.csv(HEADER + ROWS);
        imports.room.jdbc.sql("""
                update member set format = 'brief', zone = 'Europe/Kyiv', status = 'bounced' where id = 1
                """).update();
        imports.room
                .jdbc
                .sql("update member_digest set left_at = now() where digest = 'daily' and member_id = 2")
                .update();

        Map<String, Map<String, String>> out = export(imports, FileFormat.GHOST);

        assertThat(out.get("a@example.org"))
                .containsEntry("note", "Met her in Lviv; asked for \"no calls\", please")
                .containsEntry("subscribed_to_emails", "false")
                .containsEntry(
                        "labels",
                        "VIP, press club,Читачі,broadsheet:status=bounced,broadsheet:format=brief,broadsheet:zone=Europe/Kyiv");
        assertThat(out.get("b@example.org").get("labels")).isEqualTo("'=odd,it's \"so\",broadsheet:digests=weekly");
        Imports fresh = new Imports(folder);
        fresh.read(folder.resolve("out.csv"), false);
        assertThat(fresh.room.value("select status || format || zone || (ghost->>'labels') from member where id = 1"))
                .isEqualTo("bouncedbriefEurope/KyivVIP, press club,Читачі");
        assertThat(fresh.room.pairs("select address, string_agg(digest, ' ') from mailable_member group by 1"))
                .containsEntry("b@example.org", "weekly");
        assertThat(imports.read(folder.resolve("out.csv"), false).unchanged()).isEqualTo(5);
    }

    @Test
    void staffsNewerWordsReplaceTheOlderOnesOfThoseWhoLeftToo() throws Exception {
        imports.csv(HEADER + ROWS);
        imports.room
                .jdbc
                .sql("update member set status = 'unsubscribed' where id = 2")
                .update();

        ImportReport report = imports.csv(HEADER
                + "62f0a,a@example.org,Anna,,true,,,2022-08-10T10:00:00.000Z,,,\r\n"
                + "62f0b,b@example.org,,moved to Odesa,true,,,2022-08-10T10:00:00.250Z,,new,\r\n"
                + "62f0f,gone@example.org,,a note,true,,,2022-08-10T10:00:00.250Z,,,\r\n");

        assertThat(report.updated()).isOne();
        assertThat(report.suppressed()).isOne();
        Map<String, Map<String, String>> out = export(imports, FileFormat.GHOST);
        assertThat(out.get("a@example.org")).containsEntry("note", "").containsEntry("labels", "");
        assertThat(out.get("b@example.org"))
                .containsEntry("note", "moved to Odesa")
                .containsEntry("labels", "new,broadsheet:status=unsubscribed")
                .containsEntry("subscribed_to_emails", "false");
    }

    @Test
    void fileThatDoesNotMentionNotesTakesNoneAway() throws Exception {
        imports.csv(HEADER + ROWS);

        imports.csv("email,name,subscribed_to_emails,labels\na@example.org,Anna,true,fan\n");

        assertThat(export(imports, FileFormat.GHOST).get("a@example.org"))
                .containsEntry("note", "Met her in Lviv; asked for \"no calls\", please")
                .containsEntry("labels", "fan");
    }

    // An import into Ghost adds labels and removes none: those of an older export stand beside the newer ones.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "broadsheet:digests=daily;weekly,broadsheet:digests=weekly | active | weekly",
                "broadsheet:digests=daily,broadsheet:digests=weekly | unsubscribed |",
                "broadsheet:status=pending,broadsheet:status=unsubscribed | unsubscribed |",
                "broadsheet:status=complained,broadsheet:status=bounced | complained |",
                "broadsheet:status=gone,broadsheet:zone=Europe/Kyiv,broadsheet:zone=Europe/Warsaw | active | daily weekly"
            })
    void ofContradictingLabelsTheOneOfLessMailCounts(String labels, String status, String digests) {
        imports.csv("email,subscribed_to_emails,labels\na@example.org,true,\"" + labels + "\"\n");

        assertThat(imports.statuses()).containsEntry("a@example.org", status);
        assertThat(imports.room.value(
                        "select coalesce(string_agg(digest, ' ' order by digest), '') from mailable_member"))
                .isEqualTo(digests == null ? "" : digests);
        assertThat(imports.room.value("select coalesce(zone, '') from member")).isEmpty();
    }

    @Test
    void labelsOfAnOldExportChangeNothingThatIsKnownHere() {
        imports.csv("email,name,digests,language,format,zone\na@example.org,Anna,daily,uk,text,Europe/Kyiv\n");

        ImportReport report = imports.csv(
                "email,subscribed_to_emails,labels\na@example.org,true,"
                        + "\"broadsheet:digests=weekly,broadsheet:status=unsubscribed,broadsheet:format=brief,broadsheet:language=en,broadsheet:zone=UTC\"\n");

        assertThat(report.unchanged()).isOne();
        assertThat(imports.room.value("select status || language || format || zone from member"))
                .isEqualTo("activeuktextEurope/Kyiv");
        assertThat(imports.room.members.mailableByDigest()).containsOnlyKeys("daily");
        imports.csv("email,subscribed_to_emails,labels\na@example.org,false,broadsheet:status=pending\n");
        assertThat(imports.statuses())
                .as("who has confirmed since and left there")
                .containsEntry("a@example.org", "unsubscribed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0000b", "\\u0000", "\\N", "{}", "null", "\ud83d\ude00", "%s :every ' \\"})
    void noteOfAnyContentIsTaken(String note) throws Exception {
        assertThat(imports.csv(HEADER + "1,a@example.org,A,\"" + note + "\",true,,,,,x,\r\n")
                        .added())
                .isOne();

        assertThat(export(imports, FileFormat.GHOST).get("a@example.org"))
                .containsEntry("note", note.replace("\u0000", ""));
    }

    @Test
    void endlessNoteIsNamedAndNotCutInSilence() {
        ImportReport report = imports.csv("email,tiers,note\na@example.org,,\"" + "x".repeat(40_000) + "\"\n");

        assertThat(report.rejected()).isOne();
        assertThat(imports.notTaken).singleElement().asString().contains("note has more than 32000 characters");
    }

    private Map<String, Map<String, String>> export(Imports from, FileFormat format) throws Exception {
        Path file = folder.resolve("out.csv");
        assertThat(from.file.exportFile(file, format, System.err)).isZero();
        return cells(Files.readString(file));
    }

    /** Every row by its address; a cell by its column. */
    private static Map<String, Map<String, String>> cells(String csv) {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        for (NamedCsvRecord row : CsvReader.builder().ofNamedCsvRecord(csv))
            rows.put(row.getField("email"), row.getFieldsAsMap());
        return rows;
    }
}

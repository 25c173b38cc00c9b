package org.broadsheet.member.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.broadsheet.member.Suppressions.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an import does to members who are there already, and what comes out again. */
class ImportAgainTests {
    @TempDir
    private Path folder;

    private Imports imports;

    @BeforeEach
    void open() {
        imports = new Imports(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unsubscribed", "bounced", "complained"})
    void importNeverRevives(String status) {
        imports.csv("email,status\na@example.org," + status + "\n");

        ImportReport report = imports.csv("email,name,status,digests\nA@example.org,New,active,daily\n");

        assertThat(report.suppressed()).isOne();
        assertThat(imports.notTaken).containsExactly("members.csv:2 suppressed " + status + " here");
        assertThat(imports.statuses()).isEqualTo(Map.of("a@example.org", status));
        assertThat(imports.room.members.mailableByDigest()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unsubscribed", "bounced", "complained"})
    void stopIsAppliedToActiveMembers(String status) {
        imports.csv("email\na@example.org\nb@example.org\n");

        ImportReport report = imports.csv("email,status\na@example.org," + status + "\n");

        assertThat(report.updated()).isOne();
        assertThat(imports.statuses()).containsEntry("a@example.org", status).containsEntry("b@example.org", "active");
        assertThat(imports.room.value("select act from consent order by id desc limit 1"))
                .isEqualTo("withdrawn");
    }

    @Test
    void digestThatAMemberLeftIsNotChosenAgain() {
        imports.csv("email\na@example.org\n");
        imports.room
                .jdbc
                .sql("update member_digest set left_at = now() where digest = 'daily'")
                .update();

        imports.csv("email,digests\na@example.org,daily;weekly\n");

        assertThat(imports.room.members.mailableByDigest()).containsOnlyKeys("weekly");
    }

    @Test
    void erasedAddressDoesNotComeBack() {
        imports.room.suppressions.suppress("a@example.org", Reason.ERASED, "forget me", null);

        ImportReport report = imports.csv("email,status\na@example.org,active\nb@example.org,active\n");

        assertThat(report.suppressed()).isOne();
        assertThat(imports.notTaken).containsExactly("members.csv:2 suppressed erased here");
        assertThat(imports.statuses()).containsOnlyKeys("b@example.org");
    }

    @Test
    void whatTheFileSaysNothingOfStays() {
        imports.csv("email,name,zone,language,format\na@example.org,Anna,Europe/Kyiv,uk,brief\n");

        ImportReport same = imports.csv("email,name,zone\na@example.org,,\n");
        ImportReport more = imports.csv("email,name\na@example.org,Ганна\n");

        assertThat(same.unchanged()).isOne();
        assertThat(more.updated()).isOne();
        assertThat(imports.room.value("select name || zone || language || format from member"))
                .isEqualTo("ГаннаEurope/Kyivukbrief");
    }

    @Test
    void dryRunReportsTheSameAndChangesNothing() {
        imports.csv("email,status\nold@example.org,active\ngone@example.org,unsubscribed\n");
        Path file = imports.store("n.csv", """
                email,name,status
                new@example.org,N,active
                old@example.org,Now named,active
                gone@example.org,,active
                new@example.org,,active
                broken,,active
                """.getBytes(StandardCharsets.UTF_8));
        String before = imports.room.value("select string_agg(m::text, ',' order by id) from member m");

        ImportReport dry = imports.read(file, true);
        var dryRows = java.util.List.copyOf(imports.notTaken);

        assertThat(imports.room.value("select string_agg(m::text, ',' order by id) from member m"))
                .isEqualTo(before);
        ImportReport real = imports.read(file, false);
        assertThat(imports.notTaken).isEqualTo(dryRows).hasSize(3);
        assertThat(dry)
                .usingRecursiveComparison()
                .ignoringFields("dryRun", "took")
                .isEqualTo(real);
        assertThat(real.added() + real.updated() + real.suppressed() + real.rejected())
                .isEqualTo(real.rows());
    }

    @Test
    void exportComesBackWhole() throws Exception {
        imports.csv("""
                email,name,status,digests,zone,language,format,joined
                Anna@example.org,"Anna ""A"", Koval",active,daily;weekly,Europe/Kyiv,uk,brief,2024-09-25T10:11:12.123456Z
                b@example.org,'=1+1,unsubscribed,weekly,,,,2020-01-01T00:00:00Z
                c@example.org,,bounced,,,,text,2020-01-01T00:00:00Z
                d@example.org,D,complained,,,,,2020-01-01T00:00:00Z
                e@example.org,Е,pending,daily,,,,2020-01-01T00:00:00Z
                """);
        Path out = folder.resolve("out.csv");
        assertThat(imports.file.exportFile(out, FileFormat.BROADSHEET, System.err))
                .isZero();
        String exported = Files.readString(out);

        Imports elsewhere = new Imports(folder);
        assertThat(elsewhere.read(out, false).added()).isEqualTo(5);
        elsewhere.file.exportFile(folder.resolve("again.csv"), FileFormat.BROADSHEET, System.err);

        assertThat(Files.readString(folder.resolve("again.csv"))).isEqualTo(exported);
        assertThat(exported)
                .startsWith("email,name,status,digests,zone,language,format,joined\n")
                .contains(",'=1+1,");
        assertThat(imports.read(out, false).unchanged()).isEqualTo(5);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
                .isEqualTo("rw-------");
    }

    @Test
    void reportIsOneJsonDocument() {
        Path file = imports.store(
                "m.csv", "email,name\na@example.org,A\nbroken,\nshort@example.org\n".getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int code = imports.file.importFile(file, false, true, Imports.into(out), Imports.into(err));

        assertThat(code).isEqualTo(3);
        var json = tools.jackson.databind.json.JsonMapper.shared().readTree(out.toByteArray());
        assertThat(json.get("new").asInt()).isOne();
        assertThat(json.get("rejected").asInt()).isEqualTo(2);
        assertThat(json.get("notTaken").get(0).get("line").asInt()).isEqualTo(3);
        assertThat(json.get("notTaken").get(0).get("email").asString()).isEqualTo("broken");
        assertThat(json.get("notTaken").get(1).get("email").asString()).isEqualTo("short@example.org");
    }

    @Test
    void fileThatCannotBeTakenEndsWithTwoAndPrintsNoJson() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int code =
                imports.file.importFile(folder.resolve("none.csv"), false, true, Imports.into(out), Imports.into(err));

        assertThat(code).isEqualTo(2);
        assertThat(out.size()).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("none.csv does not exist");
    }
}

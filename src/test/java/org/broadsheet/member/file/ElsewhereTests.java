package org.broadsheet.member.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export that was imported into another program comes back by that program's own export: nothing of ours is lost. */
class ElsewhereTests {
    private static final String MEMBERS = """
            email,name,status,digests,zone,language,format,joined
            Anna@example.org,"Anna ""A"", Koval",active,daily;weekly,Europe/Kyiv,uk,brief,2024-09-25T10:11:12.123456Z
            b@example.org,"'=1+1, 2",unsubscribed,weekly,,,,2020-01-01T00:00:00Z
            c@example.org,,bounced,,,,text,2020-01-01T00:00:00Z
            d@example.org,D,complained,,,,,2020-01-01T00:00:00Z
            e@example.org,Е,pending,daily,,,,2020-01-01T00:00:00Z
            """;

    @TempDir
    private Path folder;

    private Imports imports;

    @BeforeEach
    void open() {
        imports = new Imports(folder);
        imports.csv(MEMBERS);
    }

    @Test
    void throughGhost() throws Exception {
        write(FileFormat.GHOST);
        String file = Files.readString(folder.resolve("out.csv"));

        assertThat(file)
                .startsWith("id,email,name,note,subscribed_to_emails,complimentary_plan,stripe_customer_id,created_at,"
                        + "deleted_at,labels,tiers\n")
                .contains(",true,", ",false,");
        // Ghost gives each an id, guards formulas and ends its lines as spreadsheets do.
        String back = file.replace("\"=1+1, 2\"", "\"'=1+1, 2\"")
                .replaceAll("(?m)^,", "62f0,")
                .replace("\n", "\r\n");
        assertComesBack(Map.of("members.2026-11-27.csv", back));
    }

    @Test
    void throughListmonk() throws Exception {
        write(FileFormat.LISTMONK);

        assertThat(files()).containsOnlyKeys("out.subscribe.csv", "out.blocklist.csv", "out.unconfirmed.csv");
        assertThat(files().get("out.subscribe.csv"))
                .startsWith("email,name,attributes\n")
                .contains("Anna@example.org")
                .doesNotContain("b@example.org", "e@example.org");
        // Its own export has more columns, its own times, and blocklisted those whom we told it to.
        assertComesBack(Map.of(
                "subscribers.csv",
                "uuid,email,name,attributes,status,created_at,updated_at\n"
                        + listmonk("out.subscribe.csv", "enabled")
                        + listmonk("out.blocklist.csv", "blocklisted")
                        + listmonk("out.unconfirmed.csv", "disabled")));
    }

    private String listmonk(String file, String status) throws IOException {
        return files().get(file)
                .lines()
                .skip(1)
                .map(row -> "1b," + row + "," + status
                        + ",2026-11-27 10:11:12.123456 +0000 UTC,2026-11-27 10:11:12 +0000 UTC\n")
                .collect(Collectors.joining());
    }

    @Test
    void throughMailchimp() throws Exception {
        write(FileFormat.MAILCHIMP);

        assertThat(files())
                .containsOnlyKeys(
                        "out.subscribed.csv", "out.unsubscribed.csv", "out.cleaned.csv", "out.nonsubscribed.csv");
        // Its own export names the files its way and puts its columns, which have its own times, around the merge
        // fields.
        assertComesBack(files().entrySet().stream()
                .collect(Collectors.toMap(
                        file -> file.getKey().replaceAll("out.(.*).csv", "$1_members_export_0a1b2c.csv"),
                        file -> mailchimp(file.getValue()))));
    }

    private static String mailchimp(String ours) {
        List<String> rows = new ArrayList<>(ours.lines().toList());
        assertThat(rows.get(0)).isEqualTo("Email Address,First Name,Last Name,CONFIRM_TIME,Broadsheet");
        rows.set(0, "Email Address,First Name,Last Name,IGNORED,Broadsheet,MEMBER_RATING,CONFIRM_TIME,TIMEZONE,TAGS");
        UnaryOperator<String> more = row -> row + ",2,\"2026-11-27 10:11:12\",America/New_York,";
        return rows.get(0) + "\n" + rows.stream().skip(1).map(more).collect(Collectors.joining("\n")) + "\n";
    }

    @Test
    void whoLeftThereHasLeftHereToo() {
        imports.csv("members.2026-11-27.csv", """
                id,email,name,note,subscribed_to_emails,created_at,labels
                62f,Anna@example.org,Anna,,false,2024-01-01T00:00:00.000Z,"broadsheet:digests=daily,vip"
                630,b@example.org,B,,true,2024-01-01T00:00:00.000Z,broadsheet:status=unsubscribed
                """);

        assertThat(imports.statuses())
                .containsEntry("Anna@example.org", "unsubscribed")
                .containsEntry("b@example.org", "unsubscribed");
    }

    private void write(FileFormat format) throws IOException {
        Files.delete(folder.resolve("members.csv"));
        assertThat(imports.file.exportFile(folder.resolve("out.csv"), format, System.err))
                .isZero();
    }

    private Map<String, String> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.collect(
                    Collectors.toMap(file -> String.valueOf(file.getFileName()), file -> Imports.text(file)));
        }
    }

    private void assertComesBack(Map<String, String> files) throws IOException {
        Imports fresh = new Imports(folder);
        assertThat(fresh.zip(files).added()).as(String.valueOf(fresh.notTaken)).isEqualTo(5);
        assertThat(all(fresh)).isEqualTo(all(imports));
        assertThat(imports.zip(files).unchanged())
                .as("where they were all along")
                .isEqualTo(5);
    }

    /** All of ours, as our own export says it, in one order. */
    private List<String> all(Imports room) throws IOException {
        Path file = folder.resolve("all.csv");
        room.file.exportFile(file, FileFormat.BROADSHEET, System.err);
        return Files.readString(file).lines().sorted().toList();
    }
}

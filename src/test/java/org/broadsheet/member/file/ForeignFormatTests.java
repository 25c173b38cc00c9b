package org.broadsheet.member.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignFormatTests {
    private static final String MAILCHIMP =
            "Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,"
                    + "CONFIRM_IP,LATITUDE,LONGITUDE,GMTOFF,DSTOFF,TIMEZONE,CC,REGION,LAST_CHANGED,LEID,EUID,NOTES,TAGS\n";

    @TempDir
    private Path folder;

    private Imports imports;

    @BeforeEach
    void open() {
        imports = new Imports(folder);
    }

    @Test
    void ghostExport() {
        ImportReport report = imports.csv(
                "id,email,name,note,subscribed_to_emails,complimentary_plan,stripe_customer_id,created_at,deleted_at,labels,tiers\r\n"
                        + "62f,a@example.org,'=Anna,\"a note,\r\nof two lines\",true,,,2022-08-10T10:00:00.000Z,,\"x,y\",\r\n"
                        + "630,b@example.org,Borys,,false,true,cus_1,2022-08-11T10:00:00.000Z,,,\r\n"
                        + "631,'+c@example.org,Chrystyna,,true,,,2022-08-12T10:00:00.000Z,,,\r\n");

        assertThat(report.format()).isEqualTo("Ghost");
        assertThat(report.added()).isEqualTo(3);
        assertThat(imports.statuses())
                .isEqualTo(
                        Map.of("a@example.org", "active", "b@example.org", "unsubscribed", "+c@example.org", "active"));
        assertThat(imports.room.value("select name || ' ' || joined from member where id = 1"))
                .isEqualTo("=Anna 2022-08-10 10:00:00+00");
    }

    @Test
    void ghostColumnsOfOtherVersionsAndOrders() {
        ImportReport report = imports.csv("""
                Name,EMAIL,gift_id,created_at,custom_fields.city,subscribed_to_emails,products
                Anna,a@example.org,,2022-08-10T10:00:00.000Z,Kyiv,FALSE,
                """);

        assertThat(report.format()).isEqualTo("Ghost");
        assertThat(imports.statuses()).isEqualTo(Map.of("a@example.org", "unsubscribed"));
    }

    @Test
    void listmonkExport() {
        ImportReport report = imports.csv("""
                uuid,email,name,attributes,status,created_at,updated_at
                1b,a@example.org,Anna,"{""city"": ""Kyiv""}",enabled,2024-09-25 10:11:12.123456 +0000 UTC,2024-09-25 10:11:12 +0000 UTC
                2b,b@example.org,Borys,{},blocklisted,2024-09-25 13:11:12 +0300 EEST,2024-09-25 10:11:12 +0000 UTC
                3b,c@example.org,Chrystyna,{},disabled,2024-09-25 10:11:12 +0000 UTC m=+0.5,2024-09-25 10:11:12 +0000 UTC
                """);

        assertThat(report.format()).isEqualTo("listmonk");
        assertThat(imports.statuses())
                .isEqualTo(Map.of(
                        "a@example.org", "active", "b@example.org", "unsubscribed", "c@example.org", "unsubscribed"));
        assertThat(imports.room.value("select joined from member where id = 2")).startsWith("2024-09-25 10:11:12");
    }

    @Test
    void listmonkArchiveOfAListAndItsStatuses() {
        String header = "uuid,email,name,attributes,status,created_at,updated_at\n";
        String row = "1b,%s@example.org,,{},enabled,2024-09-25 10:11:12 +0000 UTC,2024-09-25 10:11:12 +0000 UTC\n";

        ImportReport report = imports.zip(Map.of(
                "daily-confirmed.csv",
                header + row.formatted("a"),
                "daily-unsubscribed.csv",
                header + row.formatted("b") + row.formatted("a"),
                "__MACOSX/._daily.csv",
                "junk",
                "readme.txt",
                "junk"));

        assertThat(imports.statuses())
                .isEqualTo(Map.of("a@example.org", "unsubscribed", "b@example.org", "unsubscribed"));
        assertThat(report.rejected()).isOne();
        assertThat(imports.notTaken)
                .containsExactly(
                        "daily-confirmed.csv:2 rejected the same address as in line 3 of daily-unsubscribed.csv");
    }

    @Test
    void mailchimpArchiveByStatus() {
        String row =
                "%s@example.org,Anna,Koval,2,\"2015-03-16 14:40:47\",10.0.0.1,\"2015-03-16 14:41:00\",10.0.0.1,50.4,30.5,"
                        + "2,3,Europe/Kyiv,UA,30,\"2016-01-01 00:00:00\",1,e1,,\"\"\"x\"\",\"\"y\"\"\"\n";

        ImportReport report = imports.zip(Map.of(
                "subscribed_members_export_a1.csv", MAILCHIMP + row.formatted("a"),
                "unsubscribed_members_export_a1.csv", MAILCHIMP + row.formatted("b"),
                "cleaned_members_export_a1.csv", MAILCHIMP + row.formatted("c"),
                "nonsubscribed_members_export_a1.csv", MAILCHIMP + row.formatted("d")));

        assertThat(report.format()).isEqualTo("Mailchimp");
        assertThat(imports.statuses())
                .isEqualTo(Map.of(
                        "a@example.org", "active",
                        "b@example.org", "unsubscribed",
                        "c@example.org", "bounced",
                        "d@example.org", "pending"));
        assertThat(imports.room.value(
                        "select name || ' ' || zone || ' ' || joined from member where address = 'a@example.org'"))
                .isEqualTo("Anna Koval Europe/Kyiv 2015-03-16 14:41:00+00");
        assertThat(imports.room.value("select string_agg(m::text || c::text, '') from member m, consent c"))
                .doesNotContain("10.0.0.1")
                .doesNotContain("50.4");
        assertThat(imports.room.value("select reason || rule from suppression")).isEqualTo("bouncedimport");
    }

    @ParameterizedTest
    @CsvSource({
        "subscribed,active",
        "Unsubscribed,unsubscribed",
        "cleaned,bounced",
        "Non-Subscribed,pending",
        "archived,unsubscribed"
    })
    void mailchimpFileWithAStatusColumn(String word, String status) {
        imports.csv("first name,last name,email address,status,member_rating\nAnna,,a@example.org," + word + ",2\n");

        assertThat(imports.statuses()).isEqualTo(Map.of("a@example.org", status));
    }

    @Test
    void oldMailchimpFileOfThoseWhoLeft() {
        imports.csv(
                "2013.csv",
                "Email,OPTIN_TIME,UNSUB_TIME,UNSUB_REASON\na@example.org,2012-01-01 00:00:00,2013-01-01 00:00:00,\n");

        assertThat(imports.statuses()).isEqualTo(Map.of("a@example.org", "unsubscribed"));
    }

    @Test
    void guessedZoneNeverReplacesWhatTheMemberSaid() {
        imports.csv("email,zone\na@example.org,Europe/Warsaw\n");

        imports.csv(
                "subscribed.csv",
                "Email Address,TIMEZONE\na@example.org,America/Los_Angeles\nb@example.org,Nowhere/Land\n");

        assertThat(imports.room.value("select zone from member where id = 1")).isEqualTo("Europe/Warsaw");
        assertThat(imports.statuses()).hasSize(2);
    }
}

package org.broadsheet.member.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.broadsheet.member.SampleMembers;
import org.broadsheet.member.Suppressions;
import org.broadsheet.member.Suppressions.Reason;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PreferencesTests {
    private static Site site;
    private String path;

    @BeforeAll
    static void open() {
        site = Site.shared();
    }

    @BeforeEach
    void oneMember() throws Exception {
        site.reset();
        SampleMembers.add(site.database, "daily", 1);
        path = "/preferences/" + site.token();
    }

    @Test
    void everyChoiceIsSavedAndShown() {
        var answer = site.post(
                path,
                "digest",
                "weekly",
                "format",
                "brief",
                "language",
                "uk",
                "zone",
                "Europe/Warsaw",
                "paused",
                "2099-01-02");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(
                        site.value(
                                "select format || ' ' || language || ' ' || zone || ' ' || (paused_until at time zone 'UTC') from member"))
                .isEqualTo("brief uk Europe/Warsaw 2099-01-01 23:00:00");
        assertThat(site.value("select digest from member_digest where left_at is null"))
                .isEqualTo("weekly");
        assertThat(site.value("select string_agg(act || ' ' || digest, ', ' order by act) from consent"))
                .isEqualTo("given weekly, withdrawn daily");
        assertThat(site.value("select count(*) from mailable_member")).isEqualTo("0");
        assertThat(site.get(path).body()).contains("Ваші листи").contains("value=\"2099-01-02\"");
    }

    @Test
    void savingTwiceRecordsNoSecondConsent() {
        site.post(path, "digest", "weekly", "format", "full");
        site.post(path, "digest", "weekly", "format", "full");

        assertThat(site.value("select count(*) from consent")).isEqualTo("2");
    }

    @Test
    void noDigestMeansToLeaveAndOneToComeBack() {
        site.post(path, "format", "full");
        assertThat(site.value("select status from member")).isEqualTo("unsubscribed");

        site.post(path, "format", "full", "digest", "daily", "digest", "unknown");

        assertThat(site.value("select status || digest from member join mailable_member on member_id = id"))
                .isEqualTo("activedaily");
    }

    @Test
    void postWithoutTheFormChangesNothing() {
        String state = site.state();

        assertThat(site.post(path).headers().firstValue("Location"))
                .get()
                .asString()
                .doesNotContain("saved");
        assertThat(site.send("POST", path, "{}", "application/json").statusCode())
                .isEqualTo(302);

        assertThat(site.state()).isEqualTo(state);
    }

    @Test
    void addressChangesOnlyWhenBothMailboxesSayYes() throws Exception {
        String old = site.value("select address from member");
        site.post(path + "/address", "email", "New@example.org");
        var letters = site.letters(2);
        String toOld = Arrays.stream(letters)
                .filter(l -> to(l).equals(old))
                .map(Site::link)
                .findFirst()
                .orElseThrow();
        String toNew = Arrays.stream(letters)
                .filter(l -> to(l).equals("New@example.org"))
                .map(Site::link)
                .findFirst()
                .orElseThrow();

        site.post(toNew);
        site.post(toNew);
        assertThat(site.value("select address from member")).isEqualTo(old);
        site.post(toOld);

        assertThat(site.value("select address || ' ' || address_key from member"))
                .isEqualTo("New@example.org new@example.org");
    }

    @Test
    void addressOfAnotherMemberIsNotTakenOver() {
        SampleMembers.add(site.database, "daily", 1);
        String taken = site.value("select max(address) from member");
        path = "/preferences/" + site.token();
        String mine = site.value("select address from member order by id limit 1");

        assertThat(site.post(path + "/address", "email", taken).headers().firstValue("Location"))
                .get()
                .asString()
                .endsWith("asked");
        for (var letter : site.letters(2)) site.post(Site.link(letter));

        assertThat(site.value("select address from member order by id limit 1")).isEqualTo(mine);
    }

    @Test
    void slipOfTheFingersInANewAddressIsAQuestion() {
        var asked = site.post(path + "/address", "email", "olena@gmial.com");

        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("Use olena@gmail.com", "No, olena@gmial.com is right");
        assertThat(site.value("select count(*) from confirmation")).isEqualTo("0");
        assertThat(site.post(path + "/address", "email", "olena@gmial.com", "sure", "true")
                        .statusCode())
                .isEqualTo(302);
        assertThat(site.value("select count(*) from confirmation")).isEqualTo("2");
    }

    @Test
    void newAddressThatWantsNoMailIsNotEvenAsked() throws Exception {
        site.bean(Suppressions.class).suppress("grumpy@example.com", Reason.COMPLAINED, "abuse-report", null);

        assertThat(site.post(path + "/address", "email", "grumpy@example.com")
                        .headers()
                        .firstValue("Location"))
                .get()
                .asString()
                .endsWith("asked");

        assertThat(site.value("select count(*) from waiting_letter")).isEqualTo("0");
        assertThat(site.mailbox.getReceivedMessagesForDomain("grumpy@example.com"))
                .isEmpty();
    }

    @Test
    void allThatIsHeldIsReadByALinkThatTheMailboxGets() throws Exception {
        assertThat(site.get(path + "/data").body()).doesNotContain("member", "consent");
        assertThat(site.post(path + "/data").headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("mailed"));
        String link = Site.link(site.letters(1)[0]);

        assertThat(site.get(link).body()).contains(link + "/data", "Download your data");
        var answer = site.get(link + "/data");
        var json = JsonMapper.shared().readTree(answer.body());

        assertThat(json.get("member").get("address").asString()).startsWith("reader");
        assertThat(json.get("digests").get(0).get("digest").asString()).isEqualTo("daily");
        assertThat(answer.body()).doesNotContain("token", "generation");
        site.jdbc
                .sql("update confirmation set asked = asked - interval '61 minutes'")
                .update();
        assertThat(site.get(link + "/data").statusCode()).isEqualTo(404);
        assertThat(site.get(link).body()).contains("This link has expired");
    }

    @Test
    void erasedOnlyByALinkThatTheMailboxGets() throws Exception {
        String address = site.value("select address from member");

        assertThat(site.post(path + "/forget", "sure", "true").statusCode()).isEqualTo(302);
        assertThat(site.value("select count(*) from member")).isEqualTo("1");
        String link = Site.link(site.letters(1)[0]);
        site.get(link);
        assertThat(site.value("select count(*) from member")).isEqualTo("1");
        assertThat(site.post(link).body()).contains("Your data is deleted");

        assertThat(site.state()).doesNotContain(address);
        assertThat(site.value("select reason || coalesce(member_id::text, '') from suppression"))
                .isEqualTo("erased");
        assertThat(site.get(path).statusCode()).isEqualTo(404);
        assertThat(site.post(link).statusCode()).isEqualTo(404);
        assertThat(site.value("select string_agg(s::text, '') from suppression s"))
                .doesNotContain("reader");
    }

    @Test
    void nameIsChangedOnlyByALinkThatTheMailboxGets() {
        site.post(path + "/name", "name", "Олена\u202e <b>");
        assertThat(site.value("select name from member")).isEqualTo("Reader 1");
        String link = Site.link(site.letters(1)[0]);

        assertThat(site.get(link).body()).contains("Олена &lt;b&gt;");
        site.post(link);
        assertThat(site.value("select name from member")).isEqualTo("Олена <b>");

        site.jdbc.sql("update member set name = 'Later'").update();
        site.post(link);
        assertThat(site.value("select name from member")).as("pressed again").isEqualTo("Later");
    }

    @Test
    void linkThatReadsOrErasesIsValidForAnHour() {
        site.post(path + "/forget");
        String link = Site.link(site.letters(1)[0]);
        site.jdbc
                .sql("update confirmation set asked = asked - interval '61 minutes'")
                .update();

        assertThat(site.post(link).body()).contains("This link has expired");
        assertThat(site.value("select count(*) from member")).isEqualTo("1");
    }

    @Test
    void mailboxIsAskedThreeTimesAnHourAtMost() {
        for (int i = 0; i < 3; i++)
            assertThat(site.post(path + "/data")
                            .headers()
                            .firstValue("Location")
                            .orElseThrow())
                    .endsWith("mailed");

        assertThat(site.post(path + "/forget").headers().firstValue("Location").orElseThrow())
                .endsWith("too-many");
        assertThat(site.value("select count(*) from confirmation")).isEqualTo("3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+999999999-12-31",
                "-2026-01-01",
                "2026-13-01",
                "2026-02-30",
                "tomorrow",
                "99999-01-01",
                "2026-1-1"
            })
    void pauseThatIsNoDayIsRefusedAndChangesNothing(String day) {
        String state = site.state();

        var answer = site.post(path, "format", "text", "digest", "weekly", "paused", day);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("That is not a date");
        assertThat(site.state()).isEqualTo(state);
    }

    @Test
    void nothingThatOpensAPageStandsInTheDatabase() {
        site.post(path + "/data");
        String link = Site.link(site.letters(1)[0]);

        String secret = link.substring(link.lastIndexOf('/') + 1);
        assertThat(site.value("select string_agg(c::text, ' ') from confirmation c"))
                .doesNotContain(secret);
    }

    private static String to(jakarta.mail.internet.MimeMessage letter) {
        try {
            return letter.getAllRecipients()[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.broadsheet.member.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.broadsheet.member.Reason;
import org.broadsheet.member.SampleMembers;
import org.broadsheet.member.Suppressions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PreferencesTests {
    private static Site site;
    private String path;

    @BeforeAll
    static void open() {
        site = Site.open();
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @BeforeEach
    void oneMember() throws Exception {
        site.jdbc.sql("delete from member").update();
        site.jdbc.sql("delete from suppression").update();
        site.mailbox.purgeEmailFromAllMailboxes();
        SampleMembers.add(site.database, "daily", 1);
        path = "/preferences/" + site.value("select token from mailable_member");
    }

    @Test
    void everyChoiceIsSavedAndShown() {
        var answer = site.post(
                path,
                "name",
                "Олена",
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
                                "select name || ' ' || format || ' ' || language || ' ' || zone || ' ' || (paused_until at time zone 'UTC') from member"))
                .isEqualTo("Олена brief uk Europe/Warsaw 2099-01-01 23:00:00");
        assertThat(site.value("select digest from member_digest where left_at is null"))
                .isEqualTo("weekly");
        assertThat(site.value("select string_agg(act || ' ' || digest, ', ' order by act) from consent"))
                .isEqualTo("given weekly, withdrawn daily");
        assertThat(site.value("select count(*) from mailable_member")).isEqualTo("0");
        assertThat(site.get(path).body())
                .contains("Ваші листи")
                .contains("value=\"2099-01-02\"")
                .contains("Олена");
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
        path = "/preferences/" + site.value("select token from member order by id limit 1");
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
    void memberSeesAllThatIsHeldOfThem() {
        var json = JsonMapper.shared().readTree(site.get(path + "/data").body());

        assertThat(json.get("member").get("address").asString()).startsWith("reader");
        assertThat(json.get("digests").get(0).get("digest").asString()).isEqualTo("daily");
        assertThat(json.get("member").has("token")).isFalse();
    }

    @Test
    void forgottenMeansErasedAtOnce() {
        String address = site.value("select address from member");

        assertThat(site.post(path + "/forget").headers().firstValue("Location"))
                .get()
                .asString()
                .endsWith("not-sure");
        assertThat(site.post(path + "/forget", "sure", "true").statusCode()).isEqualTo(302);

        assertThat(site.state()).doesNotContain(address);
        assertThat(site.value("select reason || coalesce(member_id::text, '') from suppression"))
                .isEqualTo("erased");
        assertThat(site.get(path).statusCode()).isEqualTo(404);
        assertThat(site.value("select string_agg(s::text, '') from suppression s"))
                .doesNotContain("reader");
    }

    private static String to(jakarta.mail.internet.MimeMessage letter) {
        try {
            return letter.getAllRecipients()[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}

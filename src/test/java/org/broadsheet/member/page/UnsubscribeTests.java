package org.broadsheet.member.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.broadsheet.member.MemberId;
import org.broadsheet.member.SampleMembers;
import org.broadsheet.member.Suppressions;
import org.broadsheet.member.Suppressions.Reason;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8058 as mailbox programs and scanners really do it. */
class UnsubscribeTests {
    private static Site site;
    private String token;

    @BeforeAll
    static void open() {
        site = Site.shared();
    }

    @BeforeEach
    void oneMember() {
        site.reset();
        SampleMembers.add(site.database, "daily", 1);
        token = site.token();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void oneClickUnsubscribesAtOnceWithoutRedirectOrCookie(String ending) {
        HttpResponse<String> answer = site.post("/unsubscribe/" + token + ending, "List-Unsubscribe", "One-Click");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(site.value("select count(*) from mailable_member")).isEqualTo("0");
        assertThat(site.value("select status from member")).isEqualTo("unsubscribed");
        assertThat(site.value("select how || ' ' || digest from consent where act = 'withdrawn'"))
                .isEqualTo("one-click daily");
    }

    @Test
    void oneClickAsMultipartWorksToo() {
        String body =
                "--b1\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b1--\r\n";

        var answer = site.send("POST", "/unsubscribe/" + token, body, "multipart/form-data; boundary=b1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(site.value("select count(*) from mailable_member")).isEqualTo("0");
    }

    // As sent by mailbox programs, and as other clients legally might.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/x-www-form-urlencoded; charset=UTF-8 | List-Unsubscribe=One-Click",
                "APPLICATION/X-WWW-FORM-URLENCODED;charset=utf8 | List-Unsubscribe=One-Click&x=1",
                "application/x-www-form-urlencoded;charset=\"iso-8859-1\" | List%2DUnsubscribe=One%2DClick%0D%0A",
                "multipart/form-data; boundary=\"=_b 1:'()+,./?\" | --=_b 1:'()+,./?~Content-Disposition: form-data; name=\"List-Unsubscribe\"~~One-Click~--=_b 1:'()+,./?--~",
                "Multipart/Form-Data; charset=utf-8; Boundary=x | preamble~--x~content-disposition: form-data; name=List-Unsubscribe~content-type: text/plain; charset=us-ascii~~One-Click~--x--~epilogue"
            })
    void oneClickIsUnderstoodHoweverItIsWritten(String type, String body) {
        var answer = site.send("POST", "/unsubscribe/" + token, body.replace("~", "\r\n"), type);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(site.value("select status from member")).isEqualTo("unsubscribed");
    }

    @Test
    void linkOfALetterThatComesNoMoreSaysSo() {
        site.jdbc
                .sql("insert into member_digest (member_id, digest, chosen) select id, 'weekly', now() from member")
                .update();
        String answer = site.post("/unsubscribe/" + token, "List-Unsubscribe", "One-Click")
                .body();
        String page = site.get("/unsubscribe/" + token).body();

        assertThat(answer).contains("You also get: The Week.");
        assertThat(page)
                .contains("You will get no more letters of", "You also get: The Week.")
                .doesNotContain("name=\"leave\" value=\"this\"");
    }

    @Test
    void secondClickIsFineToo() {
        site.post("/unsubscribe/" + token, "List-Unsubscribe", "One-Click");
        String state = site.state();

        assertThat(site.post("/unsubscribe/" + token.toUpperCase(Locale.ROOT), "List-Unsubscribe", "One-Click")
                        .statusCode())
                .isEqualTo(200);
        assertThat(site.state()).isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "PUT", "DELETE"})
    void nothingButAPostChangesAnything(String method) {
        String state = site.state();

        for (String path : new String[] {"/unsubscribe/", "/preferences/", "/confirm/"}) {
            var answer = site.send(method, path + token + "?List-Unsubscribe=One-Click&leave=all", "", null);
            if (method.equals("GET") && !path.equals("/confirm/"))
                assertThat(answer.statusCode()).isEqualTo(200);
        }

        assertThat(site.state()).isEqualTo(state);
    }

    @Test
    void postThatDoesNotSaySoChangesNothing() {
        String state = site.state();

        assertThat(site.post("/unsubscribe/" + token).statusCode()).isEqualTo(400);
        assertThat(site.post("/unsubscribe/" + token, "List-Unsubscribe", "Maybe")
                        .statusCode())
                .isEqualTo(400);
        for (String type : List.of("multipart/form-data", "multipart/form-data; boundary=x", "text/plain"))
            assertThat(site.send("POST", "/unsubscribe/" + token, "--x\r\ncontent-disp", type)
                            .statusCode())
                    .as(type)
                    .isEqualTo(400);
        assertThat(site.state()).isEqualTo(state);
    }

    @Test
    void forgedTokenIsNotFoundAndChangesNothing() {
        String state = site.state();
        String forged = (token.startsWith("a") ? "b" : "a") + token.substring(1);
        String half = token.substring(0, 20) + (token.charAt(20) == 'a' ? 'b' : 'a') + token.substring(21);

        assertThat(site.post("/unsubscribe/" + forged, "List-Unsubscribe", "One-Click")
                        .statusCode())
                .isEqualTo(404);
        assertThat(site.post("/unsubscribe/" + half, "List-Unsubscribe", "One-Click")
                        .statusCode())
                .isEqualTo(404);
        assertThat(site.get("/preferences/x").statusCode()).isEqualTo(404);
        assertThat(site.state()).isEqualTo(state);
    }

    @Test
    void clickEndsTheDigestOfItsLetterOnly() {
        site.jdbc
                .sql("insert into member_digest (member_id, digest, chosen) select id, 'weekly', now() from member")
                .update();

        site.post("/unsubscribe/" + token, "List-Unsubscribe", "One-Click");

        assertThat(site.value("select string_agg(digest, ',') from mailable_member"))
                .isEqualTo("weekly");
        assertThat(site.value("select status from member")).isEqualTo("active");
        site.post("/unsubscribe/" + token, "leave", "all");
        assertThat(site.value("select count(*) from mailable_member")).isEqualTo("0");
    }

    @Test
    void pageOffersOneButtonAndNoScript() {
        String page = site.get("/unsubscribe/" + token).body();

        assertThat(page)
                .containsOnlyOnce("<button")
                .doesNotContain("<script")
                .contains("Unsubscribe from “The Daily”?");
    }

    @Test
    void undoBringsEverythingBack() {
        site.post("/unsubscribe/" + token, "List-Unsubscribe", "One-Click");

        assertThat(site.post("/unsubscribe/" + token + "/undo").body()).contains("Welcome back");

        assertThat(site.value("select digest from mailable_member")).isEqualTo("daily");

        site.post("/unsubscribe/" + token + "/undo");
        assertThat(site.value("select string_agg(act, ',' order by id) from consent"))
                .isEqualTo("withdrawn,given");
    }

    @Test
    void undoDoesNotReviveWhoComplained() {
        site.bean(Suppressions.class)
                .suppress(
                        new MemberId(Long.parseLong(site.value("select id from member"))),
                        Reason.COMPLAINED,
                        "abuse-report",
                        null);

        site.post("/unsubscribe/" + token + "/undo");

        assertThat(site.value("select status from member")).isEqualTo("complained");
    }

    @Test
    void reasonIsKeptWithTheConsentThatEnded() {
        site.post("/unsubscribe/" + token, "leave", "this");

        var answer = site.post("/unsubscribe/" + token + "/why", "why", "too-often", "words", "Тричі на день!\u0000");

        assertThat(answer.body()).contains("Your answer is kept");
        assertThat(site.value("select wording from consent where act = 'withdrawn'"))
                .isEqualTo("too-often Тричі на день!");
    }

    @Test
    void tokenLeavesNoTraceElsewhere() {
        var answer = site.get("/unsubscribe/" + token);

        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .startsWith("default-src 'none'");
        assertThat(answer.body()).doesNotContain("http://").doesNotContain("https://");
    }
}

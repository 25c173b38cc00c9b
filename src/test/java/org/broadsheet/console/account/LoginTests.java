package org.broadsheet.console.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.net.URI;
import org.junit.jupiter.api.Test;

class LoginTests {
    private static final ConsoleSite SITE = ConsoleSite.shared();

    @Test
    void guesserIsSlowedDownAndTheOwnerComesInFromHome() throws Exception {
        SITE.editor("gus");
        Editor guesser = SITE.visitor();
        guesser.get("/console/login");

        int status = 0;
        for (int i = 0; i < 15 && status != 429; i++)
            status = guesser.from("203.0.113.9")
                    .post("/console/login", "username", "gus", "password", "guess" + i)
                    .statusCode();
        assertThat(status).isEqualTo(429);
        var right = guesser.from("198.51.100.7")
                .post("/console/login", "username", "gus", "password", ConsoleSite.PASSWORD);
        assertThat(right.statusCode())
                .as("the right password is not even looked at")
                .isEqualTo(429);
        assertThat(right.headers().firstValue("Retry-After")).isPresent();
        assertThat(right.body()).contains("many tries");

        assertThat(SITE.visitor()
                        .login("gus", ConsoleSite.PASSWORD)
                        .get("/console")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void nameIsNeverLockedForGood() throws Exception {
        SITE.jdbc
                .sql("insert into account (username, password, role, accepted) values ('lena', :p, 'editor', now())")
                .param("p", "{noop}" + ConsoleSite.PASSWORD)
                .update();
        Editor guesser = SITE.visitor().from("203.0.114.9");
        guesser.get("/console/login");
        for (int i = 0; i < 12; i++) guesser.post("/console/login", "username", "lena", "password", "guess" + i);

        SITE.jdbc
                .sql("update throttle set empty_at = empty_at - interval '61 seconds'")
                .update();

        assertThat(SITE.visitor()
                        .from("198.51.101.7")
                        .login("lena", ConsoleSite.PASSWORD)
                        .get("/console")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void networkThatTriesManyNamesIsSlowedDown() throws Exception {
        Editor guesser = SITE.visitor().from("192.0.2.10");
        guesser.get("/console/login");

        int status = 0;
        int tries = 0;
        while (status != 429 && tries++ < 60)
            status = guesser.post("/console/login", "username", "n" + tries, "password", "winter2026")
                    .statusCode();

        assertThat(tries).isBetween(40, 50);
    }

    @Test
    void severalNodesServeOneLogin() throws Exception {
        ConsoleSite second = ConsoleSite.of(SITE.database);
        try {
            Editor here = SITE.admin();
            HttpCookie session = here.cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals("SESSION"))
                    .findFirst()
                    .orElseThrow();
            assertThat(session.isHttpOnly()).isTrue();

            Editor there = second.visitor();
            there.cookies.getCookieStore().add(URI.create(second.address), session);
            assertThat(there.get("/console/accounts").statusCode()).isEqualTo(200);
            assertThat(there.post("/console/logout").statusCode()).isEqualTo(302);

            assertThat(here.get("/console").statusCode()).isEqualTo(302);
        } finally {
            second.close();
        }
    }

    @Test
    void formWhoseLoginHasExpiredIsKeptShownAndSentAgain() throws Exception {
        Editor admin = SITE.admin();
        admin.get("/console/accounts");
        SITE.jdbc
                .sql("delete from spring_session where principal_name = :me")
                .param("me", ConsoleSite.ADMIN)
                .update();

        var answer = admin.from("", "Sec-Fetch-Site", "same-origin")
                .post("/console/accounts", "username", "Kept <Name>", "email", "typed for an hour", "role", "admin");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(admin.follow(answer).body()).contains("What you typed is kept");
        var back = admin.post("/console/login", "username", ConsoleSite.ADMIN, "password", ConsoleSite.PASSWORD);

        assertThat(back.headers().firstValue("Location").orElseThrow()).endsWith("/console/kept");
        assertThat(admin.follow(back).body())
                .contains("Kept &lt;Name&gt;", "typed for an hour", "action=\"/console/accounts\"");
        var again = admin.post(
                "/console/accounts", "username", "Kept <Name>", "email", "typed for an hour", "role", "admin");
        assertThat(again.statusCode()).as("it arrived where it was going").isEqualTo(422);
    }

    @Test
    void formOfAnotherSiteIsNotKept() throws Exception {
        Editor admin = SITE.admin();

        for (String[] from :
                new String[][] {{"Sec-Fetch-Site", "cross-site"}, {"Origin", "https://evil.example"}, {"Origin", "null"}
                })
            assertThat(SITE.visitor()
                            .from("", from)
                            .post("/console/accounts", "username", "x")
                            .statusCode())
                    .isEqualTo(403);
        assertThat(admin.get("/console/kept").statusCode()).isEqualTo(302);
    }

    @Test
    void htmxIsSentToTheLoginAsAWholePage() throws Exception {
        var answer = SITE.visitor().get("/console/account", "HX-Request", "true");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Redirect")).hasValue("/console/login?expired");
    }

    @Test
    void pagesHaveNoScriptOrStyleOfTheirOwnAndSayThatNoneMayRun() throws Exception {
        Editor admin = SITE.admin();
        for (String page : new String[] {
            "/console",
            "/console/login",
            "/console/account",
            "/console/accounts",
            "/console/accounts/chief",
            "/console/audit"
        }) {
            var answer = admin.get(page);
            String policy =
                    answer.headers().firstValue("Content-Security-Policy").orElseThrow();

            assertThat(policy)
                    .contains("default-src 'none'", "script-src 'self'")
                    .doesNotContain("unsafe");
            assertThat(answer.body())
                    .doesNotContain("style=\"", "<style", "onclick", "javascript:")
                    .doesNotContainPattern("<script(?![^>]*src=)");
        }
    }

    @Test
    void sessionOfAnotherVersionOnlyLogsOut() throws Exception {
        Editor editor = SITE.editor("vera");
        SITE.jdbc
                .sql(
                        "update spring_session_attributes set attribute_bytes = '\\xcafe'"
                                + " where session_primary_id in (select primary_id from spring_session where principal_name = 'vera')")
                .update();

        assertThat(editor.get("/console").statusCode()).isEqualTo(302);
        assertThat(editor.login("vera", ConsoleSite.PASSWORD).get("/console").statusCode())
                .isEqualTo(200);
    }
}
